import { silenceOf } from '../engine/alerts/silences.ts';
import { isUnreadBy } from '../engine/checks/monitor.ts';
import { connectTo } from '../engine/daemon/start.ts';
import type { Definitions } from '../engine/definitions/load.ts';
import type { CheckState } from '../engine/model/check-state.ts';
import type { Event } from '../engine/model/event.ts';
import { failed, type Result, success } from '../engine/model/failure.ts';
import type { BoundRule } from '../engine/model/rule.ts';
import type { Silence } from '../engine/model/silence.ts';
import type { WorkloadState } from '../engine/model/workload-state.ts';
import { openForReading } from '../engine/read-only.ts';
import { processKey, processWords } from '../engine/recovery/bind-rule.ts';
import { describeChannel } from '../engine/recovery/describe-channel.ts';
import { hindranceOf } from '../engine/recovery/ended-unwatched.ts';
import { knownEnd } from '../engine/recovery/known-end.ts';
import { readOrigin } from '../engine/recovery/process-origin.ts';
import { targetOf } from '../engine/recovery/rule-target.ts';
import { type RuleAction, type RuleTestFacts, restartAction } from '../engine/recovery/rule-test.ts';
import { type RuleMemory, rememberRules, type Situation } from '../engine/recovery/rules.ts';
import { whyWithheld } from '../engine/recovery/withheld.ts';
import type { WatchedProcess } from '../engine/store/watched-processes.ts';
import { bootOf } from '../engine/watch/boot.ts';
import { hostLooker } from '../engine/watch/process-looker.ts';
import type { SeenProcess } from '../engine/watch/process-watch.ts';
import { version } from '../package.json';

/** What is on record about rules and the workloads they are for. */
export interface RuleRecord {
  /** Whether a daemon watches now; rules run only then. */
  readonly watched: boolean;
  /** When a daemon last began to watch, UTC, RFC 3339. */
  readonly began?: string;
  readonly checks: readonly CheckState[];
  readonly workloads: readonly WorkloadState[];
  readonly silences: readonly Silence[];
  readonly memories: ReadonlyMap<string, RuleMemory>;
  /** Oldest first. */
  readonly crashes: readonly Event[];
  /** Which watched processes ran when they were last looked at. */
  readonly processes: readonly WatchedProcess[];
}

/** Events of each kind that are read, the newest. */
const mostEvents = 2_000;

/** Reads the record beside whatever daemon writes it. Starts nothing and writes nothing. */
export async function readRuleRecord(stateDirectory: string): Promise<Result<RuleRecord>> {
  const client = await connectTo(stateDirectory, version);
  const watched = client.ok && client.value.welcome.mode === 'watching';
  if (client.ok) client.value.close();
  const nothing = { watched, checks: [], workloads: [], silences: [], memories: new Map(), crashes: [], processes: [] };
  const opened = openForReading(stateDirectory);
  if (!opened.ok) return opened.failure.code === 'store/missing' ? success(nothing) : opened;
  try {
    const { health, watchedProcesses, answer } = opened.value;
    const states = await health();
    if (!states.ok) return states;
    const silences = await answer('silence/list', {});
    if (!silences.ok) return silences;
    const acted = await answer('event/list', { kinds: ['rule_acted', 'rule_exhausted'], limit: mostEvents });
    if (!acted.ok) return acted;
    const crashes = await answer('event/list', { kinds: ['crash'], limit: mostEvents });
    if (!crashes.ok) return crashes;
    const starts = await answer('event/list', { kinds: ['watch_started'], limit: 1 });
    if (!starts.ok) return starts;
    const processes = await watchedProcesses();
    if (!processes.ok) return processes;
    const began = starts.value.at(-1)?.at;
    const memories = rememberRules(acted.value, Date.parse);
    return success({
      watched,
      ...(began !== undefined && { began }),
      checks: states.value.checks,
      workloads: states.value.workloads,
      silences: silences.value,
      memories,
      crashes: crashes.value,
      processes: processes.value,
    });
  } finally {
    opened.value.close();
  }
}

