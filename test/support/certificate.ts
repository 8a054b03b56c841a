import { createSign, generateKeyPairSync } from 'node:crypto';

/** A certificate and its private key, both PEM. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
}

/** An authority or a server: whom its certificate is made out to, and what signs for it. */
export interface Identity extends Issued {
  readonly name: string;
}

/**
 * A self-signed TLS certificate for `localhost`, 127.0.0.1 and ::1, made on the spot. It is valid for the two days before
 * it expires, which is tomorrow unless told otherwise.
 */
export function selfSigned(expires = new Date(Date.now() + day)): Issued {
  const { cert, key } = issued({ name: 'healer test', expires });
  return { cert, key };
}

/**
 * A certificate for the common name `name`, `localhost`, 127.0.0.1 and ::1, signed by `issuer` or by itself; `authority`
 * lets it sign others. Valid as that of `selfSigned`.
 */
export function issued(wanted: {
  readonly name: string;
  readonly issuer?: Identity;
  readonly authority?: boolean;
  readonly expires?: Date;
}): Identity {
  const { name, issuer, authority = false, expires = new Date(Date.now() + day) } = wanted;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid([42, 134, 72, 206, 61, 4, 3, 2]));
  const addresses = [Buffer.from([127, 0, 0, 1]), Buffer.concat([Buffer.alloc(15), Buffer.from([1])])];
  const alternatives = sequence(der(0x82, Buffer.from('localhost')), ...addresses.map((bytes) => der(0x87, bytes)));
  const yes = der(0x01, Buffer.from([255]));
  const constraints = sequence(oid([85, 29, 19]), yes, der(0x04, sequence(yes)));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    commonName(issuer?.name ?? name),
    sequence(time(new Date(expires.getTime() - 2 * day)), time(expires)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(sequence(oid([85, 29, 17]), der(0x04, alternatives)), authority ? constraints : Buffer.alloc(0)),
    ),
  );
  const signature = createSign('SHA256')
    .update(body)
    .sign(issuer?.key ?? privateKey);
  const certificate = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    name,
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid([85, 4, 3]), der(0x0c, Buffer.from(name)))));
}

const day = 86_400_000;

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function oid(encoded: readonly number[]): Buffer {
  return der(0x06, Buffer.from(encoded));
}

function time(at: Date): Buffer {
  return der(0x18, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
}
