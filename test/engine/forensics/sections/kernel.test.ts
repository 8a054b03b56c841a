import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  journalLines,
  kernelSection,
  rawLines,
  recordLine,
  tellingLines,
} from '../../../../engine/forensics/sections/kernel.ts';
import { temporaryFolder, value } from '../../store/temporary.ts';
import { at, programsIn } from '../reporting.ts';

const boot = Date.parse('2026-11-21T02:00:00.000Z');
const killed = 'Out of memory: Killed process 4242 (api) total-vm:1000kB';
const signal = new AbortController().signal;

describe('what the kernel said', () => {
  it.each([
    ['a record', `6,339,3252000000,-;${killed}\n SUBSYSTEM=x\n`, { at: '2026-11-21T02:54:12.000Z', text: killed }],
    ['a record with more flags', `4,1,1000,c,caller=T1;${killed}`, { at: '2026-11-21T02:00:00.001Z', text: killed }],
    ['something else', 'nonsense', undefined],
    ['nothing', '', undefined],
  ])('in %s of its ring', (_, record, line) => expect(recordLine(record, boot)).toEqual(line));

  it('in the raw form of dmesg', () => {
    expect(rawLines(`<6>[    1.500000] up\n<4>[ 3252.000000] ${killed}\nnonsense\n`, boot)).toEqual([
      { at: '2026-11-21T02:00:01.500Z', text: 'up' },
      { at: '2026-11-21T02:54:12.000Z', text: killed },
    ]);
  });

  it('in the journal', () => {
    expect(journalLines(`1795229652.250000 shop-1 kernel: ${killed}\nHint: nothing\n`)).toEqual([
      { at: '2026-11-21T02:54:12.250Z', text: killed },
    ]);
  });

  it.each([
    [killed, true],
    ['oom-kill:constraint=CONSTRAINT_MEMCG,task=api,pid=4242', true],
    ['api invoked oom-killer: gfp_mask=0xcc0', true],
    ['Memory cgroup out of memory: Killed process 1', true],
    ['api[4242]: segfault at 0 ip 00005581', true],
    ['traps: api[4242] general protection fault', true],
    ['usb 1-1: new high-speed USB device', false],
    ['zoom-lens attached', false],
  ])('counts where it tells of a kill or a break: %s', (text, counts) => {
    expect(tellingLines([{ at: '2026-11-21T02:54:00.000Z', text }], at)).toHaveLength(counts ? 1 : 0);
  });

  it('counts of the hour before only, and at most fifty lines', () => {
    const lines = ['01:54:12.122', '01:54:12.123', '02:54:13.000'].map((time) => ({
      at: `2026-11-21T${time}Z`,
      text: killed,
    }));
    expect(tellingLines(lines, at)).toEqual(lines.slice(1));
    expect(
      tellingLines(
        Array.from({ length: 90 }, () => ({ at: at.toISOString(), text: killed })),
        at,
      ),
    ).toHaveLength(50);
  });
});

describe('the kernel log of a report', () => {
  const read = (programs: Readonly<Record<string, string>>, kmsg: string) =>
    kernelSection.read(
      { at: new Date(), environment: { PATH: `${programsIn(programs)}:/usr/bin:/bin` }, kmsg },
      signal,
    );
  const now = () => (Date.now() / 1000).toFixed(6);

  it('is asked of the next source where one may not be read', async () => {
    const none = join(temporaryFolder(), 'none');
    const journal = `echo '${now()} shop-1 kernel: ${killed}'`;
    expect(value(await read({ journalctl: journal }, none))).toMatchObject({
      from: 'journalctl -k',
      lines: [{ text: killed }],
    });
    const dmesg = `read up rest < /proc/uptime; printf '<4>[%s0000] ${killed}\\n' $up`;
    expect(value(await read({ dmesg }, none))).toMatchObject({ from: 'dmesg', lines: [{ text: killed }] });
  });

  it('names each source that may not be read, with the reason', async () => {
    const none = join(temporaryFolder(), 'none');
    const programs = {
      dmesg: 'echo "dmesg: read kernel buffer failed: Operation not permitted" >&2; exit 1',
      journalctl: 'exit 0',
    };
    expect(await read(programs, none)).toMatchObject({
      ok: false,
      failure: {
        message: `${none}: not there; dmesg: read kernel buffer failed: Operation not permitted; journalctl: it shows nothing of the kernel`,
      },
    });
  });

  it('of the ring says permission denied where it is', async () => {
    const ring = join(temporaryFolder(), 'kmsg');
    writeFileSync(ring, '', { mode: 0 });
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    const result = await read({}, ring).finally(() => root && process.seteuid?.(0));
    expect(result).toMatchObject({
      failure: { message: expect.stringContaining(`${ring}: permission denied; dmesg: `) },
    });
  });
});
