import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Collector } from '../../../engine/forensics/collector.ts';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createFindSimilar } from '../../../engine/incidents/similar-store.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { showPostmortem, writePostmortem } from '../../../engine/incidents/write-postmortem.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import type { Event } from '../../../engine/model/event.ts';
import { success } from '../../../engine/model/failure.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { codeOf, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';
import { rich } from './sample.ts';

const mara: Actor = { name: 'mara', via: 'cli' };
const time = (clock: string) => `2026-11-21T${clock}.000Z`;

/** The kept evidence of an incident, as if it were taken again. */
const collectors = rich.evidence.map(
  ({ source, title, data }): Collector => ({
    source,
    title,
    timeout: 1_000,
    collect: async () => success(data),
  }),
);

async function setUp(project = '') {
  const root = join(temporaryFolder(), 'shop');
  mkdirSync(root);
  const database = temporaryDatabase();
  let now = time('02:54:12');
  const shared = {
    store: createIncidentStore(database),
    clock: () => new Date(now),
    onChange: () => {},
    source: 's',
    scope: 'local',
  };
  const incidents = createIncidents({ ...shared, collectors, profileOf: async () => undefined });
  const events = createEventStore(database);
  const sources = { incidents, events, similar: createFindSimilar(database) };
  writeFileSync(join(root, 'healer.yaml'), `apiVersion: healer.platform/v1\nkind: Project\n${project}\n`);
  return {
    root,
    incidents,
    at: (clock: string) => {
      now = time(clock);
    },
    /** Opens an incident, and waits for its evidence. */
    async open(about: { title?: string; service?: string }, cause?: { workload: string; started?: string }) {
      const incident = { title: 'it is down', severity: 'P2', ...about } as const;
      const opened = value(await incidents.open({ root, trusted: true, actor: mara, incident }, cause));
      value(await opened.evidence);
      return opened.id;
    },
    async happened(...told: readonly (readonly [clock: string, workload: string, message: string])[]) {
      const list = told.map(([clock, workload, message], index): Event => {
        const id = `0000-${clock}-${index}`;
        return { id, at: time(clock), kind: 'unhealthy', source: 's', scope: 'local', actor: mara, workload, message };
      });
      value(await events.append(list));
    },
    show: (id: string) => showPostmortem(sources, { root, id }),
    write: (id: string) => writePostmortem({ ...shared, ...sources }, { root, id, actor: mara }),
    async resolve(id: string, fix = 'f') {
      value(await incidents.resolve({ id, actor: mara, resolution: { summary: 's', root_cause: 'r', fix } }));
    },
  };
}

/** The lines about workloads in a postmortem's timeline. */
const unhealthy = (markdown: string) =>
  markdown.match(/^- .* is unhealthy: .*$/gm)?.map((line) => line.slice(4, 12) + line.slice(14));

describe('the account in a postmortem', () => {
  it('has what happened to the workloads that take part, from the beginning until it was resolved', async () => {
    const { open, happened, at, resolve, incidents, show } = await setUp();
    await happened(
      ['02:40:00', 'api', 'before'],
      ['02:50:00', 'api', 'as it began'],
      ['02:55:00', 'other', 'not of it'],
      ['03:00:00', 'web', 'too'],
      ['05:00:00', 'api', 'afterwards'],
    );
    const id = await open({ title: 'api' }, { workload: 'api', started: time('02:50:00') });
    at('03:00:00');
    value(await incidents.join(id, mara, { workload: 'web', message: 'web needs api', because: 'depends on api' }));
    at('04:00:00');
    await resolve(id);
    expect(unhealthy(value(await show(id)).markdown)).toEqual([
      '02:50:00 api is unhealthy: as it began',
      '03:00:00 web is unhealthy: too',
    ]);
  });

  it('of an incident opened by hand looks a quarter of an hour back at what its service’s checks watch', async () => {
    const { open, happened, show } = await setUp();
    await happened(
      ['02:38:00', 'billing_api', 'too early'],
      ['02:40:00', 'billing_api', 'first'],
      ['02:41:00', 'db', 'second'],
      ['05:00:00', 'db', 'still'],
    );
    const id = await open({ service: 'billing' });
    expect(unhealthy(value(await show(id)).markdown)).toEqual([
      '02:40:00 billing_api is unhealthy: first',
      '02:41:00 db is unhealthy: second',
      '05:00:00 db is unhealthy: still',
    ]);
    expect(unhealthy(value(await show(await open({}))).markdown)).toBeUndefined();
  });

  it('ends with similar incidents of the past, what ended them and why they are alike', async () => {
    const { open, at, resolve, show } = await setUp();
    const first = await open({ title: 'api has no database connection', service: 'api' });
    await resolve(first, 'The pool was made smaller.');
    at('03:54:12');
    const { markdown } = value(await show(await open({ title: 'no database connection', service: 'api' })));
    expect(markdown).toMatch(
      new RegExp(
        `^\\| ${first}: api has no database connection \\| The pool was made smaller\\. \\| .*same service api`,
        'm',
      ),
    );
  });
});

