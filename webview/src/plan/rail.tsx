import type { Plan } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { limitText } from '../ui/model-time.ts';
import { touchedBy, undoOrder } from './model-plan.ts';

/** How far it reaches, how it comes back, and what was read to know. */
export function Rail(props: { plan: Plan }) {
  const { plan } = props;
  const { now, later, told } = touchedBy(plan);
  const { enabled, window } = plan.rollback;
  const undo = undoOrder(plan);
  return (
    <aside class="rail">
      <section>
        <h2>Blast radius</h2>
        <p>
          <span class="strong">Would touch</span> {now.length === 0 ? 'nothing' : now.join(', ')}
        </p>
        {later.length > 0 && (
          <p>
            <span class="strong">Only if a step fails or succeeds</span> {later.join(', ')}
          </p>
        )}
        {told.length > 0 && (
          <p>
            <span class="strong">May tell</span> {told.join(', ')}
          </p>
        )}
      </section>
      <section>
        <h2>Rollback</h2>
        {enabled && !undo.some(({ undoable }) => undoable) ? (
          <p>The alert is watched for {limitText(window)} after the run, but no step can be undone.</p>
        ) : enabled ? (
          <>
            <p>
              For {limitText(window)} after the run, if the alert holds or gets worse, steps are undone in reverse
              order:
            </p>
            <ol class="undo">
              {undo.map(({ index, rollback, undoable }) => (
                <li key={index}>
                  <Icon name={undoable ? 'undo' : 'cross'} tone="dim" />
                  <span class="said">
                    {index} {rollback}
                  </span>
                </li>
              ))}
            </ol>
          </>
        ) : (
          <p>Not enabled: what a step did stays.</p>
        )}
      </section>
      <section>
        <h2>Read to plan</h2>
        {plan.reads.length === 0 ? (
          <p>Nothing outside the file.</p>
        ) : (
          <ul class="reads">
            {plan.reads.map((read) => (
              <li key={read} class="mono said">
                {read}
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}
