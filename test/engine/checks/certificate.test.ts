import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeCertificate, probeCertificate } from '../../../engine/checks/certificate.ts';
import type { CertificateOutcome, CertificateProbe } from '../../../engine/model/check.ts';
import { issued, selfSigned } from '../../support/certificate.ts';
import { folderWith } from '../../support/healer.ts';
import { freePort, listenHttps, listenTcp } from '../../support/servers.ts';
import { context } from './support.ts';

const day = 86_400_000;
const root = issued({ name: 'Healer Root', authority: true });
const intermediate = issued({ name: 'Healer Intermediate', issuer: root, authority: true });
const leaf = issued({ name: 'shop', issuer: intermediate });
const now = () => new Date();

/** What a server that presents `cert` looks like, to somebody who trusts the root. */
async function served(cert: string, key: string, given: Partial<CertificateProbe> = {}) {
  const { port } = await listenHttps({ cert, key }, (_, response) => response.end());
  return await probeCertificate(
    { type: 'certificate', host: '127.0.0.1', port, chain: true, ...file('ca.pem', root.cert), ...given },
    context({ now }),
  );
}

function file(name: string, text: string): { readonly caFile: string } {
  const folder = folderWith({});
  writeFileSync(join(folder, name), text);
  return { caFile: join(folder, name) };
}

async function inFile(text: string, given: Partial<CertificateProbe> = {}) {
  const { caFile: path } = file('web.pem', text);
  return await probeCertificate({ type: 'certificate', file: path, chain: false, ...given }, context({ now }));
}

describe('an endpoint', () => {
  it('that is trusted says whose certificate it serves, by whom and until when', async () => {
    const outcome = await served(leaf.cert + intermediate.cert, leaf.key);
    expect(outcome).toMatchObject({
      type: 'certificate',
      place: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      subject: 'shop',
      issuer: 'Healer Intermediate',
      timings: { connect: expect.any(Number), tls: expect.any(Number) },
    });
    expect(outcome).not.toHaveProperty('distrust');
    expect(outcome).not.toHaveProperty('wrongName');
  });

  it.each([
    [
      'its chain is incomplete',
      leaf.cert,
      leaf.key,
      'its chain is incomplete: the certificate of Healer Intermediate is missing, or not trusted',
    ],
    ['it is self-signed', ...Object.values(selfSigned()), 'it is self-signed'],
    [
      'it has expired',
      ...pair(issued({ name: 'old', issuer: root, expires: new Date('2020-01-01') })),
      'it, or a certificate of its chain, has expired',
    ],
  ] as [string, string, string, string][])(
    'that is not trusted because %s is seen all the same',
    async (_, cert, key, distrust) => {
      expect(await served(cert, key)).toMatchObject({ type: 'certificate', distrust });
    },
  );

  it('whose authority is unknown names it', async () => {
    const outcome = await served(
      leaf.cert + intermediate.cert + root.cert,
      leaf.key,
      file('other.pem', selfSigned().cert),
    );
    expect(outcome).toMatchObject({ distrust: 'its authority Healer Root is not trusted' });
  });

  it.each([
    ['shop.example', 'it is made out to localhost, 127.0.0.1, 0:0:0:0:0:0:0:1, not to shop.example'],
    ['localhost', undefined],
    ['127.0.0.1', undefined],
  ])('is asked for %s', async (serverName, wrongName) => {
    const outcome = await served(leaf.cert + intermediate.cert, leaf.key, { serverName });
    expect('wrongName' in outcome ? outcome.wrongName : undefined).toBe(wrongName);
  });

  it('is asked for the name it is reached by', async () => {
    const names: unknown[] = [];
    const tls = {
      cert: leaf.cert,
      key: leaf.key,
      SNICallback: (name: string, done: (error: null) => void) => {
        names.push(name);
        done(null);
      },
    };
    const { port } = await listenHttps(tls, (_, response) => response.end());
    await probeCertificate({ type: 'certificate', host: 'localhost', port, chain: true }, context());
    expect(names).toEqual(['localhost']);
  });

  it.each([
    ['resets the connection', 'reset', (socket: Socket) => socket.resetAndDestroy()],
    ['hangs up', 'reset', (socket: Socket) => socket.end()],
    ['speaks no TLS', 'tls', (socket: Socket) => socket.end('220 mail.example ESMTP\r\n')],
  ])('that %s', async (_, reason, answer) => {
    const { port } = await listenTcp((socket) => socket.once('data', () => answer(socket)));
    const spec = { type: 'certificate', host: '127.0.0.1', port, chain: true } as const;
    expect(await probeCertificate(spec, context())).toMatchObject({ type: 'error', reason });
  });

  it('that never answers, and one that nobody listens at', async () => {
    const { port } = await listenTcp(() => {});
    const spec = { type: 'certificate', host: '127.0.0.1', chain: true } as const;
    expect(await probeCertificate({ ...spec, port }, context({ timeout: 100 }))).toMatchObject({
      reason: 'timeout',
      message: `no answer within 100ms from 127.0.0.1:${port}`,
    });
    expect(await probeCertificate({ ...spec, port: await freePort() }, context())).toMatchObject({ reason: 'refused' });
  });
});

function pair({ cert, key }: { readonly cert: string; readonly key: string }): [string, string] {
  return [cert, key];
}

