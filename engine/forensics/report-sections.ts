import type { ReportSections, SectionData } from '../model/report.ts';
import { readSection, type SectionSource } from './section.ts';
import { type ChangesSubject, changesSection } from './sections/changes.ts';
import { type DockerSubject, dockerSection } from './sections/docker.ts';
import { type HostSubject, hostSection } from './sections/host.ts';
import { type KernelSubject, kernelSection } from './sections/kernel.ts';
import { type KubernetesSubject, kubernetesSection } from './sections/kubernetes.ts';
import { type LogSubject, logSection } from './sections/log.ts';
import { type ProcessSubject, processSection } from './sections/process.ts';
import { type ToolsSubject, toolsSection } from './sections/tools.ts';

/** All that the sections of a report need to know. */
export type SectionSubject = ChangesSubject &
  DockerSubject &
  HostSubject &
  KernelSubject &
  KubernetesSubject &
  LogSubject &
  ProcessSubject &
  ToolsSubject;

/** One source a section. */
export type ReportSources = {
  readonly [Name in keyof SectionData]: SectionSource<SectionSubject, SectionData[Name]>;
};

/** In the order of the report: what is nearest to the trouble first. */
export const sectionNames = [
  'process',
  'log',
  'kernel',
  'host',
  'docker',
  'kubernetes',
  'changes',
  'tools',
] as const satisfies readonly (keyof SectionData)[];

export const reportSources: ReportSources = {
  process: processSection,
  log: logSection,
  host: hostSection,
  kernel: kernelSection,
  docker: dockerSection,
  kubernetes: kubernetesSection,
  changes: changesSection,
  tools: toolsSection,
};

/** Asks every source at once; each answers within its time, so that the slowest bounds the whole. */
export async function readSections(sources: ReportSources, subject: SectionSubject): Promise<ReportSections> {
  const [process, log, host, kernel, docker, kubernetes, changes, tools] = await Promise.all([
    readSection(sources.process, subject),
    readSection(sources.log, subject),
    readSection(sources.host, subject),
    readSection(sources.kernel, subject),
    readSection(sources.docker, subject),
    readSection(sources.kubernetes, subject),
    readSection(sources.changes, subject),
    readSection(sources.tools, subject),
  ]);
  return { process, log, host, kernel, docker, kubernetes, changes, tools };
}