/** How things stand for a rule now, as well as can be told without watching. */
export async function ruleFacts(
  bound: BoundRule,
  definitions: Definitions,
  record: RuleRecord,
): Promise<RuleTestFacts> {
  const now = Date.now();
  const { checks } = definitions;
  const { workload, processes, rule } = bound;
  const boot = bootOf();
  const kept = record.processes.filter((one) => one.boot === boot);
  const wanted = processes.map((name) => ({
    ...name,
    key: processKey(name),
    known: kept.filter(({ subject }) => subject === processKey(name)).map(seenBefore),
    search: 'all' as const,
    memory: rule.on === 'memory',
  }));
  const looked = await hostLooker().look(wanted);
  const running = wanted.flatMap(({ key }) => looked.get(key) ?? []);
  const names = new Set(processes.map(processWords));
  const keys = new Set(processes.map(processKey));
  const end = knownEnd({
    kept: kept.filter(({ subject }) => keys.has(subject)),
    crashes: record.crashes.filter(({ data }) => names.has(String(data?.['process']))),
    watchedSince: record.watched ? record.began : undefined,
  });
  const gone = running.length === 0 ? end : undefined;
  const state = record.workloads.find((one) => one.workload === workload);
  const own = checks.filter((check) => check.enabled && check.workload === workload);
  const broken = own.flatMap((check) => {
    const kept = record.checks.find((one) => one.workload === workload && one.check === check.name);
    return kept?.healthy === false ? [isUnreadBy(check, kept)] : [];
  });
  const unread = broken.length > 0 && broken.every((one) => one);
  const withheld = whyWithheld({
    checks: own.map(({ name, alert, labels }) =>
      silenceOf(record.silences, { workload, check: name, labels, ...(alert !== undefined && { alert }) }, now),
    ),
    whole: silenceOf(record.silences, { workload }, now),
    down: state?.suppressedBy,
  });
  const situation: Situation = {
    running: running.map(({ pid, memory, threads }) => ({
      pid,
      ...(memory !== undefined && { memory }),
      ...(threads !== undefined && { threads }),
    })),
    ...(gone && { gone: { pid: gone.pid, ...(gone.by !== undefined && { by: gone.by }) } }),
    workload: {
      healthy: state?.healthy ?? true,
      ...(unread && { unread }),
      autoRestart: own.some(({ restart }) => restart.auto) && state?.exhausted !== true,
      ...(state?.lastRestart !== undefined && { lastAttempt: Date.parse(state.lastRestart) }),
    },
    ...(withheld !== undefined && { withheld }),
  };
  const memory = record.memories.get(rule.name);
  const at = new Date(now).toISOString();
  const hindrance = gone?.unwatched && hindranceOf(rule, [...names].join(', '), { at, ...gone.unwatched });
  const would = hindrance
    ? restartAction(bound, failed(hindrance), definitions.root)
    : await actionOf(bound, running[0]?.pid, definitions);
  return { situation, memory, would, now };
}

function seenBefore({ pid, start, name }: WatchedProcess): SeenProcess {
  return { pid, start, name, parent: 0, state: 'S' };
}

async function actionOf(
  bound: BoundRule,
  pid: number | undefined,
  { root, profile }: Definitions,
): Promise<RuleAction> {
  const { rule, processes } = bound;
  if (rule.action === 'notify') return { what: `tell ${describeChannel(rule.channel, profile)}` };
  const [name] = processes;
  if (rule.action === 'restart_process' && pid === undefined)
    return { what: `start ${processes.map(processWords).join(', ')} again with the command line seen while it ran` };
  const wantsOrigin = rule.action === 'restart_process' && pid !== undefined && name !== undefined;
  const origin = wantsOrigin ? await readOrigin(pid, processWords(name)) : undefined;
  return restartAction(bound, targetOf(bound, origin), root);
}
