import type { Plan } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { gatesHold, gatesText, holdsLook, triggerWord } from './model-plan.ts';

/** Whether the trigger holds now, condition by condition. */
export function Trigger(props: { trigger: Plan['trigger'] }) {
  const { alert, holds, conditions } = props.trigger;
  return (
    <section>
      <div class="h2row">
        <h2>Trigger</h2>
        <span class="small">
          <Icon {...look(holds)} /> {triggerWord[holds]}
        </span>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Condition</th>
            <th scope="col" class="num">
              Now
            </th>
            <th scope="col" class="num">
              Threshold
            </th>
            <th scope="col" class="num">
              For
            </th>
          </tr>
        </thead>
        <tbody>
          {alert !== undefined && (
            <tr>
              <td class="mono">alert {alert}</td>
              <td class="num strong">{conditions.length === 0 ? triggerWord[holds] : '–'}</td>
              <td class="num">firing</td>
              <td class="num">–</td>
            </tr>
          )}
          {conditions.map((condition) => (
            <tr key={`${condition.metric} ${condition.operator} ${condition.threshold}`}>
              <td>
                <span class="mono said">{condition.metric}</span>
                <span class="why small dim">
                  <Icon {...look(condition.holds)} /> {condition.why}
                </span>
              </td>
              <td class="num strong">{condition.now ?? 'not known'}</td>
              <td class="num">
                {condition.operator} {condition.threshold}
              </td>
              <td class="num">{condition.duration ?? '–'}</td>
            </tr>
          ))}
          {alert === undefined && conditions.length === 0 && (
            <tr>
              <td colSpan={4} class="dim">
                None is written: a person starts it.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** What must hold before anything runs. */
export function Gates(props: { gates: Plan['gates'] }) {
  const { gates } = props;
  if (gates.length === 0) return null;
  return (
    <section>
      <div class="h2row">
        <h2>Safety gates</h2>
        <span class="small">
          <Icon {...look(gatesHold(gates))} /> {gatesText(gates)}
        </span>
      </div>
      <ul class="gates">
        {gates.map((gate) => (
          <li key={gate.name}>
            <Icon {...look(gate.holds)} label={triggerWord[gate.holds]} />
            <span>
              <span class="strong">{gate.name}</span>: {gate.why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function look(holds: Plan['trigger']['holds']) {
  const { icon, tone } = holdsLook[holds];
  return { name: icon, tone };
}
