import { type Result, success } from '../../model/failure.ts';
import type { KubernetesSection } from '../../model/report.ts';
import { printed } from '../command.ts';
import type { SectionSource } from '../section.ts';
import { count } from '../units.ts';

export interface KubernetesSubject {
  readonly environment: NodeJS.ProcessEnv;
}

type Pod = KubernetesSection['pods'][number];

const mostPods = 50;

/** The cluster that kubectl points at, and its pods that are not well. */
export const kubernetesSection: SectionSource<KubernetesSubject, KubernetesSection> = {
  title: 'Kubernetes',
  timeout: 2_000,
  read: readKubernetes,
  unread: ({ unread = [] }) => unread,
  lines: ({ context, pods, morePods, unread }) => [
    `context     ${context}`,
    ...pods.map(({ namespace, name, ready, status, restarts }) => {
      return `${namespace}/${name}: ${status}, ${ready} ready, restarted ${count(restarts, 'time')}`;
    }),
    ...(morePods === undefined ? [] : [`and ${morePods} more`]),
    ...(pods.length === 0 && !unread ? ['every pod runs'] : []),
  ],
};

/** Where the pods of every namespace may not be listed, those of the context's own are. */
async function readKubernetes(
  { environment }: KubernetesSubject,
  signal: AbortSignal,
): Promise<Result<KubernetesSection>> {
  const kubectl = (...args: readonly string[]) => printed(['kubectl', ...args], environment, signal);
  const current = await kubectl('config', 'current-context');
  if (!current.ok) return current;
  const context = current.value.trim();

  const get = ['get', 'pods', '--no-headers', '--request-timeout=1500ms'];
  let listed = await kubectl(...get, '--all-namespaces');
  let own = '';
  if (!listed.ok && /forbidden/i.test(listed.failure.message)) {
    const [namespace, pods] = await Promise.all([
      kubectl('config', 'view', '--minify', '--output', 'jsonpath={..namespace}'),
      kubectl(...get),
    ]);
    own = `${(namespace.ok && namespace.value.trim()) || 'default'} `;
    listed = pods;
  }
  if (!listed.ok) return success({ context, pods: [], unread: [`pods: ${listed.failure.message}`] });
  const pods = listed.value.split('\n').flatMap((line) => podOf(own + line));
  const unwell = pods.filter(isUnwell);
  const more = unwell.length - mostPods;
  return success({ context, pods: unwell.slice(0, mostPods), ...(more > 0 && { morePods: more }) });
}

/** `namespace name 1/2 CrashLoopBackOff 5 (3m ago) 2d`: the table shows what a pod's phase does not, a crash loop. */
function podOf(line: string): readonly Pod[] {
  const found = /^(\S+) +(\S+) +(\d+\/\d+) +(\S+) +(\d+)/.exec(line);
  if (!found) return [];
  const [, namespace = '', name = '', ready = '', status = '', restarts] = found;
  return [{ namespace, name, ready, status, restarts: Number(restarts) }];
}

function isUnwell({ ready, status }: Pod): boolean {
  const [up, all] = ready.split('/');
  return status !== 'Completed' && (status !== 'Running' || up !== all);
}
