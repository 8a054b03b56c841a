import type { Failure, Incident, Location, SimilarIncident } from '../../../engine/protocol/page.ts';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { localMoment, utcMoment } from '../ui/model-time.ts';
import { useNow } from '../ui/parts.tsx';
import type { RankedPlaybook } from './model-playbooks.ts';
import { Similar } from './similar.tsx';

interface RailProps {
  readonly incident: Incident;
  readonly playbooks: readonly RankedPlaybook[];
  readonly broken: Failure | undefined;
  readonly waits: string | undefined;
  readonly trusted: boolean;
  readonly similar: readonly SimilarIncident[] | undefined;
  readonly onSelect: (id: string) => void;
  readonly onDryRun: (playbook: string) => void;
  readonly onOpen: (location: Location) => void;
}

const offered = 3;

/** What can be done about it, the playbooks that nothing ties to it, and the facts that are rarely needed. */
export function Rail(props: RailProps) {
  const { playbooks } = props;
  const next = playbooks.filter(({ why }) => why !== undefined).slice(0, offered);
  const others = playbooks.filter((ranked) => !next.includes(ranked));
  return (
    <aside class="rail">
      {next.length > 0 && (
        <section class="next">
          <h2>Do next</h2>
          {next.map((ranked) => (
            <Item key={ranked.playbook.name} ranked={ranked} {...props} />
          ))}
          {!props.trusted && (
            <p class="small dim">
              Dry-run needs a trusted workspace: it reads live state with commands from this folder.
            </p>
          )}
        </section>
      )}
      {props.broken !== undefined && <p class="small bad said">{props.broken.message}</p>}
      {others.length > 0 && (
        <section class="others">
          <details>
            <summary>Other playbooks ({others.length})</summary>
            <div class="items">
              {others.map((ranked) => (
                <Item key={ranked.playbook.name} ranked={ranked} {...props} />
              ))}
            </div>
          </details>
        </section>
      )}
      <Similar similar={props.similar} onSelect={props.onSelect} />
      <About {...props} />
    </aside>
  );
}

function Item(props: RailProps & { ranked: RankedPlaybook }) {
  const { playbook, why } = props.ranked;
  const waits = props.waits ?? (props.trusted ? undefined : 'Needs a trusted workspace');
  return (
    <article class="item">
      <div class="row">
        <Icon name="bolt" />
        <h3 class="grow cut" title={playbook.name}>
          {playbook.name}
        </h3>
        {playbook.alert !== undefined && <span class="small dim nowrap">alert {playbook.alert}</span>}
      </div>
      {playbook.description !== undefined && <p class="dim">{playbook.description}</p>}
      <div class="act">
        <Button disabled={waits} onClick={() => props.onDryRun(playbook.name)}>
          <Icon name="flask" />
          Dry-run
        </Button>
        <Button
          kind="ghost"
          title={`${playbook.source.file}:${playbook.source.line}`}
          onClick={() => props.onOpen(playbook.source)}
        >
          Open
        </Button>
        {why !== undefined && (
          <span class="small why cut" title={why}>
            <Icon name="done" tone="good" /> {why}
          </span>
        )}
      </div>
    </article>
  );
}

function About(props: RailProps) {
  const { incident } = props;
  const now = useNow();
  const { opened, started, detected } = incident.milestones;
  const rows: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['Began', started && utcMoment(started, now), started],
    ['Detected', detected && utcMoment(detected, now), detected],
    ['Opened', utcMoment(opened, now), opened],
    ['Opened by', `${incident.openedBy.name}, ${via[incident.openedBy.via]}`, undefined],
    ['Service', incident.service ?? 'none named', undefined],
    ['Workload', incident.workload, undefined],
    ['Check', incident.check, undefined],
    ['Alert', incident.alert, undefined],
    ['Profile', incident.profile, undefined],
  ];
  return (
    <section class="about">
      <h2>About</h2>
      {incident.description !== undefined && <p class="said">{incident.description}</p>}
      <dl class="kv">
        {rows.map(([name, text, at]) =>
          text === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={at && localMoment(at)}>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

const via: Readonly<Record<Incident['openedBy']['via'], string>> = {
  editor: 'in the editor',
  cli: 'on the command line',
  daemon: 'by itself',
  webhook: 'over a webhook',
  guest: 'as a guest',
};
