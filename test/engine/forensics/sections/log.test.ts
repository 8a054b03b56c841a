import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { logSection } from '../../../../engine/forensics/sections/log.ts';
import { folderWith } from '../../../support/healer.ts';
import { codeOf, temporaryFolder, value } from '../../store/temporary.ts';

const signal = new AbortController().signal;
const read = (logs: readonly string[], trusted = true) => logSection.read({ root: '/nowhere', logs, trusted }, signal);

function logFile(text: string): string {
  const file = join(temporaryFolder(), 'api.log');
  writeFileSync(file, text);
  return file;
}

describe('the log of a report', () => {
  it('is its last lines, with when it changed and how large it is', async () => {
    const file = logFile(Array.from({ length: 300 }, (_, index) => `line ${index}\n`).join(''));
    const { files } = value(await read([file]));
    expect(files).toMatchObject([{ path: file, cut: true, changedAt: expect.stringMatching(/Z$/) }]);
    expect(files[0]?.lines).toEqual(Array.from({ length: 100 }, (_, index) => `line ${index + 200}`));
    expect(logSection.lines({ files })).toContain('| line 299');
  });

  it('of a large file is read from its end only', async () => {
    const file = logFile('x'.repeat(10_000_000));
    appendFileSync(file, '\nthe end\n');
    const { files } = value(await read([file]));
    expect(files).toMatchObject([{ lines: ['the end'], cut: true, bytes: 10_000_009 }]);
  });

  it('is found as the profile names it, relative to the root and by pattern', async () => {
    const root = folderWith({ 'logs/api.log': 'up\n', 'logs/web.log': 'up\n' });
    const { files } = value(
      await logSection.read({ root, logs: ['logs/api.log', 'logs/w*.log'], trusted: true }, signal),
    );
    expect(files.map(({ path }) => path)).toEqual([join(root, 'logs/api.log'), join(root, 'logs/web.log')]);
  });

  it('of an empty file is empty', async () => {
    const { files } = value(await read([logFile('')]));
    expect(files).toMatchObject([{ lines: [], cut: false }]);
    expect(logSection.lines({ files })).toEqual([expect.stringContaining('api.log'), 'is empty']);
  });

  it('comes with the files that could not be read', async () => {
    const folder = temporaryFolder();
    const log = logFile('up\n');
    mkdirSync(join(folder, 'folder.log'));
    symlinkSync('circle.log', join(folder, 'circle.log'));
    execFileSync('mkfifo', [join(folder, 'pipe.log')]);
    const names = ['folder.log', 'circle.log', 'pipe.log', 'none.log'].map((name) => join(folder, name));
    const { files, unread } = value(await read([log, ...names]));
    expect(files.map(({ lines }) => lines)).toEqual([['up']]);
    expect(unread).toEqual(
      [
        `${names[1]}: its symbolic links go round in a circle`,
        `${names[0]}: it is not a regular file`,
        `${names[3]}: there is no such file`,
        `${names[2]}: it is not a regular file`,
      ].sort(),
    );
  });

  it('that may not be read says so', async () => {
    const root = process.getuid?.() === 0;
    const log = logFile('up\n');
    chmodSync(log, 0);
    if (root) process.seteuid?.(65_534);
    const result = await read([log]).finally(() => root && process.seteuid?.(0));
    expect(result).toMatchObject({ ok: false, failure: { message: `${log}: permission denied` } });
  });

  it('is not opened where the root is not trusted, and not missed where none is known', async () => {
    expect(codeOf(await read([logFile('s3cret')], false))).toBe('forensics/not-trusted');
    expect(await read([])).toMatchObject({ failure: { message: 'no log file is known for it' } });
  });

  describe('where none is named', () => {
    const inodeOf = (path: string) => String(statSync(path, { bigint: true }).ino);
    const printed = (path: string, logs: readonly string[] = [], inode = inodeOf(path)) =>
      logSection.read({ root: '/nowhere', logs, trusted: true, snapshot: { output: [{ path, inode }] } }, signal);

    it('is what the process wrote its output to, secrets masked', async () => {
      const file = realpathSync(logFile('up\npassword=s3cret\n'));
      expect(value(await printed(file)).files).toMatchObject([{ path: file, lines: ['up', 'password=***'] }]);
    });

    it('is what it writes to now, where it was not seen before', async () => {
      const file = realpathSync(logFile(''));
      const child = spawn('sh', ['-c', 'echo up; exec sleep 300'], {
        stdio: ['ignore', openSync(file, 'a'), 'ignore'],
      });
      onTestFinished(() => void child.kill());
      await expect.poll(() => statSync(file).size).toBeGreaterThan(0);
      const subject = { root: '/nowhere', logs: [], trusted: true, pid: child.pid ?? 0 };
      expect(value(await logSection.read(subject, signal)).files).toMatchObject([{ path: file, lines: ['up'] }]);
    });

    it('is left alone where a log is named', async () => {
      const named = logFile('named\n');
      const { files } = value(await printed(logFile('printed\n'), [named]));
      expect(files).toMatchObject([{ path: named, lines: ['named'] }]);
    });

    it.each<[string, (file: string) => void, string]>([
      ['was removed', (file) => rmSync(file), 'there is no such file'],
      [
        'was rotated away',
        (file) => {
          renameSync(file, `${file}.1`);
          writeFileSync(file, 's3cret\n');
        },
        'another file has taken its place since it was seen',
      ],
      [
        'became a link',
        (file) => {
          renameSync(file, `${file}.1`);
          symlinkSync(`${file}.1`, file);
        },
        'a link has taken its place since it was seen',
      ],
    ])('and what it wrote to %s, it says so', async (_, change, reason) => {
      const file = realpathSync(logFile('up\n'));
      const inode = inodeOf(file);
      change(file);
      expect(await printed(file, [], inode)).toMatchObject({ failure: { message: `${file}: ${reason}` } });
    });
  });
});
