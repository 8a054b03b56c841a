import type { HealthState, Incident, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { utcMoment } from '../ui/model-time.ts';
import { Age, useNow } from '../ui/parts.tsx';
import { counts } from './model-groups.ts';
import { looks } from './model-state.ts';
import { verdict } from './model-verdict.ts';

/** How everything stands, in a sentence, and how many in each state; a count filters by it. */
export function Overall(props: {
  workloads: readonly WorkloadHealth[];
  incidents: readonly Incident[];
  /** What is not watched, as it cannot be used; undefined where all is. */
  broken: string | undefined;
  states: readonly HealthState[];
  onState: (state: HealthState) => void;
  onIncident: (id: string) => void;
}) {
  const { workloads, states } = props;
  const { state, sentence, since, notes, incident } = verdict(workloads, props.incidents, props.broken);
  const { icon, tone } = looks[state];
  const now = useNow();
  return (
    <section class={`verdict ${tone}`} aria-label="Overall">
      <div class="grow">
        <p class="big">
          <Icon name={icon} tone={tone} /> {sentence} {since !== undefined && <Age from={since} />}
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
