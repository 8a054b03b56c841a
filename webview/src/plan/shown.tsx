import type { Failure, Location, Plan } from '../../../engine/protocol/page.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { shortPath } from '../ui/model-path.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { Age, Key, useNow } from '../ui/parts.tsx';
import { Flow } from './flow.tsx';
import { countsOf, gatesHold, targetCount, verdicts } from './model-plan.ts';
import { Rail } from './rail.tsx';
import { Step } from './step.tsx';
import { Gates, Trigger } from './trigger.tsx';

interface ShownProps {
  readonly plan: Plan;
  readonly unsaved: boolean;
  /** Why planning it again did not work; the plan shown is the one before. */
  readonly failure: Failure | undefined;
  readonly planning: boolean;
  readonly onAgain: () => void;
  readonly onStep: (index: number) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onOpen: (location: Location) => void;
}

/** Letters of a sentence that is too long to be read at a glance; it is then drawn in the size of the page. */
const longSentence = 120;

/** A plan, in order of use: what it comes to, the drawing, why, the steps. */
export function Shown(props: ShownProps) {
  const { plan } = props;
  const now = useNow();
  const wide = plan.steps.some(({ verdict }) => verdicts[verdict].word.length > 4);
  const targets = targetCount(plan);
  return (
    <>
      <header class="head">
        <div class="grow">
          <h1 class="cut" title={plan.playbook}>
            Plan: {plan.playbook}
          </h1>
          <p class="made dots">
            <span>
              made {utcMoment(plan.madeAt, now)}, <Age from={plan.madeAt} after=" ago" />
            </span>
            <span>mode {plan.mode}</span>
            <span>{countText(plan.reads.length, 'read')}, 0 writes</span>
            <span>
              <button
                type="button"
                class="link"
                title={`${plan.source.file}:${plan.source.line}`}
                onClick={() => props.onOpen(plan.source)}
              >
                {shortPath(plan.source.file)}:{plan.source.line}
              </button>
            </span>
          </p>
        </div>
        <Button kind="primary" disabled={props.planning ? 'Planning' : undefined} onClick={props.onAgain}>
          <Icon name="again" />
          Plan again
          <Key of="P" />
        </Button>
      </header>
      {props.failure !== undefined && (
        <div class="problem" role="alert">
          <Icon name="broken" tone="bad" />
          <p class="grow said">
            It could not be planned again; this is the plan before. {props.failure.message}{' '}
            <code class="dim nowrap">{props.failure.code}</code>
          </p>
        </div>
      )}
      {props.unsaved && (
        <Banner icon="note" kind="info">
          <p class="grow">
            <span class="strong">Not saved.</span> The text on the screen was planned, not the saved file.
          </p>
        </Banner>
      )}
      <section class={`verdict ${gatesHold(plan.gates) === 'no' ? 'closed' : ''}`} aria-label="At a glance">
        <div class="grow">
          <p class={`big ${plan.summary.length > longSentence ? 'long' : ''}`}>{plan.summary}</p>
          {plan.caution !== undefined && (
            <p class="small said">
              <Icon name="risk" tone="risk" /> {plan.caution}
            </p>
          )}
          {plan.description !== undefined && <p class="small dim said">{plan.description}</p>}
        </div>
        <ul class="counts">
          {countsOf(plan).map(({ verdict, count }) => (
            <li key={verdict}>
              <span class={`v ${verdict}`}>
                <Icon name={verdicts[verdict].icon} tone={verdicts[verdict].tone} />
                <span>
                  <b>{count}</b> {verdicts[verdict].counted}
                </span>
              </span>
            </li>
          ))}
          <li class="dim">
            <b>{targets}</b> {targets === 1 ? 'target' : 'targets'}
          </li>
        </ul>
      </section>
      <div class="cols">
        <main>
          <Flow plan={plan} onStep={props.onStep} />
          <div class="two">
            <Trigger trigger={plan.trigger} />
            <Gates gates={plan.gates} />
          </div>
          <div class="h2row">
            <h2>Steps</h2>
            <span class="micro dim">what would be sent or run, exactly; a dry run sends and runs none of it</span>
          </div>
          <ol class={wide ? 'steps wide' : 'steps'}>
            {plan.steps.map((step) => (
              <Step key={step.index} step={step} onCopy={props.onCopy} onOpen={props.onOpen} />
            ))}
          </ol>
        </main>
        <Rail plan={plan} />
      </div>
    </>
  );
}
