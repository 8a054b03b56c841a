import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Failure, Location, Plan, PlanView } from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { type KeyBinding, useKeys } from '../ui/keys.ts';
import { KeysHelp } from '../ui/keys-help.tsx';
import { Middle } from '../ui/middle.tsx';
import { headed } from '../ui/model-failure.ts';
import { shortPath } from '../ui/model-path.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { AfterAWhile, Age, Key, useNow } from '../ui/parts.tsx';
import { Flow } from './flow.tsx';
import { callText, countsOf, gatesHold, headline, verdicts } from './model-plan.ts';
import { Rail } from './rail.tsx';
import { Step } from './step.tsx';
import { Gates, Trigger } from './trigger.tsx';

/** The plan page: what a playbook would do, before anything is done. */
export function App(props: { host: Host<object> }) {
  const { host } = props;
  const [view, setView] = useState<PlanView>();
  const [planning, setPlanning] = useState(true);
  const [said, setSaid] = useState('');
  const [help, setHelp] = useState(false);
  const at = useRef(0);

  const ask = useCallback(
    async (method: 'plan/load' | 'plan/again') => {
      setPlanning(true);
      try {
        const answer = await host.request(method, {});
        setView(answer);
        if (method === 'plan/again') setSaid(answer.plan ? 'Planned again.' : 'It could not be planned.');
      } catch (error) {
        setView((before) => ({ unsaved: false, ...before, failure: shownFailure(error) }));
      }
      setPlanning(false);
    },
    [host],
  );
  useEffect(() => {
    host.on('plan/replaced', (next) => {
      setView(next);
      setSaid('A new plan is shown.');
    });
    void ask('plan/load');
  }, [host, ask]);

  const copy = async (text: string): Promise<boolean> => {
    try {
      await host.request('host/copy', { text });
      setSaid('Copied.');
      return true;
    } catch (error) {
      setSaid(shownFailure(error).message);
      return false;
    }
  };
  const open = (location: Location) => {
    host.request('host/openLocation', location).catch((error: unknown) => setSaid(shownFailure(error).message));
  };
  const plan = view?.plan;
  const goTo = (index: number) => {
    const last = plan?.steps.length ?? 0;
    at.current = Math.min(last, Math.max(1, index));
    const step = document.getElementById(`step-${at.current}`);
    step?.scrollIntoView({ block: 'nearest' });
    step?.focus();
  };
  const bindings: readonly KeyBinding[] = [
    { key: 'p', does: 'plan again', run: () => (planning ? undefined : void ask('plan/again')) },
    { key: 'j', does: 'next step', run: () => goTo(focusedStep(at.current) + 1) },
    { key: 'k', does: 'previous step', run: () => goTo(focusedStep(at.current) - 1) },
    {
      key: 'y',
      does: 'copy the calls of the step',
      run: () => {
        const step = plan?.steps.find(({ index }) => index === focusedStep(at.current)) ?? plan?.steps[0];
        if (step !== undefined && step.calls.length > 0) void copy(step.calls.map(callText).join('\n'));
      },
    },
    { key: '?', does: 'show these keys', run: () => setHelp(true) },
  ];
  useKeys(bindings);

  const again = () => void ask('plan/again');
  return (
    <div class={`plan ${planning && view !== undefined ? 'planning' : ''}`} aria-busy={planning}>
      {planning && (
        <AfterAWhile>
          <div class="progress" role="progressbar" aria-label="Planning">
            <i />
          </div>
        </AfterAWhile>
      )}
      {plan !== undefined && (
        <Shown
          plan={plan}
          unsaved={view?.unsaved === true}
          failure={view?.failure}
          planning={planning}
          onAgain={again}
          onStep={goTo}
          onCopy={copy}
          onOpen={open}
        />
      )}
      {plan === undefined && view !== undefined && (
        <NoPlan
          failure={view.failure}
          onAgain={again}
          onOpen={open}
          onLog={() => void host.request('host/act', { act: 'openLog' })}
        />
      )}
      <p class="heard" aria-live="polite">
        {said}
      </p>
      {help && <KeysHelp bindings={bindings} extra={[['Esc', 'close what is open']]} close={() => setHelp(false)} />}
    </div>
  );
}

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

function Shown(props: ShownProps) {
  const { plan } = props;
  const now = useNow();
  const wide = plan.steps.some(({ verdict }) => verdicts[verdict].word.length > 4);
  const targets = new Set(plan.steps.flatMap((step) => step.targets.flatMap(({ name }) => name ?? []))).size;
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
          <p class="big">{headline(plan)}</p>
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

function NoPlan(props: {
  failure: Failure | undefined;
  onAgain: () => void;
  onOpen: (location: Location) => void;
  onLog: () => void;
}) {
  const { failure } = props;
  if (failure === undefined)
    return (
      <Middle icon="flask" tone="dim" heading="No plan is shown">
        <p class="dim">Choose Dry-run on a playbook to see what it would do.</p>
      </Middle>
    );
  const { heading, rest } = headed(failure);
  const { file, line = 1 } = failure;
  return (
    <Middle icon="broken" tone="bad" heading={heading} alert>
      {rest !== '' && <p class="said">{rest}</p>}
      {file !== undefined && (
        <p>
          <button type="button" class="link mono" title={file} onClick={() => props.onOpen({ file, line })}>
            {shortPath(file)}:{line}
          </button>
        </p>
      )}
      <p class="dim small">
        Nothing has been touched. Code <code class="nowrap">{failure.code}</code>
      </p>
      <div class="row wrap">
        <Button kind="primary" onClick={props.onAgain}>
          <Icon name="again" />
          Plan again
          <Key of="P" />
        </Button>
        <Button kind="ghost" onClick={props.onLog}>
          Open log
        </Button>
      </div>
    </Middle>
  );
}

/** The step that has the focus, else the one that had it last. */
function focusedStep(last: number): number {
  const step = document.activeElement?.closest<HTMLElement>('[data-step]')?.dataset['step'];
  return step === undefined ? last : Number(step);
}
