import { expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { tokenLegend } from '../../../server/service/advertised.ts';
import { offsetAt } from '../../../server/service/position.ts';
import { semanticTokens } from '../../../server/service/semantic-tokens.ts';

/** The tokens of a text as `word type` or `word type declaration`. */
function tokens(path: string, text: string): string[] {
  const file = parseFile(path, text);
  const { data } = semanticTokens(file);
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const start = offsetAt(file, { line, character });
    const word = text.slice(start, start + length);
    found.push(`${word} ${tokenLegend.tokenTypes[type]}${modifiers === 1 ? ' declaration' : ''}`);
  }
  return found;
}

it.each<[string, string, string[]]>([
  [
    '/a.health.yaml',
    'workload: web\ntype: http\ninterval: 5s # 1s\nalert: H2\ndepends_on: [db, "🔥", cache]\n---\nworkload: db\ntype: tcp\n',
    [
      'web variable declaration',
      '5s number',
      'H2 enumMember declaration',
      'db variable',
      '"🔥" variable',
      'cache variable',
      'db variable declaration',
    ],
  ],
  [
    '/a.yaml',
    'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: memory}\nspec:\n  trigger: {alert: H8}\n  actions:\n    - {type: restart_pod, id: one, timeout: 1m}\n    - {type: notify, condition: one_failed, channel: oncall}\n',
    [
      'memory function declaration',
      'H8 enumMember',
      'one function declaration',
      '1m number',
      'one_failed function',
      'oncall variable',
    ],
  ],
  [
    '/a.yaml',
    'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nchannels:\n  desk: {type: desktop}\nservices:\n  pay: {workloads: [api], dependsOn: [web]}\n  web: {owner: mara}\n',
    [
      'local variable declaration',
      'desk variable declaration',
      'pay variable declaration',
      'api variable',
      'web variable',
      'web variable declaration',
    ],
  ],
  ['/a.yaml', 'workload: web\ninterval: 5s\n', []],
  ['/a.health.yaml', 'workload: web\ntype: [htp\ninterval: 5s\n', ['web variable declaration', '5s number']],
])('%s %j', (path, text, expected) => expect(tokens(path, text)).toEqual(expected));
