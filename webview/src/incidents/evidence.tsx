import { useMemo } from 'preact/hooks';
import type { Evidence as EvidenceItem, Incident, IncidentDetail } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { tookText, utcMoment } from '../ui/model-time.ts';
import { useNow } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
import { CheckCard } from './evidence-check.tsx';
import { GitCard } from './evidence-git.tsx';
import { HistoryCard } from './evidence-history.tsx';
import { HostCard } from './evidence-host.tsx';
import { IncidentCard } from './evidence-incident.tsx';
import { LogCard } from './evidence-log.tsx';
import { MetricsCard } from './evidence-metrics.tsx';
import { ReportCard } from './evidence-report.tsx';
import { markOf } from './model-charts.ts';
import { enlarges, evidenceSummary, pendingSources, sortEvidence } from './model-evidence.ts';
import { beganAt } from './model-state.ts';

interface EvidenceProps {
  readonly detail: IncidentDetail;
  /** The id of the evidence shown large. */
  readonly large: string | undefined;
  readonly actions: Actions;
  readonly onLarge: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

/** What was seen the moment the incident opened. */
export function Evidence(props: EvidenceProps) {
  const { detail } = props;
  const now = useNow();
  const { takenAt, took, collected, total, unavailable } = evidenceSummary(detail.evidence);
  const pending = pendingSources(detail);
  if (takenAt === undefined && pending.length === 0) return null;
  return (
    <section>
      <div class="h2row">
        <h2>Evidence</h2>
        {takenAt !== undefined && (
          <p class="micro dim">
            taken at {utcMoment(takenAt, now)} in {tookText(took)} · {collected} of {total + pending.length} sources
          </p>
        )}
      </div>
      {pending.length > 0 && (
        <p class="small lacking" role="status">
          <Icon name="clock" tone="dim" /> still being taken: {pending.map(({ title }) => title).join(', ')}
        </p>
      )}
      <div class="ev">
        {sortEvidence(detail.evidence).map((item) => (
          <Card key={item.id} item={item} {...props} />
        ))}
      </div>
      {unavailable.map((line) => (
        <p class="small said lacking" key={line}>
          <Icon name="risk" tone="risk" /> {line}
        </p>
      ))}
    </section>
  );
}

interface CardProps extends EvidenceProps {
  readonly item: EvidenceItem;
}

function Card(props: CardProps) {
  const { item } = props;
  const large = props.large === item.id;
  return (
    <article class={`card ${item.source} ${large ? 'large' : ''}`}>
      <header>
        <h3 class="cut" title={item.title}>
          {enlarges(item) ? (
            <button
              type="button"
              class="plain"
              aria-expanded={large}
              title={large ? 'Show it small' : 'Show it large'}
              onClick={() => props.onLarge(item.id)}
            >
              {item.title} <Icon name={large ? 'small' : 'large'} />
            </button>
          ) : (
            item.title
          )}
        </h3>
        <span class="src">
          {item.source} · {tookText(item.took)}
        </span>
      </header>
      <div class="body">
        <Content {...props} incident={props.detail.incident} enlarged={large} />
      </div>
    </article>
  );
}

function Content(props: CardProps & { incident: Incident; enlarged: boolean }) {
  const { item, incident, actions, onSelect, enlarged } = props;
  const { data } = item;
  const mark = useMemo(() => markOf(props.detail), [props.detail]);
  switch (data.type) {
    case 'host':
      return <HostCard host={data} />;
    case 'check':
      return <CheckCard evidence={data} />;
    case 'history':
      return <HistoryCard evidence={data} mark={mark} large={enlarged} />;
    case 'metrics':
      return <MetricsCard evidence={data} mark={mark} large={enlarged} actions={actions} />;
    case 'log':
      return <LogCard evidence={data} large={enlarged} actions={actions} />;
    case 'git':
      return <GitCard git={data} began={beganAt(incident)} actions={actions} />;
    case 'report':
      return <ReportCard evidence={data} actions={actions} />;
    case 'incident':
      return <IncidentCard evidence={data} onSelect={onSelect} />;
    case 'nothing':
      return <p class="small dim">Nothing was found.</p>;
  }
}
