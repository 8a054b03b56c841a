import type {
  CheckEvidence,
  Evidence as EvidenceItem,
  GitEvidence,
  HostEvidence,
} from '../../../engine/protocol/page.ts';
import { Icon, type IconName, type Tone } from '../ui/icons.tsx';
import { countText, percentText, sizeText } from '../ui/model-size.ts';
import { ageText, tookText, utcMoment } from '../ui/model-time.ts';
import { Age, useNow } from '../ui/parts.tsx';
import { evidenceSummary, gauges, latestChange, sortEvidence } from './model-evidence.ts';

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
          {unavailable.map(({ title, reason }) => (
            <span key={title}>
              {' · '}
              <span class="risk">
                {title}: {reason}
              </span>
            </span>
          ))}
        </p>
      </div>
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
      <div class="body">{item.status === 'unavailable' ? <Unavailable item={item} /> : <Content {...props} />}</div>
    </article>
  );
}

function Unavailable(props: { item: EvidenceItem }) {
  return (
    <p class="small">
      <Icon name="risk" tone="risk" /> <span class="risk">Not available:</span>{' '}
      {props.item.reason ?? 'no reason was given'}
    </p>
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
    case 'nothing':
      return <p class="small dim">Nothing was found.</p>;
  }
}

const results: Readonly<Record<CheckEvidence['checks'][number]['result'], readonly [IconName, Tone]>> = {
  failed: ['broken', 'bad'],
  passed: ['fine', 'good'],
  unsupported: ['unsupported', 'dim'],
};

function CheckCard(props: { evidence: CheckEvidence }) {
  const { checks, notRun = 0 } = props.evidence;
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
      {checks.length === 0 && notRun === 0 && <p class="small dim">No check watches this service.</p>}
      {notRun > 0 && <p class="small dim">{countText(notRun, 'more check')} not run: the time for evidence was up.</p>}
    </>
  );
}

function HostCard(props: { host: HostEvidence }) {
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

const commitsAtFirst = 3;

function GitCard(props: { git: GitEvidence; began: string }) {
  const { git, began } = props;
  const before = latestChange(git, began);
  const uncommitted = git.uncommitted.length + (git.moreUncommitted ?? 0);
  return (
    <>
      {before !== undefined && <p class="small strong">Last change {ageText(before)} before it began</p>}
      {git.commits.length === 0 && <p class="small dim">No recent commit.</p>}
      <ul class="commits">
        {git.commits.slice(0, commitsAtFirst).map((commit) => (
          <Commit key={commit.hash} commit={commit} />
        ))}
      </ul>
      {git.commits.length > commitsAtFirst && (
        <details>
          <summary>{countText(git.commits.length - commitsAtFirst, 'earlier commit')}</summary>
          <ul class="commits">
            {git.commits.slice(commitsAtFirst).map((commit) => (
              <Commit key={commit.hash} commit={commit} />
            ))}
          </ul>
        </details>
      )}
      {uncommitted > 0 && (
        <details>
          <summary>
            <Icon name="risk" tone="risk" /> {countText(uncommitted, 'file')} changed and not committed
          </summary>
          <Files files={git.uncommitted} more={git.moreUncommitted ?? 0} />
        </details>
      )}
      <p class="micro dim">branch {git.branch}</p>
    </>
  );
}

function Commit(props: { commit: GitEvidence['commits'][number] }) {
  const { commit } = props;
  const count = commit.files.length + (commit.moreFiles ?? 0);
  return (
    <li>
      <p class="row">
        <span class="mono hash">{commit.hash.slice(0, 7)}</span>
        <span class="cut grow" title={commit.subject}>
          {commit.subject}
        </span>
        <span class="author dim cut" title={commit.author}>
          {commit.author}
        </span>
      </p>
      <details>
        <summary>
          {countText(count, 'file')}, <Age from={commit.at} after=" ago" />
        </summary>
        <Files files={commit.files} more={commit.moreFiles ?? 0} />
      </details>
    </li>
  );
}

function Files(props: { files: readonly string[]; more: number }) {
  return (
    <ul class="files mono">
      {props.files.map((file) => (
        <li key={file}>{file}</li>
      ))}
      {props.more > 0 && <li class="dim">and {props.more} more</li>}
    </ul>
  );
}
