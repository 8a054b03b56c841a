import type {
  CorrectableMilestone,
  Failure,
  ForwardState,
  Incident,
  IncidentDetail,
  Location,
  Resolution,
} from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { onceAtATime } from '../ui/once.ts';
import type { Announcement } from './model-list.ts';
import type { ViewState } from './view-state.ts';

/** What a person can do on the page. Each tells its outcome through `tell`; none rejects. */
export interface Actions {
  transition(id: string, to: ForwardState): Promise<void>;
  /** These ask in the host's own way. */
  severity(id: string): Promise<void>;
  owner(id: string): Promise<void>;
  reopen(id: string): Promise<void>;
  exportAs(id: string, format: 'json' | 'html'): Promise<void>;
  /** Answers why the times were refused, or undefined once they are kept. */
  milestones(id: string, changes: MilestoneChanges): Promise<Failure | undefined>;
  /** `item` counts from 1. */
  actionDone(id: string, item: number, done: boolean): Promise<void>;
  /** Answers whether the note was taken. */
  note(id: string, text: string): Promise<boolean>;
  resolve(id: string, resolution: Resolution): Promise<boolean>;
  postmortem(id: string): Promise<void>;
  dryRun(playbook: string): Promise<void>;
  start(): Promise<void>;
  open(location: Location): Promise<void>;
  openLog(path: string): Promise<void>;
  openCommit(hash: string): Promise<void>;
  openReport(id: string): Promise<void>;
  /** An address of the web. */
  browse(url: string): Promise<void>;
  copy(what: string, text: string): Promise<void>;
  act(act: 'openLog' | 'openSetting' | 'manageTrust' | 'retry'): Promise<void>;
}

/** Times as UTC, RFC 3339; null: it is not known. */
export type MilestoneChanges = Partial<Record<CorrectableMilestone, string | null>>;

export interface Telling {
  take(detail: IncidentDetail): void;
  say(announcement: Announcement): void;
  select(id: string): void;
  fail(failure: Failure | undefined): void;
}

/** The actions of a page; one under way is not begun a second time. */
export function actionsOf(host: Host<ViewState>, tell: Telling): Actions {
  const once = onceAtATime({ say: (text) => tell.say({ text, assertive: false }), fail: tell.fail });
  const opened = async (name: string, open: () => Promise<null>) => {
    await once(name, async () => {
      await open();
      return undefined;
    });
  };
  const asked = async (
    name: string,
    method: 'incidents/severityAsking' | 'incidents/ownerAsking' | 'incidents/reopenAsking',
    id: string,
    text: (incident: Incident) => string,
  ) => {
    await once(name, async () => {
      const detail = await host.request(method, { id });
      if (detail === null) return undefined;
      tell.take(detail);
      return text(detail.incident);
    });
  };
  return {
    async transition(id, to) {
      await once(`transition ${id}`, async () => {
        tell.take(await host.request('incidents/transition', { id, to }));
        return `${id} is now ${to}`;
      });
    },
    note: (id, text) =>
      once(`note ${id}`, async () => {
        tell.take(await host.request('incidents/note', { id, text }));
        return 'Note added';
      }),
    resolve: (id, resolution) =>
      once(`resolve ${id}`, async () => {
        tell.take(await host.request('incidents/resolve', { id, resolution }));
        return `${id} is resolved`;
      }),
    async postmortem(id) {
      await once(`postmortem ${id}`, async () => {
        const { path } = await host.request('incidents/postmortem', { id });
        return `Postmortem written to ${path}`;
      });
    },
    severity: (id) =>
      asked(`severity ${id}`, 'incidents/severityAsking', id, ({ severity }) => `${id} is now ${severity}`),
    owner: (id) =>
      asked(`owner ${id}`, 'incidents/ownerAsking', id, ({ owner }) =>
        owner === undefined ? `Nobody has ${id} now` : `${owner} has ${id} now`,
      ),
    reopen: (id) => asked(`reopen ${id}`, 'incidents/reopenAsking', id, ({ state }) => `${id} is ${state} again`),
    async exportAs(id, format) {
      await once(`export ${id}`, async () => {
        const written = await host.request('incidents/exportAsking', { id, format });
        return written === null ? undefined : `Exported to ${written.path}`;
      });
    },
    async milestones(id, milestones) {
      try {
        tell.take(await host.request('incidents/milestones', { id, milestones }));
        tell.say({ text: 'Times corrected', assertive: false });
        return undefined;
      } catch (error) {
        return shownFailure(error);
      }
    },
    async actionDone(id, item, done) {
      await once(`action ${id} ${item}`, async () => {
        tell.take(await host.request('incidents/actionDone', { id, item, done }));
        return `Action item ${item} is ${done ? 'done' : 'to be done again'}`;
      });
    },
    openLog: (path) => opened('log', () => host.request('incidents/openLog', { path })),
    openCommit: (hash) => opened('commit', () => host.request('incidents/openCommit', { hash })),
    openReport: (id) => opened('report', () => host.request('incidents/openReport', { id })),
    browse: (url) => opened('browse', () => host.request('host/openExternal', { url })),
    async copy(what, text) {
      await once('copy', async () => {
        await host.request('host/copy', { text });
        return `${what} copied`;
      });
    },
    async dryRun(playbook) {
      await once(`dry run ${playbook}`, async () => {
        await host.request('incidents/dryRun', { playbook });
        return undefined;
      });
    },
    async start() {
      await once('start', async () => {
        const started = await host.request('incidents/startAsking', {});
        if (started !== null) tell.select(started.id);
        return undefined;
      });
    },
    open: (location) => opened('open', () => host.request('host/openLocation', location)),
    async act(act) {
      await once(act, async () => {
        await host.request('host/act', { act });
        return undefined;
      });
    },
  };
}
