import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const hostCpuAboveOne: Refusal = {
  code: 'health/host-cpu-above-one',
  kind: 'health',
  description: 'The CPU use of a host is a share of all its CPUs, from 0 to 1. A limit above 1 is never reached.',
  valid: [
    'workload: node1\ntype: host\nenabled: true\nexpect: {cpu: 0.9}\n',
    'workload: worker\ntype: process\ntarget: worker\nenabled: true\nexpect: {cpu: 3}\n',
  ],
  invalid: ['workload: node1\ntype: host\nenabled: true\nexpect: {cpu: «90»}\n'],
  *check(value) {
    const cpu = get(value, 'type') === 'host' ? get(get(value, 'expect'), 'cpu') : undefined;
    if (typeof cpu !== 'number' || cpu <= 1) return;
    const message = 'cpu is a share from 0 to 1 of all the CPUs of a host: 0.9 is 90%.';
    const data = cpu <= 100 ? { data: { replacement: `${cpu / 100}` } } : {};
    yield { message, path: ['expect', 'cpu'], mark: 'value', ...data };
  },
};
