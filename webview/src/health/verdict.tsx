import type { HealthState, Incident, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { utcMoment } from '../ui/model-time.ts';
import { Age, useNow } from '../ui/parts.tsx';
import { counts } from './model-groups.ts';
import { looks } from './model-state.ts';
import { lastVerdict, verdict } from './model-verdict.ts';

/** How everything stands, in a sentence, and how many in each state; a count filters by it. */
export function Overall(props: {
  workloads: readonly WorkloadHealth[];
  incidents: readonly Incident[];
  /** Else this is how it last stood. */
  watched: boolean;
  /** What is not watched, as it cannot be used; undefined where all is. */
  broken: string | undefined;
  states: readonly HealthState[];
  onState: (state: HealthState) => void;
  onIncident: (id: string) => void;
}) {
  const { workloads, states } = props;
  const { state, sentence, since, seen, notes, incident } = props.watched
    ? verdict(workloads, props.incidents, props.broken)
    : lastVerdict(workloads, props.incidents);
  const { icon, tone } = props.watched ? looks[state] : ({ icon: 'clock', tone: 'dim' } as const);
  const now = useNow();
  return (
    <section class={`verdict ${tone}`} aria-label="Overall">
      <div class="grow">
        <p class="big">
          <Icon name={icon} tone={tone} /> {sentence}
          {seen !== undefined && (
            <>
              , <Age from={seen} after=" ago" />
            </>
          )}{' '}
          {since !== undefined && <Age from={since} />}
        </p>
        {(since !== undefined || notes.length > 0 || incident !== undefined) && (
          <p class="sub">
            {since !== undefined && <span>{utcMoment(since, now)}</span>}
            {notes.map((note) => (
              <span key={note}>{note}</span>
            ))}
            {incident !== undefined && (
              <span>
                <button type="button" class="link" onClick={() => props.onIncident(incident.id)}>
                  {incident.id}
                </button>
                {incident.who !== undefined && `, ${incident.who}`}
              </span>
            )}
          </p>
        )}
      </div>
      <ul class="counts" aria-label="Filter by state">
        {counts(workloads, states).map(({ state: one, count }) => (
          <li key={one}>
            <button
              type="button"
              class={`chip ${states.includes(one) ? 'on' : ''}`}
              aria-pressed={states.includes(one)}
              title={states.includes(one) ? `Show all again` : `Show only ${looks[one].word}`}
              onClick={() => props.onState(one)}
            >
              <Icon name={looks[one].icon} tone={looks[one].tone} />
              <b>{count}</b> {looks[one].word}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
