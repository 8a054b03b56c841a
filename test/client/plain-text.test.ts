import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainItem, plainText } from '../../client/src/plain-text.ts';

/** What the editor makes of a message (its own expression) and of a label. */
const links = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const icons = /\$\([a-z0-9-~]+\)/i;
const seen = (text: string) => text.replaceAll('\u200b', '');

describe('text of others is shown as words', () => {
  it.each([
    '[Click](command:workbench.action.terminal.new)',
    'status is "[Fix it](command:workbench.action.quit "now")", expected "ok"',
    '[a](https://shop.example) [b](file:///etc/passwd)',
    '[[a]](command:x)',
    '$(rocket) line two $(loading~spin)',
    '[$(bug)](command:x)',
  ])('%s', (text) => {
    const shown = plainText(text);
    expect(shown).not.toMatch(links);
    expect(shown).not.toMatch(icons);
    expect(seen(shown)).toBe(text);
  });

  it.each(['HTTP 503 from http://127.0.0.1/a(b), expected 200–399', 'cost in $ (USD) [1] (2)', 'a[0]', ''])(
    'and “%s” stays as it is',
    (text) => {
      expect(plainText(text)).toBe(text);
    },
  );

  it('in every part of a row to choose, and what else the row holds stays as it is', () => {
    const icon = '$(bug)';
    const item = plainItem({ label: icon, description: icon, detail: icon, name: icon });
    expect([item.label, item.description, item.detail].filter((text) => icons.test(text))).toEqual([]);
    expect(item.name).toBe(icon);
    expect(plainItem({ label: 'api' })).toEqual({ label: 'api' });
  });
});

describe('what the extension says', () => {
  const client = join(import.meta.dirname, '..', '..', 'client', 'src');
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const calls = files.flatMap((file) =>
    [
      ...readFileSync(join(client, file), 'utf8').matchAll(
        /(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)\(\s*(.*)/g,
      ),
    ].map(([, first = '']) => ({ file, first })),
  );

  it('in messages and in the status bar goes through it', () => {
    expect(calls.length).toBeGreaterThan(8);
    const plain = /^(plainText\(|`\$\([a-z]+\) \$\{plainText\()/;
    expect(calls.filter(({ first }) => !plain.test(first))).toEqual([]);
  });
});
