import { Fragment } from 'preact';
import type { Plan, Tristate } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { gatesHold, gatesText, holdsLook, triggerWord } from './model-plan.ts';

/** Whether the trigger holds now, condition by condition. */
export function Trigger(props: { trigger: Plan['trigger'] }) {
  const { alert, firing, holds, conditions } = props.trigger;
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
              <td class="num strong">{firingWord[firing?.holds ?? 'unknown']}</td>
              <td class="num">firing</td>
              <td class="num">–</td>
            </tr>
          )}
          {firing !== undefined && <Why {...firing} />}
          {conditions.map((condition) => (
            <Fragment key={`${condition.metric} ${condition.operator} ${condition.threshold}`}>
              <tr>
                <td class="mono said">{condition.metric}</td>
                <td class="num strong">{condition.now ?? 'not known'}</td>
                <td class="num">
                  {condition.operator} {condition.threshold}
                </td>
                <td class="num">{condition.duration ?? '–'}</td>
              </tr>
              <Why holds={condition.holds} why={condition.why} />
            </Fragment>
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

function Why(props: { holds: Tristate; why: string }) {
  return (
    <tr class="why">
      <td colSpan={4} class="small dim">
        <Icon {...look(props.holds)} /> {props.why}
      </td>
    </tr>
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

const firingWord = { yes: 'firing', no: 'quiet', unknown: 'not known' } as const;

function look(holds: Tristate) {
  const { icon, tone } = holdsLook[holds];
  return { name: icon, tone };
}