describe('charts', () => {
  it('are written beside the postmortem once, and are what its images name', async () => {
    const { root, open, write, incidents } = await setUp();
    const id = await open({ service: 'billing' });
    const { markdown } = value(await write(id));
    const folder = join(root, 'postmortems', id);
    expect(readdirSync(folder)).toEqual(['latency-billing_api-http.svg']);
    expect(markdown).toContain(`](${id}/latency-billing_api-http.svg)`);
    const file = join(folder, 'latency-billing_api-http.svg');
    writeFileSync(file, '<svg>annotated</svg>');
    value(await incidents.note({ id, actor: mara, text: 'n' }));
    value(await write(id));
    expect(readFileSync(file, 'utf8')).toBe('<svg>annotated</svg>');
    rmSync(file);
    value(await write(id));
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg xmlns/);
  });

  it('are not written for a postmortem that shows none', async () => {
    const { root, open, write } = await setUp('postmortemTemplate: t.md');
    writeFileSync(join(root, 't.md'), '{{summary}}\n');
    const id = await open({});
    value(await write(id));
    expect(existsSync(join(root, 'postmortems', id))).toBe(false);
  });

  it('are not written through a link that leads out of the root', async () => {
    const { root, open, write } = await setUp();
    const id = await open({});
    const outside = temporaryFolder();
    mkdirSync(join(root, 'postmortems'));
    symlinkSync(outside, join(root, 'postmortems', id));
    expect(codeOf(await write(id))).toBe('postmortem/outside-root');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('a team’s template', () => {
  it('is what a new postmortem is written from', async () => {
    const { root, open, write } = await setUp('postmortemTemplate: docs/t.md');
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'docs/t.md'), '# {{title}}\n\n{{impact}}\n\nWhat would a customer say?\n');
    const { markdown } = value(await write(await open({ title: 'web is down' })));
    expect(markdown).toMatch(/^# web is down\n\n<!-- healer:impact /);
    expect(markdown).toContain('What would a customer say?');
    expect(markdown).not.toContain('healer:summary ');
  });

  it('brings new blocks into postmortems written before', async () => {
    const { root, open, write } = await setUp('postmortemTemplate: t.md');
    writeFileSync(join(root, 't.md'), '# {{title}}\n\n{{impact}}\n');
    const id = await open({});
    value(await write(id));
    writeFileSync(join(root, 't.md'), '# {{title}}\n\n{{impact}}\n\n## Numbers\n\n{{metrics}}\n');
    expect(value(await write(id)).markdown).toMatch(/\/healer:impact -->\n\n## Numbers\n\n<!-- healer:metrics /);
  });

  it('with a placeholder that Healer does not know is refused where it stands, and nothing is written', async () => {
    const { root, open, write } = await setUp('postmortemTemplate: t.md');
    writeFileSync(join(root, 't.md'), '# {{title}}\n\n{{inpact}}\n');
    expect(await write(await open({}))).toMatchObject({
      failure: {
        code: 'postmortem/template',
        file: join(root, 't.md'),
        line: 3,
        message: expect.stringContaining('{{impact}}?'),
      },
    });
    expect(existsSync(join(root, 'postmortems'))).toBe(false);
  });

  it.each([
    ['is not there', 'nowhere.md', 'there is no such file'],
    ['is a folder', '.', 'it is not a file'],
    ['lies outside the root', '../t.md', 'it is not inside'],
    ['leads out of the root', 'link.md', 'it is not inside'],
    ['is not UTF-8', 'binary.md', 'UTF-8'],
  ])('that %s is refused', async (_, path, words) => {
    const { root, open, write, show } = await setUp(`postmortemTemplate: ${path}`);
    const outside = join(temporaryFolder(), 't.md');
    writeFileSync(outside, '{{summary}}');
    writeFileSync(join(root, '../t.md'), '');
    symlinkSync(outside, join(root, 'link.md'));
    writeFileSync(join(root, 'binary.md'), Buffer.from([0xff, 0xfe]));
    const id = await open({});
    for (const result of [await write(id), await show(id)]) {
      expect(result).toMatchObject({
        failure: { code: 'postmortem/no-template', file: join(root, path), message: expect.stringContaining(words) },
      });
    }
  });

  it('is not guessed where healer.yaml cannot be used', async () => {
    const { root, open, write } = await setUp('postmortemTemplates: t.md');
    const result = await write(await open({}));
    expect(result).toMatchObject({
      failure: { file: join(root, 'healer.yaml'), message: expect.stringContaining('postmortemTemplate') },
    });
    expect(existsSync(join(root, 'postmortems'))).toBe(false);
  });
});
