import { type Disk, errorCode } from '../../schemas/files/disk.ts';
import { decodeUtf8, maxFileBytes, notUtf8, tooLarge } from '../../schemas/validate.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { problemOf, unreadable } from './failures.ts';

/** A file's text. Fails when it may not be read, is larger than a definition file may be, or is not UTF-8. */
export async function readText(path: string, from: Disk): Promise<Result<string>> {
  try {
    const bytes = await from.read(path, maxFileBytes);
    if (bytes.length > maxFileBytes) return failed(problemOf(path, tooLarge));
    const text = decodeUtf8(bytes);
    return text === undefined ? failed(problemOf(path, notUtf8)) : success(text);
  } catch (error) {
    return failed(unreadable(path, errorCode(error)));
  }
}
