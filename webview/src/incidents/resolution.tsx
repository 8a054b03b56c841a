import type { ActionItem, IncidentDetail, Resolution as ResolutionFields } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { utcDay } from '../ui/model-time.ts';
import { useNow } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
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

interface ResolutionProps {
  readonly detail: IncidentDetail;
  readonly waits: string | undefined;
  readonly actions: Actions;
}

/** What was written when it was resolved, and what is still to be written. */
export function Resolution(props: ResolutionProps) {
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
      </dl>
      {resolution.action_items !== undefined && (
        <>
          <h3 class="small">Action items</h3>
          <ol class="actions">
            {resolution.action_items.map((item, index) => (
              <Action key={`${index} ${item.what}`} item={item} place={index + 1} {...props} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Action(props: ResolutionProps & { item: ActionItem; place: number }) {
  const { item, place, waits, actions, detail } = props;
  const { what, owner, due, ticket, done } = item;
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const overdue = done === undefined && due !== undefined && due < today;
  const when = done !== undefined ? `done ${utcDay(done)}` : due === undefined ? 'no date' : `due ${due}`;
  return (
    <li>
      <label class="row">
        <input
          type="checkbox"
          checked={done !== undefined}
          disabled={waits !== undefined}
          title={waits}
          onChange={({ currentTarget }) => {
            const { checked } = currentTarget;
            // It is drawn as the daemon has it.
            currentTarget.checked = done !== undefined;
            void actions.actionDone(detail.incident.id, place, checked);
          }}
        />
        <span class={`grow said ${done === undefined ? '' : 'dim'}`}>{what}</span>
        <span class="small dim">
          {owner ?? 'no owner'}
          {' · '}
          {overdue ? (
            <span class="risk">
              <Icon name="risk" tone="risk" /> {when}, overdue
            </span>
          ) : (
            when
          )}
          {ticket !== undefined && ` · ${ticket}`}
        </span>
      </label>
    </li>
  );
}
