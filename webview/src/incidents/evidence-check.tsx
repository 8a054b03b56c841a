import type { CheckEvidence } from '../../../engine/protocol/page.ts';
import { Icon, type IconName, type Tone } from '../ui/icons.tsx';
import { tookText } from '../ui/model-time.ts';

const results: Readonly<Record<CheckEvidence['checks'][number]['result'], readonly [IconName, Tone]>> = {
  failed: ['broken', 'bad'],
  passed: ['fine', 'good'],
  unsupported: ['unsupported', 'dim'],
};

/** What each check of the service said when it was run once. */
export function CheckCard(props: { evidence: CheckEvidence }) {
  const { checks, notRun = [], unread = [] } = props.evidence;
  return (
    <>
      <ul class="checks">
        {checks.map((check) => {
          const [icon, tone] = results[check.result];
          return (
            <li key={`${check.workload}/${check.check}`}>
              <Icon name={icon} tone={tone} label={check.result} />
              <div class="grow">
                <p class="row">
                  <span class="cut">
                    <span class="strong">{check.workload}</span> {check.check}
                  </span>
                  <span class="src">{tookText(check.took)}</span>
                </p>
                <p class="small mono dim cut" title={check.target}>
                  {check.target}
                </p>
                <p class={`small said ${check.result === 'failed' ? 'bad' : 'dim'}`}>{check.message}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {checks.length === 0 && notRun.length === 0 && <p class="small dim">No check watches this service.</p>}
      {notRun.length > 0 && <p class="small dim">Not run, as the time for evidence was up: {notRun.join(', ')}</p>}
      {unread.map((definition) => (
        <p key={definition} class="small bad">
          Not loaded: {definition}
        </p>
      ))}
    </>
  );
}
