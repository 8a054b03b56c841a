import type { Check, ProbeSpec, RestartTarget } from '../model/check.ts';
import { redact, redactValues, redactWords } from '../redact.ts';

/** A check as it may be shown: the values of headers and variables and what else is secret in it are masked. */
export function redactCheck(check: Check): Check {
  const { probe, restart } = check;
  return { ...check, probe: redactProbe(probe), restart: { ...restart, target: redactRestart(restart.target) } };
}

function redactProbe(probe: ProbeSpec): ProbeSpec {
  switch (probe.type) {
    case 'http': {
      const headers = redactValues(probe.headers);
      return 'url' in probe
        ? { ...probe, headers, url: redact(probe.url) }
        : { ...probe, headers, path: redact(probe.path) };
    }
    case 'exec':
      return { ...probe, command: redact(probe.command), env: redactValues(probe.env) };
    case 'tcp':
      return probe.send === undefined ? probe : { ...probe, ...redactValues({ send: probe.send }) };
    default:
      return probe;
  }
}

function redactRestart(target: RestartTarget): RestartTarget {
  return target.type === 'command' ? { ...target, command: redactWords(target.command) } : target;
}
