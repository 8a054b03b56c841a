import type { IncidentDetail, Resolution as ResolutionFields } from '../../../engine/protocol/page.ts';
import { labelOf } from './model-resolution.ts';

const order: readonly (keyof ResolutionFields)[] = [
  'root_cause',
  'trigger',
  'fix',
  'impact',
  'detection',
  'category',
  'component',
  'downtime_minutes',
  'toil_minutes',
  'toil_category',
  'went_well',
  'could_be_better',
  'lessons',
];

/** What was written when it was resolved, and what is still to be written. */
export function Resolution(props: { detail: IncidentDetail }) {
  const { incident, missing } = props.detail;
  const { resolution } = incident;
  if (resolution === undefined) return null;
  return (
    <section class="resolution">
      <div class="h2row">
        <h2>Resolution</h2>
        {missing.length > 0 && (
          <span class="micro risk">missing: {missing.map((name) => labelOf(name).toLowerCase()).join(', ')}</span>
        )}
      </div>
      <dl class="kv">
        {order.map((name) =>
          resolution[name] === undefined ? null : (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd class="said">{String(resolution[name])}</dd>
            </div>
          ),
        )}
        {resolution.action_items?.map((item) => (
          <div key={item.what}>
            <dt>Action item</dt>
            <dd class="said">
              {item.what}
              <span class="dim">
                {' · '}
                {item.owner ?? 'no owner'}
                {' · '}
                {item.due === undefined ? 'no date' : `due ${item.due}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
