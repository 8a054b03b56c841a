import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startClient } from './lsp-client.mjs';
import { less } from './statistics.mjs';

/** Edits, and requests of each sort, in one session; even, so that each text is seen equally often. */
export const repeats = 4;

/**
 * One process of a server from start to stop with one file, its measurements (ms, memory in MiB) added to `into`. What it
 * answers is checked: an AssertionError means that the figures would mean nothing.
 */
export async function session(server, folder, { text, position }, into) {
  const client = await startClient({ ...server, folder });
  const note = (name, value) => {
    into[name] = [...(into[name] ?? []), value];
  };
  // A server that is asked for its diagnostics does not wait before it validates.
  const wait = client.pulls ? 0 : server.debounce;
  try {
    note('started', client.started);
    await client.quiet(300);
    const uri = pathToFileURL(join(folder, 'bench.yaml')).href;
    const opened = await client.open(uri, text);
    note('opened', less(opened.took, wait));
    await client.quiet(400);

    // Each edit makes `restart_pod` a word nobody knows, or mends it again.
    const edits = toggle(position);
    const said = [];
    for (let edit = 0; edit < repeats; edit++) {
      const { took, items } = await client.change(uri, edits.next().value);
      note('edited', less(took, wait));
      said.push(JSON.stringify(items));
      await client.quiet(60);
    }
    proveAnswers(server.name, said);

    const at = { textDocument: { uri }, position };
    for (let edit = 0; edit < repeats; edit++) {
      const { took, result } = await client.changeThenAsk(uri, edits.next().value, 'textDocument/completion', at);
      note('completedAfterEdit', took);
      assertAnswer(server.name, 'completion', JSON.stringify(result).includes('restart_pod'));
      await client.quiet(60);
    }
    const ask = async (name, method, params, holds) => {
      for (let request = 0; request < repeats; request++) {
        const { took, result } = await client.ask(method, params);
        note(name, took);
        assertAnswer(server.name, method, holds(JSON.stringify(result)));
      }
    };
    await ask('completed', 'textDocument/completion', at, (result) => result.includes('restart_pod'));
    await ask('hovered', 'textDocument/hover', at, (result) => result.includes('Delete pods'));
    await ask('outlined', 'textDocument/documentSymbol', { textDocument: { uri } }, (result) => result.length > 100);
    note('memory', client.peakMemory());
    await client.stop();
  } finally {
    client.kill();
  }
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
