import { type Location, urgentSeverity, type WorkloadHealth } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { shortPath } from '../ui/model-path.ts';
import { utcMoment } from '../ui/model-time.ts';
import { Age, SeverityBadge, useNow } from '../ui/parts.tsx';
import { leadingCheck, pointsOf, shortTarget, sourceOf } from './model-check.ts';
import { failsText, nowText, restartsText, rowTone, stabilityText, whyParts } from './model-row.ts';
import { looks } from './model-state.ts';
import { fillingUp, trendText } from './model-trend.ts';
import { Sparkline } from './sparkline.tsx';
import { Strip } from './strip.tsx';
import { CheckedAge } from './table.tsx';
import type { History } from './use-history.ts';

/** A workload in a line; one that is not healthy spends a second line on why. */
export function Row(props: {
  one: WorkloadHealth;
  selected: boolean;
  /** It takes the focus when the list is tabbed into. */
  stop: boolean;
  history: History | undefined;
  /** Else this is how it last stood. */
  watched: boolean;
  onIncident: (id: string) => void;
  onOpen: (location: Location) => void;
}) {
  const { one, selected, history, watched } = props;
  const { workload, state, checks } = one;
  const check = leadingCheck(one);
  const { icon, tone, word } = looks[state];
  const heat = rowTone(state);
  const severity = urgentSeverity(one);
  const spans = history?.byName.get(workload)?.strip;
  return (
    <tr
      class={`w ${selected ? 'on' : ''}`}
      data-workload={workload}
      aria-current={selected}
      tabIndex={props.stop ? 0 : -1}
    >
      <th scope="row" class="n">
        <Icon name={icon} tone={tone} label={word} />
        <span class="nm cut" title={workload}>
          {workload}
        </span>
        {severity !== undefined && <SeverityBadge of={severity} />}
        {check !== undefined && (
          <span class="ty cut wide" title={`${check.type} ${check.target}`}>
            {check.type} {shortTarget(check.target)}
            {checks.length > 1 && ` · 1 of ${checks.length} checks`}
          </span>
        )}
      </th>
      <td class="st">
        {history !== undefined && spans !== undefined && <Strip workload={workload} spans={spans} history={history} />}
      </td>
      <td class="sp">
        {history !== undefined && check !== undefined && (
          <Sparkline workload={workload} state={state} check={check} history={history} />
        )}
      </td>
      <td class={`num cut ${heat}`} title={check?.actual}>
        {nowText(check)}
      </td>
      <td class={`num wide ${check?.consecutiveFails ? heat : ''}`}>{failsText(check)}</td>
      <td class="num wide">{restartsText(one)}</td>
      <td class="num wide">{stabilityText(one)}</td>
      <td class="num wide dim">
        <CheckedAge one={one} />
      </td>
      {state !== 'healthy' && (
        <Why one={one} history={history} watched={watched} onIncident={props.onIncident} onOpen={props.onOpen} />
      )}
    </tr>
  );
}

function Why(props: {
  one: WorkloadHealth;
  history: History | undefined;
  watched: boolean;
  onIncident: (id: string) => void;
  onOpen: (location: Location) => void;
}) {
  const { one, history, watched } = props;
  const now = useNow();
  const check = leadingCheck(one);
  const trend = watched && check && fillingUp(pointsOf(history?.byName.get(one.workload), check), check, now);
  const { incident } = one;
  const broken = one.unusable && sourceOf(one);
  return (
    <td class="why" colSpan={8}>
      {whyParts(one, now, watched).map((part) => (
        <span key={part}>{part}</span>
      ))}
      {broken !== undefined && (
        <span>
          <button type="button" class="link" title={broken.file} onClick={() => props.onOpen(broken)}>
            {shortPath(broken.file)}:{broken.line}
          </button>
        </span>
      )}
      {one.state === 'unhealthy' && one.since !== undefined && (
        <span>
          since {utcMoment(one.since, now)}{' '}
          {watched ? (
            <>
              (<Age from={one.since} />)
            </>
          ) : (
            'when last seen'
          )}
        </span>
      )}
      {trend && <span>{trendText(trend, now)}</span>}
      {incident !== undefined && one.state === 'unhealthy' && (
        <button type="button" class="link" onClick={() => props.onIncident(incident)}>
          {incident}
        </button>
      )}
    </td>
  );
}
