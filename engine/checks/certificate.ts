import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect, getCACertificates, type TLSSocket } from 'node:tls';
import type { CertificateOutcome, CertificateProbe, Expectation } from '../model/check.ts';
import { authoritiesOf } from './authorities.ts';
import {
  alternativeNames,
  chainProblem,
  issuerOf,
  pemCertificates,
  subjectOf,
  verificationProblem,
} from './certificate-chain.ts';
import { daysLeft, unmetDays } from './certificate-days.ts';
import { connectionFailure, endpoint, noAnswer, notAnswered, unreadableFile } from './failures.ts';
import { type Judgement, shorten, type Unmet, unmetAmong } from './judgement.ts';
import { lookup } from './lookup.ts';
import { readPem } from './pem-file.ts';
import { observe, type Probe, type Seen } from './probe.ts';
import { type RunningTimings, timeSocket, withTimings } from './timings.ts';

/** Reads a certificate from a PEM file (its first), or takes the one an endpoint serves, whether it is trusted or not. */
export const probeCertificate: Probe<CertificateProbe> = async (spec, context) => {
  const timings: RunningTimings = {};
  const trusted = authoritiesOf(spec.caFile);
  const outcome = await observe(context, {
    run: async (signal) => {
      const authorities = await trusted.read(signal);
      if (authorities && 'reason' in authorities) return { type: 'error', ...authorities };
      return 'file' in spec
        ? await fromFile({ ...spec, authorities }, context.now(), signal)
        : await fromEndpoint({ ...spec, authorities }, signal, timings);
    },
    explain: (error) =>
      'file' in spec
        ? unreadableFile(error, 'certificate file', spec.file)
        : connectionFailure(error, endpoint(spec.host, spec.port), spec.host, spec.port),
    late: () => {
      if (trusted.reading()) return trusted.late(context.timeout);
      return 'file' in spec
        ? notAnswered(context.timeout, spec.file)
        : noAnswer(context.timeout, endpoint(spec.host, spec.port));
    },
    reading: trusted.reading,
  });
  return withTimings(outcome, timings);
};

type With<Place> = Extract<CertificateProbe, Place> & { readonly authorities: readonly X509Certificate[] | undefined };

async function fromFile(spec: With<{ readonly file: string }>, at: Date, signal: AbortSignal): Promise<Seen> {
  const chain = await readPem(spec.file, 'certificate file', { signal });
  if ('reason' in chain) return { type: 'error', ...chain };
  const roots = () => spec.authorities ?? pemCertificates(getCACertificates('default').join('\n'));
  const distrust = spec.chain ? chainProblem(chain, roots(), at) : undefined;
  return outcomeOf(chain, spec.file, spec.serverName, distrust);
}

async function fromEndpoint(
  { host, port, serverName, authorities }: With<{ readonly host: string }>,
  signal: AbortSignal,
  timings: RunningTimings,
): Promise<Seen> {
  const name = serverName ?? host;
  const socket = connect({
    lookup,
    host,
    port,
    servername: isIP(name) ? '' : name,
    // Whatever is wrong with it is to be seen and judged.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ...(authorities && { ca: authorities.map((authority) => authority.toString()) }),
  });
  timeSocket(socket, timings);
  try {
    await once(socket, 'secureConnect', { signal });
    const chain = servedChain(socket);
    const refused = socket.authorized ? undefined : verificationProblem(String(socket.authorizationError), chain);
    return outcomeOf(chain, endpoint(host, port), name, refused);
  } finally {
    socket.on('error', () => {}).destroy();
  }
}

/** What the server sent, its own certificate first. */
function servedChain(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next && !chain.some(({ fingerprint256 }) => fingerprint256 === next?.fingerprint256)) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

function outcomeOf(
  chain: readonly X509Certificate[],
  place: string,
  name: string | undefined,
  distrust: string | undefined,
): Seen {
  const [certificate] = chain;
  if (!certificate) return { type: 'error', reason: 'tls', message: `${place} served no certificate` };
  const isItsName = (host: string) =>
    (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined;
  const names = shorten(alternativeNames(certificate).join(', ') || subjectOf(certificate));
  return {
    type: 'certificate',
    place,
    subject: subjectOf(certificate),
    issuer: issuerOf(certificate),
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    ...(distrust !== undefined && { distrust }),
    ...(name !== undefined && !isItsName(name) && { wrongName: `it is made out to ${names}, not to ${name}` }),
  };
}

/** In the order days, host name, chain: an expired certificate is not trusted either, and that it expired says more. */
export function judgeCertificate(
  expect: Expectation,
  outcome: CertificateOutcome & { readonly startedAt: string },
): Judgement {
  const { place, subject, issuer, validFrom, validTo, startedAt } = outcome;
  const what = `the certificate of ${place}`;
  const days = daysLeft(validTo, startedAt);
  return {
    ...unmetAmong([
      notYet(validFrom, startedAt, what),
      unmetDays(expect.certificateDays, validTo, startedAt, what),
      wrong(outcome.wrongName, what, 'a certificate made out to the host'),
      expect.trusted ? wrong(outcome.distrust, what, 'a chain to a trusted authority') : undefined,
    ]),
    seen: `${what} (${subject}, by ${issuer}) is valid until ${validTo.slice(0, 10)}, ${Math.floor(days)} days more`,
    value: { number: Math.round(days * 100) / 100, unit: 'days' },
  };
}

function notYet(validFrom: string, now: string, what: string): Unmet | undefined {
  if (validFrom <= now) return undefined;
  const actual = `valid from ${validFrom}`;
  return {
    message: `${what} is not valid yet, only from ${validFrom}`,
    expected: 'a certificate that is valid',
    actual,
  };
}

function wrong(actual: string | undefined, what: string, expected: string): Unmet | undefined {
  return actual === undefined ? undefined : { message: `${what} cannot be trusted: ${actual}`, expected, actual };
}
