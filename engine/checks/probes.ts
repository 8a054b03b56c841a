import type { ExecProbe, Outcome } from '../model/check.ts';
import { probeExec } from './exec.ts';
import { probeHttp } from './http.ts';
import type { Probe, ProbeContext } from './probe.ts';
import type { ReadyHttp, ReadyTcp } from './target.ts';
import { probeTcp } from './tcp.ts';

interface Specs {
  readonly http: ReadyHttp;
  readonly tcp: ReadyTcp;
  readonly exec: ExecProbe;
}

/** The probe of each type. A new type is a file beside these and a row here. */
const probes: { readonly [Type in keyof Specs]: Probe<Specs[Type]> } = {
  http: probeHttp,
  tcp: probeTcp,
  exec: probeExec,
};

/** Observes a target once with the probe of its type. Never rejects for anything the target does. */
export function probe<Type extends keyof Specs>(
  spec: Specs[Type] & { readonly type: Type },
  context: ProbeContext,
): Promise<Outcome> {
  return probes[spec.type](spec, context);
}
