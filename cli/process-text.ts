import type { ProcessHealth } from '../engine/model/health.ts';
import { lasting, utc } from './times.ts';

/** A process that only rules watch, with the open incident it is in. */
export interface RuleProcess extends ProcessHealth {
  readonly incident?: string;
}

const stateWords: Readonly<Record<ProcessHealth['state'], string>> = {
  running: 'running',
  ended: 'not running',
  not_seen: 'not seen',
  unknown: 'not known',
};

/** Whether it has ended, or a person was called to it. One that was never seen to run may not be meant to. */
export function needsPerson({ state, rules, incident }: RuleProcess): boolean {
  return state === 'ended' || rules.some(({ gaveUp }) => gaveUp) || (state !== 'running' && incident !== undefined);
}

/** Those that need a person first. */
export function processesFirst(processes: readonly RuleProcess[]): readonly RuleProcess[] {
  return processes.toSorted((one, other) => Number(needsPerson(other)) - Number(needsPerson(one)));
}

/** Its cells in the table of workloads. `now` in ms since 1970. */
export function processRow(process: RuleProcess, now: number): readonly string[] {
  const { state, since } = process;
  const lasts = since === undefined ? '-' : lasting(now - Date.parse(since));
  return [stateWords[state], process.process, lasts, '-', '-', messageOf(process)];
}

/** It by itself on a line. */
export function processLine(process: RuleProcess): string {
  const since = process.since === undefined ? '' : ` since ${utc(process.since)}`;
  return `${process.process}: ${stateWords[process.state]}${since}; ${messageOf(process)}`;
}

function messageOf({ pids, rules, incident }: RuleProcess): string {
  const given = rules.filter(({ gaveUp }) => gaveUp);
  const shown = (given.length > 0 ? given : rules).map(({ name }) => name);
  const named = `the ${shown.length === 1 ? 'rule' : 'rules'} ${shown.join(', ')}`;
  const told = given.length > 0 ? `${named} gave up` : `watched by ${named}`;
  const pid = pids.length > 0 ? `pid ${pids.join(', ')}` : '';
  return [pid, told, incident].filter(Boolean).join('; ');
}
