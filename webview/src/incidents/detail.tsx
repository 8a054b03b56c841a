import type { CorrectableMilestone, Failure, IncidentDetail, SimilarIncident } from '../../../engine/protocol/page.ts';
import type { Actions } from './actions.ts';
import { Band } from './band.tsx';
import { Evidence } from './evidence.tsx';
import { Head } from './head.tsx';
import { bandOf, type NextStep } from './model-band.ts';
import { bestPlaybook, type Playbook, rankPlaybooks } from './model-playbooks.ts';
import { isActive } from './model-state.ts';
import type { Segment } from './model-timeline.ts';
import { Rail } from './rail.tsx';
import { Resolution } from './resolution.tsx';
import { Timeline } from './timeline.tsx';

interface DetailProps {
  readonly detail: IncidentDetail;
  readonly playbooks: readonly Playbook[];
  readonly broken: Failure | undefined;
  readonly trusted: boolean;
  readonly waits: string | undefined;
  readonly segment: Segment | undefined;
  readonly note: string;
  readonly noteWaits: boolean;
  readonly actions: Actions;
  readonly similar: readonly SimilarIncident[] | undefined;
  /** The id of the evidence shown large. */
  readonly large: string | undefined;
  readonly onLarge: (id: string) => void;
  readonly onSelect: (id: string) => void;
  readonly onTimes: (first?: CorrectableMilestone) => void;
  readonly onResolve: () => void;
  readonly onSegment: (segment: Segment | undefined) => void;
  readonly onNote: (text: string) => void;
  readonly onAddNote: () => void;
}

/** Everything about one incident, in order of use. */
export function Detail(props: DetailProps) {
  const { detail, waits, actions } = props;
  const { incident } = detail;
  const ranked = isActive(incident) ? rankPlaybooks(incident, props.playbooks) : [];
  const band = bandOf(detail, props.trusted ? bestPlaybook(ranked) : undefined);
  return (
    <>
      <Head incident={incident} waits={waits} actions={actions} onResolve={props.onResolve} onTimes={props.onTimes} />
      <Band band={band} waits={waits} onNext={(next) => take(next, props)} />
      <div class="cols">
        <div class="content">
          <Resolution detail={detail} waits={waits} actions={actions} />
          <Evidence
            detail={detail}
            large={props.large}
            actions={actions}
            onLarge={props.onLarge}
            onSelect={props.onSelect}
          />
          <Timeline
            key={incident.id}
            timeline={detail.timeline}
            segment={props.segment}
            note={props.note}
            waiting={props.noteWaits}
            onSegment={props.onSegment}
            onNote={props.onNote}
            onAdd={props.onAddNote}
          />
        </div>
        <Rail
          incident={incident}
          playbooks={ranked}
          broken={isActive(incident) ? props.broken : undefined}
          waits={waits}
          trusted={props.trusted}
          similar={props.similar}
          onSelect={props.onSelect}
          onDryRun={(playbook) => void actions.dryRun(playbook)}
          onOpen={(location) => void actions.open(location)}
        />
      </div>
    </>
  );
}

/** Does what the band offers. */
export function take(next: NextStep, props: Pick<DetailProps, 'detail' | 'actions' | 'onResolve'>): void {
  const { actions, detail } = props;
  const { id } = detail.incident;
  if (next.act === 'dryRun') void actions.dryRun(next.playbook);
  else if (next.act === 'acknowledge') void actions.transition(id, 'acknowledged');
  else if (next.act === 'mitigated') void actions.transition(id, 'mitigated');
  else if (next.act === 'resolve') props.onResolve();
  else void actions.postmortem(id);
}
