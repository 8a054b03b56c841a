import type { Evidence as EvidenceItem } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { tookText, utcMoment } from '../ui/model-time.ts';
import { useNow } from '../ui/parts.tsx';
import { CheckCard } from './evidence-check.tsx';
import { GitCard } from './evidence-git.tsx';
import { HostCard } from './evidence-host.tsx';
import { ReportCard } from './evidence-report.tsx';
import { evidenceSummary, sortEvidence } from './model-evidence.ts';

/** What was seen the moment the incident opened. `began` is when the trouble did. */
export function Evidence(props: { evidence: readonly EvidenceItem[]; began: string }) {
  const { evidence } = props;
  const now = useNow();
  const { takenAt, took, collected, total, unavailable } = evidenceSummary(evidence);
  if (takenAt === undefined) return null;
  return (
    <section>
      <div class="h2row">
        <h2>Evidence</h2>
        <p class="micro dim">
          taken at {utcMoment(takenAt, now)} in {tookText(took)} · {collected} of {total} sources
        </p>
      </div>
      {unavailable.map((line) => (
        <p class="small said lacking" key={line}>
          <Icon name="risk" tone="risk" /> {line}
        </p>
      ))}
      <div class="ev">
        {sortEvidence(evidence).map((item) => (
          <Card key={item.id} item={item} began={props.began} />
        ))}
      </div>
    </section>
  );
}

function Card(props: { item: EvidenceItem; began: string }) {
  const { item } = props;
  return (
    <article class={`card ${item.source}`}>
      <header>
        <h3 class="cut" title={item.title}>
          {item.title}
        </h3>
        <span class="src">
          {item.source} · {tookText(item.took)}
        </span>
      </header>
      <div class="body">
        <Content {...props} />
      </div>
    </article>
  );
}

function Content(props: { item: EvidenceItem; began: string }) {
  const { data } = props.item;
  switch (data.type) {
    case 'host':
      return <HostCard host={data} />;
    case 'check':
      return <CheckCard evidence={data} />;
    case 'git':
      return <GitCard git={data} began={props.began} />;
    case 'report':
      return <ReportCard evidence={data} />;
    case 'history':
    case 'log':
    case 'incident':
    case 'metrics':
    case 'nothing':
      return <p class="small dim">Nothing was found.</p>;
  }
}
