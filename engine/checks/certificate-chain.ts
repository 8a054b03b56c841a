import { X509Certificate } from 'node:crypto';

/** The certificates of a PEM text, in its order; what else it holds, such as keys, is passed over. Throws for a broken one. */
export function pemCertificates(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/**
 * What keeps a certificate from being trusted, in words, or undefined when nothing does: each certificate must be signed
 * by the next, authorities only, none of them expired, up to one of `roots`. The first of `chain` is the one meant; its
 * own dates are not looked at, nor is what an authority may be used for.
 */
export function chainProblem(
  chain: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): string | undefined {
  let [current, ...others] = chain;
  for (let depth = 0; current; depth++) {
    const certificate: X509Certificate = current;
    if (roots.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256)) return undefined;
    const root = roots.find((candidate) => isIssuedBy(certificate, candidate));
    if (root) return isValid(root, at) ? undefined : `its authority ${issuerOf(certificate)} has expired`;
    if (isIssuedBy(certificate, certificate)) return depth === 0 ? selfSigned : unknownAuthority(certificate);
    current = others.find((candidate) => candidate.ca && isIssuedBy(certificate, candidate));
    if (!current) return incomplete(certificate);
    if (!isValid(current, at)) return `the certificate of ${issuerOf(certificate)} in its chain is not valid now`;
    others = others.filter((other) => other !== current);
  }
  return undefined;
}

const selfSigned = 'it is self-signed';

function unknownAuthority(certificate: X509Certificate): string {
  return `its authority ${issuerOf(certificate)} is not trusted`;
}

function incomplete(certificate: X509Certificate): string {
  return `its chain is incomplete: the certificate of ${issuerOf(certificate)} is missing, or not trusted`;
}

/** What Node's `authorizationError` says of a certificate that a server sent, in the same words. */
export function verificationProblem(code: string, chain: readonly X509Certificate[]): string {
  const last = chain.at(-1);
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return selfSigned;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return last ? unknownAuthority(last) : code;
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return last ? incomplete(last) : code;
    case 'CERT_HAS_EXPIRED':
      return 'it, or a certificate of its chain, has expired';
    case 'CERT_NOT_YET_VALID':
      return 'it, or a certificate of its chain, is not valid yet';
    default:
      return `it was refused with ${code}`;
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValid({ validFromDate, validToDate }: X509Certificate, at: Date): boolean {
  return validFromDate <= at && at <= validToDate;
}

/** Who signed a certificate: its common name, else its organisation. */
export function issuerOf({ issuer }: X509Certificate): string {
  return nameIn(issuer) ?? 'an unnamed authority';
}

/** Whom a certificate is made out to: its common name, else its first alternative name. */
export function subjectOf(certificate: X509Certificate): string {
  return nameIn(certificate.subject) ?? alternativeNames(certificate)[0] ?? 'nobody';
}

/** The host names and addresses a certificate is made out to. */
export function alternativeNames({ subjectAltName }: X509Certificate): readonly string[] {
  return (subjectAltName ?? '')
    .split(', ')
    .map((name) => name.replace(/^(DNS|IP Address|URI|email):/, ''))
    .filter((name) => name !== '');
}

function nameIn(distinguished: string | undefined): string | undefined {
  const parts = (distinguished ?? '').split('\n');
  return ['CN=', 'O='].flatMap((key) =>
    parts.filter((part) => part.startsWith(key)).map((part) => part.slice(key.length)),
  )[0];
}
