import { describe, expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import { bindRule, toRule } from '../../../engine/recovery/bind-rule.ts';
import type { RecoveryRule } from '../../../schemas/generated/types.ts';
import { check } from '../checks/support.ts';

const source = { file: '/shop/rules/r.rule.yaml', line: 3 };
const rule = (value: RecoveryRule) => toRule({ name: 'r', value, source });
const byProcess = (workload: string, name: string, given: Partial<Check> = {}) =>
  check({ workload, probe: { type: 'process', name, cpu: false }, ...given });
const crash = { on: 'crash', action: 'restart_process' } as const;
const unhealthy = { on: 'unhealthy', action: 'restart_workload' } as const;

describe('a rule as it is written', () => {
  it('has the defaults of its schema, in ms and bytes', () => {
    expect(rule({ on: 'memory', action: 'notify', process: 'worker', memory_mb: 2 })).toEqual({
      name: 'r',
      on: 'memory',
      action: 'notify',
      maxRetries: 3,
      cooldown: 60_000,
      process: 'worker',
      memory: 2 * 1024 * 1024,
      source,
    });
  });
});

describe('what a rule is about', () => {
  it.each<[string, RecoveryRule, readonly Check[], object]>([
    [
      'a process nobody watches: itself',
      { ...crash, process: 'worker' },
      [],
      { workload: 'worker', processes: [{ name: 'worker' }] },
    ],
    [
      'a process that a check watches: that workload',
      { ...crash, process: 'python3' },
      [byProcess('queue', 'python3')],
      { workload: 'queue', processes: [{ name: 'python3' }], check: { workload: 'queue' } },
    ],
    [
      'a workload: the processes that its checks watch',
      { ...crash, workload: 'queue' },
      [byProcess('queue', 'python3'), check({ workload: 'queue' }), byProcess('other', 'ruby')],
      { workload: 'queue', processes: [{ name: 'python3' }] },
    ],
    [
      'both: the process, for the workload',
      { ...crash, process: 'ruby', workload: 'queue' },
      [byProcess('queue', 'python3')],
      { workload: 'queue', processes: [{ name: 'ruby' }] },
    ],
    ['an unhealthy workload', { ...unhealthy, workload: 'web' }, [check()], { workload: 'web', processes: [] }],
  ])('%s', (_, value, checks, expected) => {
    expect(bindRule(rule(value), checks)).toMatchObject({ ok: true, value: expected });
  });

  it.each<[string, RecoveryRule, readonly Check[], string]>([
    ['nothing named', crash, [], 'it names neither a process nor a workload'],
    ['a workload without a process check', { ...crash, workload: 'web' }, [check()], 'it names no process'],
    [
      'a process check that is not enabled',
      { ...crash, workload: 'queue' },
      [byProcess('queue', 'python3', { enabled: false })],
      'no enabled process check watches queue',
    ],
    [
      'an unknown workload',
      { ...unhealthy, workload: 'wbe' },
      [check()],
      'no enabled check watches a workload called wbe',
    ],
    [
      'a restart of what no health config describes',
      { on: 'crash', action: 'restart_workload', process: 'w' },
      [],
      'how to restart it is not known',
    ],
  ])('never acts: %s', (_, value, checks, message) => {
    const result = bindRule(rule(value), checks);
    expect(result).toMatchObject({ ok: false, failure: { code: 'rule/unusable', ...source } });
    expect(result.ok ? '' : result.failure.message).toContain(message);
  });
});
