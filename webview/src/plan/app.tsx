import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Location, PlanView } from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { type KeyBinding, useKeys } from '../ui/keys.ts';
import { KeysHelp } from '../ui/keys-help.tsx';
import { AfterAWhile } from '../ui/parts.tsx';
import { callText } from './model-plan.ts';
import { NoPlan } from './no-plan.tsx';
import { Shown } from './shown.tsx';

/** The plan page: what a playbook would do, before anything is done. */
export function App(props: { host: Host<object> }) {
  const { host } = props;
  const [view, setView] = useState<PlanView>();
  const [planning, setPlanning] = useState(true);
  const [said, setSaid] = useState('');
  const [help, setHelp] = useState(false);
  const at = useRef(0);
  /** Counts the plans asked for or told of: an answer that comes after a newer one is of no use. */
  const turn = useRef(0);

  const ask = useCallback(
    async (method: 'plan/load' | 'plan/again') => {
      turn.current += 1;
      const mine = turn.current;
      setPlanning(true);
      const answer = await host.request(method, {}).catch(shownFailure);
      if (mine !== turn.current) return;
      setPlanning(false);
      if ('code' in answer) setView((before) => ({ unsaved: false, ...before, failure: answer }));
      else {
        setView(answer);
        if (method === 'plan/again') setSaid(answer.plan ? 'Planned again.' : 'It could not be planned.');
      }
    },
    [host],
  );
  useEffect(() => {
    host.on('plan/replaced', (next) => {
      turn.current += 1;
      setPlanning(false);
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

/** The step that has the focus, else the one that had it last. */
function focusedStep(last: number): number {
  const step = document.activeElement?.closest<HTMLElement>('[data-step]')?.dataset['step'];
  return step === undefined ? last : Number(step);
}