describe('a file', () => {
  it('tells of its first certificate, whatever else it holds', async () => {
    expect(await inFile(leaf.key + leaf.cert + intermediate.cert)).toMatchObject({
      subject: 'shop',
      issuer: 'Healer Intermediate',
    });
  });

  it.each([
    ['whole', leaf.cert + intermediate.cert, undefined],
    ['in another order', leaf.cert + root.cert + intermediate.cert, undefined],
    [
      'without an intermediate',
      leaf.cert,
      'its chain is incomplete: the certificate of Healer Intermediate is missing, or not trusted',
    ],
    ['self-signed', selfSigned().cert, 'it is self-signed'],
    [
      'signed by what is no authority',
      issued({ name: 'forged', issuer: leaf }).cert + leaf.cert + intermediate.cert,
      'its chain is incomplete: the certificate of shop is missing, or not trusted',
    ],
  ])('with a chain that is %s', async (_, text, distrust) => {
    const outcome = await inFile(text, { chain: true, ...file('ca.pem', root.cert) });
    expect('distrust' in outcome ? outcome.distrust : undefined).toBe(distrust);
  });

  it('is judged by the public authorities when no others are given, and not at all unless asked', async () => {
    expect(await inFile(leaf.cert + intermediate.cert, { chain: true })).toMatchObject({
      distrust: 'its chain is incomplete: the certificate of Healer Root is missing, or not trusted',
    });
    expect(await inFile(leaf.cert)).not.toHaveProperty('distrust');
  });

  it('has a name judged where one is given', async () => {
    expect(await inFile(leaf.cert)).not.toHaveProperty('wrongName');
    expect(await inFile(leaf.cert, { serverName: 'shop.example' })).toHaveProperty('wrongName');
  });

  it.each([
    ['that holds none', 'root:x:0:0\n', 'invalid', 'holds no certificate in PEM form'],
    ['that is broken', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'invalid', 'cannot be read'],
    ['that is too large', 'x'.repeat(1024 * 1024 + 1), 'invalid', 'is larger than 1MiB'],
  ])('%s', async (_, text, reason, message) => {
    expect(await inFile(text)).toMatchObject({ type: 'error', reason, message: expect.stringContaining(message) });
  });

  it.each([
    ['is not there', '/nowhere/web.pem', 'missing', 'there is no certificate file /nowhere/web.pem'],
    ['is a folder', '/', 'invalid', 'the certificate file / is not a file'],
    ['is a device that never ends', '/dev/zero', 'invalid', 'the certificate file /dev/zero is not a file'],
  ])('that %s', async (_, path, reason, message) => {
    const outcome = await probeCertificate({ type: 'certificate', file: path, chain: false }, context());
    expect(outcome).toMatchObject({ type: 'error', reason, message });
  });

  it('of authorities that is not there is named', async () => {
    expect(await inFile(leaf.cert, { caFile: '/nowhere/ca.pem' })).toMatchObject({
      reason: 'missing',
      message: 'there is no ca_file /nowhere/ca.pem',
    });
  });
});

describe('judging', () => {
  const startedAt = '2026-06-01T12:00:00.000Z';
  const at = (days: number) => new Date(Date.parse(startedAt) + days * day).toISOString();
  const seen = (given: Partial<CertificateOutcome> = {}) => ({
    type: 'certificate' as const,
    place: 'shop.example:443',
    subject: 'shop.example',
    issuer: 'Healer Root',
    validFrom: at(-10),
    validTo: at(40.5),
    startedAt,
    ...given,
  });

  it('says until when it is valid', () => {
    expect(judgeCertificate({ status: [], json: [], certificateDays: 14, trusted: true }, seen())).toMatchObject({
      unmet: undefined,
      seen: 'the certificate of shop.example:443 (shop.example, by Healer Root) is valid until 2026-07-12, 40 days more',
      value: { number: 40.5, unit: 'days' },
    });
  });

  it.each<[string, Partial<CertificateOutcome>]>([
    [
      'the certificate of shop.example:443 is valid for 13 days more, until 2026-06-15, expected at least 14 days',
      { validTo: at(13.9) },
    ],
    [
      'the certificate of shop.example:443 is valid for 1 day more, until 2026-06-02, expected at least 14 days',
      { validTo: at(1) },
    ],
    [
      'the certificate of shop.example:443 expired 2026-05-30, 2 days ago, expected at least 14 days',
      { validTo: at(-2), distrust: 'it has expired' },
    ],
    ['the certificate of shop.example:443 is not valid yet, only from 2026-06-02T12:00:00.000Z', { validFrom: at(1) }],
    [
      'the certificate of shop.example:443 cannot be trusted: it is made out to a, not to b',
      { wrongName: 'it is made out to a, not to b', distrust: 'it is self-signed' },
    ],
    ['the certificate of shop.example:443 cannot be trusted: it is self-signed', { distrust: 'it is self-signed' }],
  ])('%s', (message, given) => {
    expect(
      judgeCertificate({ status: [], json: [], certificateDays: 14, trusted: true }, seen(given)).unmet,
    ).toMatchObject({ message });
  });

  it('does not mind the chain where it need not be trusted', () => {
    expect(
      judgeCertificate({ status: [], json: [], trusted: false }, seen({ distrust: 'it is self-signed' })).unmet,
    ).toBeUndefined();
  });
});
