import { describe, expect, it } from 'vitest';
import { changesBetween, leaders, type SeenProcess } from '../../../engine/watch/process-watch.ts';
import { running } from './night.ts';

describe('seen before, seen now', () => {
  it.each<[string, readonly SeenProcess[], readonly SeenProcess[], readonly string[]]>([
    ['nothing of one that goes on', [running(1)], [running(1)], []],
    ['nothing of one that is new', [], [running(1)], []],
    ['a crash of one that is gone', [running(1)], [], ['crash 1']],
    ['one replaced by another', [running(1)], [running(2)], ['replaced 1 by 2']],
    [
      'a crash of the first where its pid is used again',
      [running(1)],
      [running(1, { start: '9' })],
      ['replaced 1 by 1'],
    ],
    ['one of two, while the other goes on', [running(1), running(2)], [running(2)], ['replaced 1 by 2']],
    ['both of two', [running(1), running(2)], [], ['crash 1', 'crash 2']],
    ['one that is stopped by a signal', [running(1)], [running(1, { state: 'T' })], ['stopped 1']],
    ['nothing of one that stays stopped', [running(1, { state: 'T' })], [running(1, { state: 'T' })], []],
    ['one that goes on', [running(1, { state: 'T' })], [running(1, { state: 'S' })], ['continued 1']],
    ['a crash of one that was stopped', [running(1, { state: 'T' })], [], ['crash 1']],
  ])('say %s', (_, before, now, expected) => {
    const words = changesBetween(before, now).map((change) =>
      change.what === 'replaced'
        ? `replaced ${change.process.pid} by ${change.by.pid}`
        : `${change.what} ${change.process.pid}`,
    );
    expect(words).toEqual(expected);
  });
});

describe('the processes of a name that are watched', () => {
  it.each<[string, readonly (readonly [number, number])[], readonly number[]]>([
    ['one', [[5, 1]], [5]],
    [
      'two side by side',
      [
        [5, 1],
        [6, 1],
      ],
      [5, 6],
    ],
    [
      'the one that started the others',
      [
        [5, 1],
        [6, 5],
        [7, 5],
      ],
      [5],
    ],
    [
      'one left by what started it',
      [
        [6, 1],
        [7, 6],
      ],
      [6],
    ],
  ])('are %s', (_, rows, expected) => {
    expect(leaders(rows.map(([pid, parent]) => running(pid, { parent }))).map(({ pid }) => pid)).toEqual(expected);
  });
});
