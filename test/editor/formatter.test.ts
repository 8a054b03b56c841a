import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Editor, openEditor, repository } from '../support/editor.ts';
import { folderWith } from '../support/healer.ts';

const rough = 'workload: web   \ntype: http\nenabled: true\n';
const smooth = 'workload: web\ntype: http\nenabled: true\n';
const values = 'services:\n  web: {image: web}\n';

/** An extension that formats all YAML by putting a comment on top, as a VSIX. */
function otherFormatter(): string {
  const folder = folderWith({
    'package.json': JSON.stringify({
      name: 'other',
      publisher: 'test',
      version: '1.0.0',
      displayName: 'Other',
      engines: { vscode: '^1.100.0' },
      main: './main.js',
      activationEvents: ['onLanguage:yaml'],
    }),
    'main.js': `const { languages, TextEdit, Position } = require('vscode');
exports.activate = () => languages.registerDocumentFormattingEditProvider({ language: 'yaml' }, {
  provideDocumentFormattingEdits: () => [TextEdit.insert(new Position(0, 0), '# other\\n')],
});
`,
  });
  const vsix = join(folder, 'other.vsix');
  const vsce = join(repository, 'node_modules', '.bin', 'vsce');
  const options = ['--allow-missing-repository', '--skip-license', '--no-dependencies', '--out', vsix];
  execFileSync(vsce, ['package', ...options], { cwd: folder, stdio: 'pipe' });
  return vsix;
}

let editor: Editor;

async function open(extensions: readonly string[]) {
  editor = await openEditor({ extensions });
  writeFileSync(join(editor.workspace, 'health', 'rough.health.yaml'), rough);
  writeFileSync(join(editor.workspace, 'values.yaml'), values);
}

/** Formats a file by hand, saves it, and answers with what it then is. */
async function formatted(path: string, expected: string) {
  await editor.openFile(path);
  await editor.runCommand('Format Document');
  await editor.runCommand('File: Save');
  await expect.poll(() => readFileSync(join(editor.workspace, path), 'utf8'), { timeout: 20_000 }).toBe(expected);
}

const asked = () => editor.page.getByText('There are multiple formatters').count();

afterEach(() => editor?.close());

it('formats a file of ours without a question', async () => {
  await open([]);
  await editor.openFile('health/rough.health.yaml');
  await editor.lens('Run check');
  await formatted('health/rough.health.yaml', smooth);
  expect(await asked()).toBe(0);
});

it('leaves other YAML to another formatter without a question', async () => {
  await open([otherFormatter()]);
  await editor.openFile('health/rough.health.yaml');
  await editor.lens('Run check');
  await formatted('values.yaml', `# other\n${values}`);
  expect(await asked()).toBe(0);
});
