import type { X509Certificate } from 'node:crypto';
import type { Waiting } from '../file-threads.ts';
import { pemCertificates } from './certificate-chain.ts';
import { brokenCertificate, noCertificate } from './failures.ts';
import type { ProbeError } from './probe.ts';
import { readSmallFile } from './small-file.ts';

/** How much of a PEM file is read, in bytes: a bundle of all public authorities is a quarter of it. */
const fileLimit = 1024 * 1024;

/** The certificates of a PEM file, one at least; `what` names it in the error. */
export async function readPem(
  path: string,
  what: string,
  wait?: Waiting,
): Promise<readonly X509Certificate[] | ProbeError> {
  const read = await readSmallFile(path, fileLimit, what, wait);
  if ('reason' in read) return read;
  try {
    const certificates = pemCertificates(read.text);
    return certificates.length === 0 ? noCertificate(what, path) : certificates;
  } catch (error) {
    return brokenCertificate(what, path, error);
  }
}
