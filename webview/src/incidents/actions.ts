import type { Failure, IncidentDetail, Location, Resolution } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { onceAtATime } from '../ui/once.ts';
import type { Announcement } from './model-list.ts';
import type { ViewState } from './view-state.ts';

/** What a person can do on the page. Each tells its outcome through `tell`; none rejects. */
export interface Actions {
  transition(id: string, to: 'acknowledged' | 'mitigated'): Promise<void>;
  /** Answers whether the note was taken. */
  note(id: string, text: string): Promise<boolean>;
  resolve(id: string, resolution: Resolution): Promise<boolean>;
  postmortem(id: string): Promise<void>;
  dryRun(playbook: string): Promise<void>;
  start(): Promise<void>;
  open(location: Location): Promise<void>;
  act(act: 'openLog' | 'openSetting' | 'manageTrust' | 'retry'): Promise<void>;
}

export interface Telling {
  take(detail: IncidentDetail): void;
  say(announcement: Announcement): void;
  select(id: string): void;
  fail(failure: Failure | undefined): void;
}

/** The actions of a page; one under way is not begun a second time. */
export function actionsOf(host: Host<ViewState>, tell: Telling): Actions {
  const once = onceAtATime({ say: (text) => tell.say({ text, assertive: false }), fail: tell.fail });
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
    async open(location) {
      await once('open', async () => {
        await host.request('host/openLocation', location);
        return undefined;
      });
    },
    async act(act) {
      await once(act, async () => {
        await host.request('host/act', { act });
        return undefined;
      });
    },
  };
}
