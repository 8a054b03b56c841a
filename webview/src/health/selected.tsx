import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { CheckHealth, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { Chart } from '../ui/chart.tsx';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { shortPath } from '../ui/model-path.ts';
import { limitText, utcMoment } from '../ui/model-time.ts';
import { Age, Key, useNow } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
import { chartOf } from './model-chart.ts';
import { isFailing, isUsable, leadingCheck, measuresValue, measureText, pointsOf, sourceOf } from './model-check.ts';
import { nextRestartFact, observedFact, restartFact, stabilityFact } from './model-facts.ts';
import { failsText, silenceText } from './model-row.ts';
import { CheckedAge } from './table.tsx';
import type { History } from './use-history.ts';

interface SelectedProps {
  readonly one: WorkloadHealth;
  /** The check chosen by name, else the one that leads. */
  readonly chosen: string | undefined;
  readonly history: History | undefined;
  readonly running: boolean;
  /** Else this is how it last stood, and nothing restarts it. */
  readonly watched: boolean;
  readonly cannotRun: string | undefined;
  readonly waits: string | undefined;
  readonly actions: Actions;
  readonly onCheck: (check: string) => void;
}

/** The selected workload: its chart, what is known of it, what can be done. */
export function Selected(props: SelectedProps) {
  const { one, chosen, history, actions } = props;
  const pane = useKeptClear();
  const check = one.checks.find((each) => each.check === chosen) ?? leadingCheck(one);
  const source = isUsable(one) ? check?.source : sourceOf(one);
  const cannotRun = isUsable(one) ? props.cannotRun : 'Its definition cannot be used';
  return (
    <section ref={pane} class="selected" aria-label={one.workload}>
      <div class="drawn">
        <header class="row wrap">
          <h2 class="name">{one.workload}</h2>
          {check !== undefined && (
            <span class="small dim cut" title={check.target}>
              {measureText(check)}, every {limitText(check.interval)}
            </span>
          )}
          {one.checks.length > 1 && <Checks checks={one.checks} shown={check} onCheck={props.onCheck} />}
          <span class="grow" />
          {check !== undefined && <Legend measures={measuresValue(check)} />}
        </header>
        {check !== undefined && history !== undefined && (
          <Drawn one={one} check={check} history={history} watched={props.watched} />
        )}
      </div>
      <div class="known">
        <div class="row wrap">
          <Button
            disabled={props.running ? 'It is being run' : cannotRun}
            onClick={() => void actions.check([one.workload])}
          >
            <Icon name="run" />
            {props.running ? 'Running…' : 'Run check'}
            <Key of="R" />
          </Button>
          {source !== undefined && (
            <Button kind="ghost" title={source.file} onClick={() => void actions.open(source)}>
              <Icon name="page" />
              Open YAML
            </Button>
          )}
        </div>
        <Facts {...props} check={check} />
      </div>
    </section>
  );
}

/** Under the pane, the padding of the page. */
const below = 30;

/** For what stays at the bottom of the window: how much room it has, and that rows gone to come to rest above it, also when it grows. */
function useKeptClear() {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = pane;
    if (current === null) return undefined;
    const root = document.documentElement;
    const sized = new ResizeObserver(() => {
      const above = (current.previousElementSibling?.getBoundingClientRect().bottom ?? 0) + window.scrollY + below;
      current.style.setProperty('--above', `${Math.ceil(above)}px`);
      const { top, bottom, height } = current.getBoundingClientRect();
      root.style.scrollPaddingBottom = stays(current) ? `${Math.ceil(height)}px` : '';
      const row = document.activeElement?.closest('[data-workload]');
      const place = row?.getBoundingClientRect();
      if (place && place.bottom > top && place.top < bottom) row?.scrollIntoView({ block: 'nearest' });
    });
    sized.observe(current);
    if (current.parentElement !== null) sized.observe(current.parentElement);
    return () => {
      sized.disconnect();
      root.style.scrollPaddingBottom = '';
    };
  }, []);
  return pane;
}

/** Not in a window that is too low for it. */
function stays(pane: HTMLElement): boolean {
  return getComputedStyle(pane).position === 'sticky';
}

function Drawn(props: { one: WorkloadHealth; check: CheckHealth; history: History; watched: boolean }) {
  const { one, check, history, watched } = props;
  const series = history.byName.get(one.workload);
  const model = useMemo(() => {
    const chart = chartOf(pointsOf(series, check), check, history.window);
    // Whether it still fails nobody knows while nothing is watched.
    return watched ? chart : { ...chart, failingSince: undefined };
  }, [series, check, history.window, watched]);
  if (model.times.length === 0)
    return <p class="nothing small dim">Nothing was measured in the last {history.range}.</p>;
  const what = measuresValue(check) ? check.type : 'latency';
  return <Chart key={`${one.workload} ${check.check}`} model={model} name={`${what} of ${one.workload}`} />;
}

