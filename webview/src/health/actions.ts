import type { Failure, Location } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { countText } from '../ui/model-size.ts';
import { onceAtATime } from '../ui/once.ts';
import type { ViewState } from './view-state.ts';

/** What a person can do on the page. Each tells its outcome through `Telling`; none rejects. */
export interface Actions {
  /** Observes workloads now. */
  check(workloads: readonly string[]): Promise<void>;
  silence(workload: string): Promise<void>;
  endSilence(id: string): Promise<void>;
  openIncident(id: string): Promise<void>;
  openReport(id: string): Promise<void>;
  openRunbook(runbook: string): Promise<void>;
  startWatching(): Promise<void>;
  newCheck(): Promise<void>;
  copy(text: string): Promise<void>;
  open(location: Location): Promise<void>;
  act(act: 'openLog' | 'openSetting' | 'manageTrust' | 'retry'): Promise<void>;
}

export interface Telling {
  say(text: string): void;
  fail(failure: Failure | undefined): void;
  /** These are being observed; none when it is done. */
  running(workloads: readonly string[]): void;
  /** How things stand may have changed. */
  refresh(): void;
}

export function actionsOf(host: Host<ViewState>, tell: Telling): Actions {
  const once = onceAtATime(tell);
  const silently = async (name: string, work: () => Promise<unknown>) => {
    await once(name, async () => {
      await work();
      return undefined;
    });
  };
  return {
    async check(workloads) {
      await once('check', async () => {
        tell.running(workloads);
        try {
          const reports = await host.request('health/check', { workloads });
          const failed = reports.filter(({ result }) => result === 'failed');
          const [first] = failed;
          tell.refresh();
          if (first === undefined) return `${countText(reports.length, 'check')} passed`;
          return `${failed.length} of ${countText(reports.length, 'check')} failed: ${first.workload}, ${first.message}`;
        } finally {
          tell.running([]);
        }
      });
    },
    async silence(workload) {
      await once('silence', async () => {
        const silence = await host.request('health/silenceAsking', { workload });
        tell.refresh();
        return silence === null ? undefined : `${workload} is silenced`;
      });
    },
    async endSilence(id) {
      await once('end silence', async () => {
        await host.request('health/endSilence', { id });
        tell.refresh();
        return 'The silence has ended';
      });
    },
    openIncident: (id) => silently('incident', () => host.request('health/openIncident', { id })),
    openReport: (id) => silently('report', () => host.request('health/openReport', { id })),
    openRunbook: (runbook) => silently('runbook', () => host.request('health/openRunbook', { runbook })),
    startWatching: () =>
      silently('watch', async () => {
        await host.request('health/startWatching', {});
        tell.refresh();
      }),
    newCheck: () =>
      silently('new check', async () => {
        await host.request('health/newCheck', {});
        tell.refresh();
      }),
    copy: (text) =>
      once('copy', async () => {
        await host.request('host/copy', { text });
        return 'Copied';
      }).then(() => undefined),
    open: (location) => silently('open', () => host.request('host/openLocation', location)),
    act: (act) => silently(act, () => host.request('host/act', { act })),
  };
}
