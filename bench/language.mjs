// Our language server against yaml-language-server, both in turn, over the files someone may really have open.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from './support/folders.mjs';
import { startClient } from './support/lsp-client.mjs';
import { longDocument, manyDocuments } from './support/playbooks.mjs';
import { ratio, spread } from './support/report.mjs';
import { ensureRival, rivalDebounce, rivalSettings, rivalVersion } from './support/rival.mjs';
import { less } from './support/statistics.mjs';

/** Edits, and requests of each sort, in one session of a server. */
const repeats = 4;
/** No further round is begun of a file that has used this much time, in ms. */
const fileLimit = 32_000;

const files = {
  '1 document, 24 lines': manyDocuments(1),
  '100 documents, 2,500 lines': manyDocuments(100),
  '1,000 documents, 25,000 lines': manyDocuments(1_000),
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

/** One process of a server from start to stop with one file, its measurements added to `into`. */
async function session(server, folder, { text, position }, into) {
  const client = await startClient({ ...server, folder });
  const note = (name, value) => (into[name] ??= []).push(value);
  try {
    note('started', client.started);
    await client.quiet(300);
    const uri = pathToFileURL(join(folder, 'bench.yaml')).href;
    const opened = await client.open(uri, text);
    note('opened', ...less([opened.took], waitOf(server, client)));
    await client.quiet(400);

    // Each edit makes `restart_pod` a word nobody knows, or mends it again.
    const edits = toggle(position);
    const said = [];
    for (let edit = 0; edit < repeats * 2; edit++) {
      const { took, items } = await client.change(uri, edits.next().value);
      note('edited', ...less([took], waitOf(server, client)));
      said.push(JSON.stringify(items));
      await client.quiet(60);
    }
    proveAnswers(server.name, said);

    const at = { textDocument: { uri }, position };
    for (let edit = 0; edit < repeats; edit++) {
      const { took, result } = await client.changeThenAsk(uri, edits.next().value, 'textDocument/completion', at);
      note('completedAfterEdit', took);
      assertAnswer(server.name, 'completion', JSON.stringify(result).includes('scale_up'));
      await client.quiet(60);
    }
    const ask = async (name, method, params, holds) => {
      for (let request = 0; request < repeats; request++) {
        const { took, result } = await client.ask(method, params);
        note(name, took);
        assertAnswer(server.name, method, holds(JSON.stringify(result)));
      }
    };
    await ask('completed', 'textDocument/completion', at, (result) => result.includes('scale_up'));
    await ask('hovered', 'textDocument/hover', at, (result) => result.includes('restart_pod'));
    await ask('outlined', 'textDocument/documentSymbol', { textDocument: { uri } }, (result) => result.length > 100);
    note('memory', client.peakMemory());
    await client.stop();
  } finally {
    client.kill();
  }
}

/** The wait before it validates, in ms; a server that is asked for diagnostics does not wait. */
function waitOf(server, client) {
  return client.pulls ? 0 : server.debounce;
}

function* toggle(position) {
  const after = { line: position.line, character: position.character + 1 };
  for (;;) {
    yield { range: { start: position, end: position }, text: 'x' };
    yield { range: { start: position, end: after }, text: '' };
  }
}

/** The diagnostics of the two texts differ, are never empty, and are the same each time: each answer is its edit's. */
function proveAnswers(name, said) {
  const [broken, mended] = [said.filter((_, edit) => edit % 2 === 0), said.filter((_, edit) => edit % 2 === 1)];
  for (const answers of [broken, mended]) {
    assertAnswer(name, 'an empty list of diagnostics', answers[0] !== '[]');
    assertAnswer(name, 'different diagnostics of one text', new Set(answers).size === 1);
  }
  assertAnswer(name, 'diagnostics that an edit did not change', broken[0] !== mended[0]);
}

function assertAnswer(name, what, holds) {
  assert(holds, `${name} answered wrongly: ${what}. What was measured would mean nothing.`);
}

/** Starts each server in turn, `runs` times, with one file; measurements by server, in the order of `servers`. */
async function compare(title, file, servers, runs, scratch) {
  const found = servers.map(() => ({}));
  const notes = [];
  const begun = performance.now();
  for (let round = 1; round <= runs && notes.length === 0; round++) {
    if (round > 1 && performance.now() - begun > fileLimit) notes.push(`${title}: ${round - 1} of ${runs} rounds, for time.`);
    else
      for (const [index, server] of servers.entries()) {
        console.error(`${title}: ${server.name}, ${round} of ${runs}`);
        const folder = mkdtempSync(join(scratch, 'file-'));
        writeFileSync(join(folder, 'bench.yaml'), file.text);
        try {
          await session(server, folder, file, found[index]);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          notes.push(`${title}: ${server.name} was given up (${error.message}).`);
        }
      }
  }
  return { found, notes };
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const servers = [
  { name: 'Healer', args: [join(root, 'dist/server.js'), '--stdio'] },
  { name: 'yaml-language-server', args: [ensureRival(), '--stdio'], settings: rivalSettings(), debounce: rivalDebounce },
];
const scratch = mkdtempSync(join(tmpdir(), 'healer-bench-'));
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
    about: `Healer's language server (\`dist/server.js --stdio\`) against yaml-language-server ${rivalVersion}, which is given Healer's playbook schema in one self-contained file. One client, both servers in turn, a fresh process for each round, each file in a folder of its own.`,
    tables,
    notes: [
      'Healer is asked for its diagnostics (pull), so nothing waits and nothing is subtracted from its figures.',
      `yaml-language-server waits ${rivalDebounce} ms after an open or a change before it validates. Those ${rivalDebounce} ms are subtracted from its cold open and its edits: what is shown is its work, and a person waits that much longer.`,
      'An edit turns one `type: restart_pod` near the middle of the file into an unknown word, or mends it. The diagnostics of both texts are checked: never empty, different from each other, and the same every time, so that each answer is known to belong to its edit. Answers to the other requests are checked too.',
      'Cold open is the first file of a fresh process, once the server has read its settings; reading the schema is part of it for yaml-language-server and built in for Healer.',
      'Peak memory is the greatest resident set of the server process over the whole session (VmHWM).',
      'Not measured: files of more than 25,000 lines, several open files, a whole workspace, other kinds than playbooks, diagnostics that are pushed.',
      ...notes,
    ],
  }),
);
