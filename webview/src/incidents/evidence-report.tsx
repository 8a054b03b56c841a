import type { ReportEvidence } from '../../../engine/protocol/page.ts';
import { shortPath } from '../ui/model-path.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { useNow } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';

/** The forensic reports of the hours before, newest first. */
export function ReportCard(props: { evidence: ReportEvidence; actions: Actions }) {
  const { reports, moreReports = 0 } = props.evidence;
  const now = useNow();
  return (
    <>
      {reports.length === 0 && <p class="small dim">No report of the hours before.</p>}
      <ul class="commits">
        {reports.map(({ id, at, workload, message, path }) => (
          <li key={id}>
            <p class="row">
              <span class="mono dim">{utcMoment(at, now)}</span>
              <span class="cut grow" title={message}>
                {workload !== undefined && <span class="strong">{workload} </span>}
                {message}
              </span>
            </p>
            <button
              type="button"
              class="link small mono cut"
              title={`Open ${path}`}
              onClick={() => void props.actions.openReport(id)}
            >
              {shortPath(path)}
            </button>
          </li>
        ))}
      </ul>
      {moreReports > 0 && <p class="small dim">and {countText(moreReports, 'earlier report')}</p>}
    </>
  );
}
