// Our language server against yaml-language-server, both in turn, over the files someone may really have open.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './support/folders.mjs';
import { longDocument, manyDocuments } from './support/playbooks.mjs';
import { ratio, spread } from './support/report.mjs';
import { ensureRival, rivalDebounce, rivalSettings, rivalVersion } from './support/rival.mjs';
import { repeats, session } from './support/session.mjs';

/** The time a round of a file may take, in ms; where the rounds take longer than that on average, fewer are done. */
const roundLimit = 16_000;

const files = {
  '1 document, 24 lines': manyDocuments(1),
  '100 documents, 2,500 lines': manyDocuments(100),
  '1,000 documents, 25,000 lines': manyDocuments(1_000),
  '5,000 documents, 125,000 lines': manyDocuments(5_000),
  '1 document, 10,000 lines': longDocument(10_000),
};

const measures = {
  started: 'start → initialized, ms',
  opened: 'cold open → diagnostics, ms',
  edited: 'edit → diagnostics, ms',
  completedAfterEdit: 'edit → completion, ms',
  completed: 'completion, nothing changed, ms',
  hovered: 'hover, ms',
  outlined: 'document symbols, ms',
  memory: 'peak memory, MiB',
};

/** Starts each server in turn, `runs` times, with one file; measurements by server, in the order of `servers`. */
async function compare(title, file, servers, runs, scratch) {
  const found = servers.map(() => ({}));
  const begun = performance.now();
  let roundBegun = begun;
  for (let round = 1; round <= runs; round++) {
    const now = performance.now();
    if (now + (now - roundBegun) > begun + runs * roundLimit)
      return { found, notes: [`${title}: ${round - 1} of ${runs} rounds, for time.`] };
    roundBegun = now;
    for (const [index, server] of servers.entries()) {
      console.error(`${title}: ${server.name}, ${round} of ${runs}`);
      const folder = mkdtempSync(join(scratch, 'file-'));
      writeFileSync(join(folder, 'bench.yaml'), file.text);
      try {
        await session(server, folder, file, found[index]);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        return { found, notes: [`${title}: ${server.name} was given up in round ${round} (${error.message}).`] };
      }
    }
  }
  return { found, notes: [] };
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const scratch = mkdtempSync(join(tmpdir(), 'healer-bench-'));
// A copy, so that a build meanwhile does not change what is measured.
writeFileSync(join(scratch, 'package.json'), '{}\n');
for (const file of ['server.js', 'language-server.js']) copyFileSync(join(root, 'dist', file), join(scratch, file));
const server = join(scratch, 'server.js');
const servers = [
  { name: 'Healer', args: [server, '--stdio'], env: { XDG_CACHE_HOME: scratch } },
  {
    name: 'yaml-language-server',
    args: [ensureRival(), '--stdio'],
    settings: rivalSettings(),
    debounce: rivalDebounce,
  },
];
const tables = [];
const notes = [];
try {
  for (const [title, file] of Object.entries(files)) {
    const compared = await compare(title, file, servers, Number(values.runs), scratch);
    const [ours, theirs] = compared.found;
    const rows = Object.entries(measures).map(([name, label]) => {
      const [mine = [], other = []] = [ours[name], theirs[name]];
      return [label, spread(mine), spread(other), ratio(mine, other)];
    });
    tables.push({ title, head: ['', 'Healer', `yaml-language-server ${rivalVersion}`, 'ratio'], rows });
    notes.push(...compared.notes);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

console.log(
  JSON.stringify({
    title: 'Language server',
    about: `Healer's language server (\`dist/server.js --stdio\`) against yaml-language-server ${rivalVersion}, which is given Healer's playbook schema in one self-contained file. One client, both servers in turn, a fresh process for each round, ${repeats} edits and requests of each sort a round, each file in a folder of its own.`,
    tables,
    notes: [
      'Healer is asked for its diagnostics (pull), so nothing waits and nothing is subtracted from its figures.',
      `yaml-language-server waits ${rivalDebounce} ms after an open or a change before it validates. Those ${rivalDebounce} ms are subtracted from its cold open and its edits: what is shown is its work, and a person waits that much longer.`,
      'An edit turns one `type: restart_pod` near the middle of the file into an unknown word, or mends it. The diagnostics of both texts are checked: never empty, different from each other, and the same every time, so that each answer is known to belong to its edit. Answers to the other requests are checked too.',
      'Cold open is the first file of a fresh process, once the server has read its settings; reading the schema is part of it for yaml-language-server and built in for Healer.',
      'Healer keeps what Node has compiled of it between starts. The very first start of the run, without that, is among the figures of the first table.',
      'Peak memory is the greatest resident set of the server process over the whole session (VmHWM).',
      'Not measured: several open files, a whole workspace, other kinds than playbooks, diagnostics that are pushed.',
      ...notes,
    ],
  }),
);
