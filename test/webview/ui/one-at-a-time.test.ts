import { expect, it } from 'vitest';
import { oneAtATime } from '../../../webview/src/ui/one-at-a-time.ts';

it('does work one at a time, and once more for all that asked meanwhile', async () => {
  const turns: PromiseWithResolvers<void>[] = [];
  const ask = oneAtATime(() => {
    const turn = Promise.withResolvers<void>();
    turns.push(turn);
    return turn.promise;
  });
  const first = ask();
  const second = ask();
  void ask();
  expect(turns).toHaveLength(1);
  turns[0]?.resolve();
  await expect.poll(() => turns.length).toBe(2);
  turns[1]?.resolve();
  await Promise.all([first, second]);
  expect(turns).toHaveLength(2);
  const later = ask();
  expect(turns).toHaveLength(3);
  turns[2]?.resolve();
  await later;
});
