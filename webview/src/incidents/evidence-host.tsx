import type { HostEvidence } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { percentText, sizeText } from '../ui/model-size.ts';
import { ageText } from '../ui/model-time.ts';
import { gauges } from './model-evidence.ts';

/** How full the host was, and with what. */
export function HostCard(props: { host: HostEvidence }) {
  const { host } = props;
  return (
    <>
      <div class="host-cols">
        <div class="gauges">
          {gauges(host).map((gauge) => (
            <div key={gauge.name}>
              <span class="dim cut" title={gauge.name}>
                {gauge.name}
              </span>
              <span class={`bar ${gauge.level}`} role="img" aria-label={`${gauge.name}: ${gauge.text}`}>
                <i style={{ width: percentText(gauge.used) }} />
              </span>
              <span class="num">
                {gauge.level !== 'ok' && (
                  <Icon name="risk" tone={gauge.level} label={gauge.level === 'bad' ? 'full' : 'high'} />
                )}
                {gauge.text}
              </span>
            </div>
          ))}
        </div>
        {host.topProcesses.length > 0 && (
          <table class="top">
            <caption>Largest processes</caption>
            <tbody>
              {host.topProcesses.slice(0, 4).map((process) => (
                <tr key={process.pid}>
                  <td class="mono cut" title={process.name}>
                    {process.name}
                  </td>
                  <td class="num dim">{process.pid}</td>
                  <td class="num">{sizeText(process.memory)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <p class="micro dim">
        {host.hostname}, {host.platform}, up {ageText(host.uptime * 1000)}
      </p>
    </>
  );
}
