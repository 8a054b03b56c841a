import { describe, expect, it } from 'vitest';
import { serviceOver } from '../../support/workspace-service.ts';

const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n';
const shop = {
  'health/api.yaml': 'workload: api\ntype: http\ndepends_on: [db]\n',
  'health/db.yaml': 'workload: db\ntype: tcp\nport: 1\n---\nworkload: "db"\nname: disk\ntype: disk\n',
  'rules/db.yaml': 'on: unhealthy\nworkload: db\naction: notify\nchannel: desk\n',
  'p.yaml':
    'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nchannels:\n  desk: {type: desktop}\n',
};

function places(files: Record<string, string>) {
  const { service, uri, position, shown } = serviceOver(files);
  return {
    definition: service.definition(uri, position).map(shown),
    references: service.references(uri, position, false).map(shown),
    all: service.references(uri, position, true).map(shown),
    here: service.documentHighlights(uri, position).map(({ range }) => shown({ uri, range })),
  };
}

const at = (path: keyof typeof shop, from: string, to: string) => ({ ...shop, [path]: shop[path].replace(from, to) });

describe('a name', () => {
  it.each([
    ['where it is used', at('health/api.yaml', '[db]', '[d|b]'), ['health/api.yaml:3:db']],
    ['at its end', at('health/api.yaml', '[db]', '[db|]'), ['health/api.yaml:3:db']],
    [
      'where it is defined, in quotes',
      at('health/db.yaml', '"db"', '"d|b"'),
      ['health/db.yaml:1:db', 'health/db.yaml:5:db'],
    ],
  ])('leads everywhere from %s', (_, files, here) => {
    const definitions = ['health/db.yaml:1:db', 'health/db.yaml:5:db'];
    const uses = ['health/api.yaml:3:db', 'rules/db.yaml:2:db'];
    expect(places(files)).toEqual({ definition: definitions, references: uses, all: [...definitions, ...uses], here });
  });

  it.each([
    ['a key in quotes', '"workload": "a"\n"depends_on": ["d|b"]\n', 2],
    ['a list under a key in single quotes', "workload: a\n'depends_on':\n  - 'd|b'\n", 3],
    ['Windows line ends', 'workload: a\r\ntype: http\r\ndepends_on: [d|b]\r\n', 3],
    ['signs of two units before it', 'workload: a\ntype: http\ndepends_on: ["🔥", d|b]\n', 3],
    ['a byte order mark', '\uFEFFworkload: a\ntype: http\ndepends_on: [d|b]\n', 3],
    ['explicit keys', '? workload\n: a\n? depends_on\n: - d|b\n', 4],
    ['a list that is not indented', 'workload: a\ntype: http\ndepends_on:\n- d|b # the database\n', 4],
    ['a tag', 'workload: a\ntype: http\ndepends_on: [!!str d|b]\n', 3],
    ['the last document', 'workload: x\ntype: http\n---\nworkload: a\ntype: http\ndepends_on: [d|b]', 6],
  ])('is found and renamed with %s', (_, text, line) => {
    const files = { 'health/a.yaml': text, 'health/db.yaml': 'workload: db\ntype: tcp\nport: 1\n' };
    const { service, uri, position, after } = serviceOver(files);
    expect(places(files).definition).toEqual(['health/db.yaml:1:db']);
    expect(places(files).here).toEqual([`health/a.yaml:${line}:db`]);
    const edit = service.rename(uri, position, 'store');
    expect(edit && !('refused' in edit) && after(edit)).toEqual({
      'health/a.yaml': text.replace('d|b', 'store'),
      'health/db.yaml': 'workload: store\ntype: tcp\nport: 1\n',
    });
  });

  it('leads to a key of the profile', () => {
    expect(places(at('rules/db.yaml', 'desk', 'de|sk')).definition).toEqual(['p.yaml:5:desk']);
  });

  it('leads to the file that names an escalation policy', () => {
    const files = {
      'oncall.escalation.yaml': 'escalation: {levels: [{delay: 0m, channels: [desk]}]}\n',
      'rules/a.yaml': 'on: crash\naction: notify\nchannel: on|call\n',
    };
    expect(places(files).definition).toEqual(['oncall.escalation.yaml:1:escalation']);
  });

  it.each([
    ['restart_|failed', ['playbooks/a.yaml:6:restart_pod']],
    ['more_suc|ceeded', ['playbooks/a.yaml:7:more']],
    ['|more_succeeded', ['playbooks/a.yaml:7:more']],
    ['nothing|_failed', []],
  ])('leads from the condition %s to its action', (condition, expected) => {
    const files = {
      'playbooks/a.yaml': `${head}  actions:\n    - {type: restart_pod}\n    - {type: scale_up, id: more}\n    - {type: notify, condition: ${condition}}\n`,
    };
    expect(places(files).definition).toEqual(expected);
  });

  it('leads from an alias to its anchor, the nearest before it', () => {
    const files = { 'health/a.yaml': 'workload: &x a\ntype: http\nlabels: {one: &x b, two: *|x}\n' };
    expect(places(files)).toMatchObject({
      definition: ['health/a.yaml:3:x'],
      references: ['health/a.yaml:3:x'],
      here: ['health/a.yaml:3:x', 'health/a.yaml:3:x'],
    });
  });

  it.each([
    ['no name', at('health/api.yaml', 'http', 'h|ttp')],
    ['a key', at('health/api.yaml', 'workload', 'work|load')],
    ['a name that nothing defines', at('rules/db.yaml', 'workload: db', 'workload: d|c')],
  ])('leads nowhere from %s', (_, files) => expect(places(files).definition).toEqual([]));

  it('stays within its own root', () => {
    const files = {
      ...shop,
      'other/healer.yaml': '',
      'other/health/x.yaml': 'workload: x\ntype: http\ndepends_on: [d|b]\n',
    };
    expect(places(files).definition).toEqual([]);
  });
});

describe('a search through the workspace', () => {
  const found = (query: string) =>
    serviceOver(shop)
      .service.workspaceSymbols(query)
      .map(({ name, containerName }) => `${name} in ${containerName}`);

  it.each([
    ['hth/db', ['health/db (tcp) in health/db.yaml', 'health/db (disk) in health/db.yaml']],
    ['chdsk', ['channel/desk in p.yaml']],
    ['Health API', ['health/api (http) in health/api.yaml']],
    ['rule', ['rule/db in rules/db.yaml']],
    ['profile', ['profile/local in p.yaml']],
    ['nothing', []],
  ])('for %j', (query, expected) => expect(found(query)).toEqual(expected));

  it('for nothing gives everything', () => expect(found('')).toHaveLength(6));

  it('calls a definition as its document symbol does', () => {
    const files = {
      'night.escalation.yaml': 'escalation: {levels: []}\n',
      'b.escalation.yaml': 'name: day\nescalation: {levels: []}\n',
      'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n',
      'rules/a.yaml': 'name: own\non: crash\naction: notify\n',
    };
    const { service } = serviceOver(files);
    const inWorkspace = service.workspaceSymbols('').map(({ name }) => name);
    const inDocuments = Object.keys(files).flatMap((path) => service.symbols(`shop:${path}`).map(({ name }) => name));
    expect(inWorkspace.sort()).toEqual(inDocuments.filter((name) => name.includes('/')).sort());
  });
});
