import type { Clock } from '../clock.ts';
import type { HostEvidence } from '../model/evidence.ts';
import { type Result, success } from '../model/failure.ts';
import { isMissingProgram } from './failures.ts';
import { type GitQuestion, gitEvidence } from './git.ts';
import { hostContext } from './host.ts';
import { processState } from './process-state.ts';
import { type ReportSources, reportSources, type SectionSubject } from './report-sections.ts';
import type { SectionSource } from './section.ts';
import { dockerTimeout, printContainers, readDocker } from './sections/docker.ts';
import { readProcess } from './sections/process.ts';
import { shareReads } from './share-reads.ts';

/** What evidence and reports of many failures have in common, looked at once for all of them. */
export interface SharedSources {
  /** This host, as it was within the last seconds. */
  readonly host: () => Promise<HostEvidence>;
  readonly git: (question: GitQuestion) => ReturnType<typeof gitEvidence>;
  /** Those of a report. What may tell of the failure itself is read after it was seen, by each who saw it later anew. */
  readonly sections: ReportSources;
}

/** How long git may take for all who ask, in ms. */
const gitTimeout = 5_000;
/** How long a program that is not on the PATH is not looked for again, in ms. */
const missingFor = 60_000;

export function shareSources(clock: Pick<Clock, 'now' | 'tick'>): SharedSources {
  const holds = (answer: Result<unknown>) => (!answer.ok && isMissingProgram(answer.failure) ? missingFor : undefined);
  const once = <T>(source: SectionSource<SectionSubject, T>): SectionSource<SectionSubject, T> => {
    const own = (about: SectionSubject) => source.read(about, AbortSignal.timeout(source.timeout));
    const read = shareReads<SectionSubject, Result<T>>(own, {
      clock,
      keyOf: ({ root, trusted, paths = [] }) => JSON.stringify([root, trusted, paths]),
      notBefore: ({ at }) => at,
      holds,
    });
    return { ...source, read };
  };
  const host = shareReads<void, HostEvidence>(() => hostContext(), { clock, keyOf: () => '' });
  const containers = shareReads((about: SectionSubject) => printContainers(about, AbortSignal.timeout(dockerTimeout)), {
    clock,
    keyOf: () => '',
    notBefore: ({ at }) => at,
    holds,
  });
  const processes = shareReads(
    ({ id, about: { sources } }: { readonly id: number; readonly about: SectionSubject }) =>
      processState(id, sources, AbortSignal.timeout(reportSources.process.timeout)),
    { clock, keyOf: ({ id }) => String(id), notBefore: ({ about }) => about.at },
  );
  return {
    host: () => host(),
    git: shareReads((question: GitQuestion) => gitEvidence({ ...question, signal: AbortSignal.timeout(gitTimeout) }), {
      clock,
      keyOf: ({ root, paths }) => JSON.stringify([root, paths]),
      notBefore: ({ before }) => before,
    }),
    sections: {
      ...reportSources,
      process: {
        ...reportSources.process,
        read: (about, signal) => readProcess(about, signal, (id) => processes({ id, about })),
      },
      host: { ...reportSources.host, read: async () => success(await host()) },
      docker: {
        ...reportSources.docker,
        read: (subject, signal) => readDocker(subject, signal, containers(subject)),
      },
      kernel: once(reportSources.kernel),
      kubernetes: once(reportSources.kubernetes),
      changes: once(reportSources.changes),
      tools: once(reportSources.tools),
    },
  };
}
