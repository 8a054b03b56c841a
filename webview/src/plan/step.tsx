import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Call, Location, PlanStep } from '../../../engine/protocol/page.ts';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { callText, factsOf, linesOf, reasonOf, targetsText, verdicts } from './model-plan.ts';

interface StepProps {
  readonly step: PlanStep;
  /** Answers whether it was copied. */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onOpen: (location: Location) => void;
}

/** What would happen to one step, why, with which exact calls, and what then. */
export function Step(props: StepProps) {
  const { step } = props;
  const { word, icon, tone } = verdicts[step.verdict];
  const { follows, facts } = factsOf(step);
  const { beside, below } = reasonOf(step);
  const { message, lines } = linesOf(step);
  const drawn = lines.flatMap(({ call }) => call ?? []);
  return (
    <li class={`step ${step.verdict}`} id={`step-${step.index}`} data-step={step.index} tabIndex={-1}>
      <span class="no">{step.index}</span>
      <span class={`v ${step.verdict}`}>
        <Icon name={icon} tone={tone} />
        {word}
      </span>
      <div class="c">
        <div class="hd">
          <h3 class="mono">{step.type}</h3>
          <span class="cut targets" title={targetsText(step)}>
            {targetsText(step)}
          </span>
          {beside !== undefined && <span class="beside dim small nowrap">{beside}</span>}
        </div>
        {below !== undefined && <p class="reason small said">{below}</p>}
        {message !== undefined && <p class="small dim target said">{message}</p>}
        {lines.map(({ text, call }, index) =>
          call === undefined ? (
            <p class="small dim target" key={`${index} ${text}`}>
              {text}
            </p>
          ) : (
            <CallBlock
              key={`${index} ${text}`}
              call={call}
              label={drawn.length === 1 ? `step ${step.index}` : `step ${step.index}, call ${drawn.indexOf(call) + 1}`}
              onCopy={props.onCopy}
            >
              {text !== undefined && <p class="small target">{text}</p>}
            </CallBlock>
          ),
        )}
        {step.changes.length > 0 && (
          <div class="bd">
            {step.changes.map(({ what, before, after }) => (
              <div key={what}>
                <span class="dim">{what}</span>
                <span class="from">{before}</span>
                <Icon name="right" tone="dim" label="becomes" />
                <span class="to">{after}</span>
              </div>
            ))}
          </div>
        )}
        <p class="facts">
          {follows !== undefined && <span class="br">{follows}</span>}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <button
            type="button"
            class="link"
            title={`${step.source.file}:${step.source.line}`}
            onClick={() => props.onOpen(step.source)}
          >
            line {step.source.line}
          </button>
        </p>
      </div>
    </li>
  );
}

interface CallProps {
  readonly call: Call;
  readonly label: string;
  readonly onCopy: StepProps['onCopy'];
  /** What it is for. */
  readonly children: ComponentChildren;
}

function CallBlock(props: CallProps) {
  const [copied, setCopied] = useState(false);
  const text = callText(props.call);
  const copy = async () => {
    if (!(await props.onCopy(text))) return;
    setCopied(true);
    window.setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div class="call">
      {props.children}
      <pre>
        <code>{text}</code>
      </pre>
      <Button kind="ghost" class="tool" label={copied ? 'Copied' : `Copy the call of ${props.label}`} onClick={copy}>
        <Icon name={copied ? 'done' : 'copy'} />
      </Button>
    </div>
  );
}
