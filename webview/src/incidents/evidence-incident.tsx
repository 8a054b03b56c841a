import type { IncidentEvidence } from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { Age, SeverityBadge } from '../ui/parts.tsx';

/** The other incidents that were open; one opens by its title. */
export function IncidentCard(props: { evidence: IncidentEvidence; onSelect: (id: string) => void }) {
  const { incidents, moreIncidents = 0 } = props.evidence;
  if (incidents.length === 0) return <p class="small dim">No other incident was open.</p>;
  return (
    <>
      <ul class="commits">
        {incidents.map(({ id, title, severity, state, service, opened }) => (
          <li key={id} class="row">
            <SeverityBadge of={severity} />
            <button
              type="button"
              class="link cut grow"
              title={`Open ${id}: ${title}`}
              onClick={() => props.onSelect(id)}
            >
              {title}
            </button>
            <span class="small dim nowrap">
              {state}
              {service !== undefined && ` · ${service}`} · <Age from={opened} short />
            </span>
          </li>
        ))}
      </ul>
      {moreIncidents > 0 && <p class="small dim">and {countText(moreIncidents, 'incident')} more</p>}
    </>
  );
}