function Checks(props: {
  checks: readonly CheckHealth[];
  shown: CheckHealth | undefined;
  onCheck: (name: string) => void;
}) {
  return (
    <fieldset class="seg" aria-label="Check">
      {props.checks.map((each) => (
        <button
          key={each.check}
          type="button"
          class={each.check === props.shown?.check ? 'on' : ''}
          aria-pressed={each.check === props.shown?.check}
          onClick={() => props.onCheck(each.check)}
        >
          {isFailing(each) && <Icon name="broken" tone="bad" label="fails" />} {each.check}
        </button>
      ))}
    </fieldset>
  );
}

function Legend({ measures }: { measures: boolean }) {
  return (
    <span class="legend" aria-hidden>
      <span>
        <i class="middle" />
        {measures ? 'value' : 'median'}
      </span>
      {!measures && (
        <span>
          <i class="high" />
          95th
        </span>
      )}
      <span>
        <i class="failed" />
        failed
      </span>
    </span>
  );
}

function Facts(props: SelectedProps & { check: CheckHealth | undefined }) {
  const { one, check, actions } = props;
  const { incident, report, silence, dependsOn, runbook } = one;
  const now = useNow();
  const restarts = restartFact(one, now);
  const next = props.watched ? nextRestartFact(one, now) : undefined;
  const stability = stabilityFact(one);
  return (
    <dl class="facts">
      {check?.lastError !== undefined && isFailing(check) && (
        <Fact name="Last error" said>
          <span class="bad">{check.lastError}</span>
        </Fact>
      )}
      {check?.lastHealthy !== undefined && isFailing(check) && (
        <Fact name="Last healthy">
          {utcMoment(check.lastHealthy, now)}, <Age from={check.lastHealthy} after=" ago" />
        </Fact>
      )}
      {check?.message !== undefined && !isFailing(check) && <Fact name="Last seen">{check.message}</Fact>}
      {check !== undefined && (
        <>
          <Fact name="Target" narrow>
            {check.target}
          </Fact>
          <Fact name="Fails" narrow>
            {failsText(check)}
          </Fact>
          <Fact name="Checked" narrow>
            <CheckedAge one={one} /> ago
          </Fact>
        </>
      )}
      {restarts !== undefined && (
        <Fact name="Restarts">
          {restarts}
          {report !== undefined && (
            <>
              {' · '}
              <button type="button" class="link" onClick={() => void actions.openReport(report)}>
                report
              </button>
            </>
          )}
        </Fact>
      )}
      {restarts === undefined && report !== undefined && (
        <Fact name="Report">
          <button type="button" class="link" onClick={() => void actions.openReport(report)}>
            what was found
          </button>
        </Fact>
      )}
      {next !== undefined && <Fact name="Next restart">{next}</Fact>}
      {stability !== undefined && <Fact name="Stability">{stability}</Fact>}
      {incident !== undefined && (
        <Fact name="Incident">
          <button type="button" class="link" onClick={() => void actions.openIncident(incident)}>
            {incident}
          </button>
        </Fact>
      )}
      {silence !== undefined && (
        <Fact name="Silence" said>
          {silenceText(silence, now)}
          {props.waits === undefined && (
            <>
              {' · '}
              <button type="button" class="link" onClick={() => void actions.endSilence(silence.id)}>
                end it
              </button>
            </>
          )}
        </Fact>
      )}
      {dependsOn.length > 0 && <Fact name="Depends on">{dependsOn.join(', ')}</Fact>}
      {runbook !== undefined && (
        <Fact name="Runbook">
          <button type="button" class="link" onClick={() => void actions.openRunbook(runbook)}>
            {runbook}
          </button>
        </Fact>
      )}
      {check !== undefined && (
        <>
          <Fact name="Observed">{observedFact(check)}</Fact>
          <Fact name="Written in">
            <button
              type="button"
              class="link"
              title={check.source.file}
              onClick={() => void actions.open(check.source)}
            >
              {shortPath(check.source.file)}:{check.source.line}
            </button>
          </Fact>
        </>
      )}
    </dl>
  );
}

function Fact(props: { name: string; said?: true; narrow?: true; children: ComponentChildren }) {
  return (
    <div class={props.narrow ? 'narrow' : ''}>
      <dt>{props.name}</dt>
      <dd class={props.said ? 'said' : ''}>{props.children}</dd>
    </div>
  );
}
