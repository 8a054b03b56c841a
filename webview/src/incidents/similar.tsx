import type { SimilarIncident } from '../../../engine/protocol/page.ts';
import { limitText } from '../ui/model-time.ts';
import { Age, SeverityBadge } from '../ui/parts.tsx';

/** Past incidents like this one: what ended them first, then why they are alike. Nothing while none is known. */
export function Similar(props: { similar: readonly SimilarIncident[] | undefined; onSelect: (id: string) => void }) {
  const { similar = [] } = props;
  if (similar.length === 0) return null;
  return (
    <section class="similar">
      <h2>Similar incidents</h2>
      {similar.map(({ incident, fix, downtimeMinutes, reasons }) => (
        <article class="item" key={incident.id}>
          <div class="row">
            <SeverityBadge of={incident.severity} />
            <button
              type="button"
              class="link mono cut"
              title={`Open ${incident.id}: ${incident.title}`}
              onClick={() => props.onSelect(incident.id)}
            >
              {incident.id}
            </button>
            <span class="grow" />
            <span class="small dim nowrap">
              <Age from={incident.milestones.opened} short after=" ago" />
            </span>
          </div>
          <p class="said">
            {fix === undefined ? (
              incident.title
            ) : (
              <>
                <b class="strong">Fix:</b> {fix}
              </>
            )}
            {downtimeMinutes !== undefined && downtimeMinutes > 0 && ` Down ${limitText(downtimeMinutes * 60_000)}.`}
          </p>
          <p class="dim">{reasons.join(', ')}</p>
        </article>
      ))}
    </section>
  );
}
