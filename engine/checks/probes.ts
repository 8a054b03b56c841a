import type {
  CertificateProbe,
  DiskProbe,
  ExecProbe,
  HostProbe,
  MemoryProbe,
  Outcome,
  ProcessProbe,
  ZombiesProbe,
} from '../model/check.ts';
import { probeCertificate } from './certificate.ts';
import { probeDisk } from './disk.ts';
import { probeExec } from './exec.ts';
import { probeHost } from './host.ts';
import { probeHttp } from './http.ts';
import { probeMemory } from './memory.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { probeProcess } from './process.ts';
import type { ReadyHttp, ReadyTcp } from './target.ts';
import { probeTcp } from './tcp.ts';
import { probeZombies } from './zombies.ts';

interface Specs {
  readonly http: ReadyHttp;
  readonly tcp: ReadyTcp;
  readonly exec: ExecProbe;
  readonly process: ProcessProbe;
  readonly memory: MemoryProbe;
  readonly disk: DiskProbe;
  readonly host: HostProbe;
  readonly zombies: ZombiesProbe;
  readonly certificate: CertificateProbe;
}

/** The probe of each type. A new type is a file beside these and a row here. */
const probes: { readonly [Type in keyof Specs]: Probe<Specs[Type]> } = {
  http: probeHttp,
  tcp: probeTcp,
  exec: probeExec,
  process: probeProcess,
  memory: probeMemory,
  disk: probeDisk,
  host: probeHost,
  zombies: probeZombies,
  certificate: probeCertificate,
};

/** Observes a target once with the probe of its type. Never rejects for anything the target does. */
export function probe<Type extends keyof Specs>(
  spec: Specs[Type] & { readonly type: Type },
  context: ProbeContext,
): Promise<Outcome> {
  return probes[spec.type](spec, context);
}
