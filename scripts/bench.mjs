// Runs the benchmarks, each in a process of its own, prints their tables and writes them to docs/BENCHMARKS.md.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { root } from '../bench/support/folders.mjs';
import { section, withSection } from '../bench/support/report.mjs';

const report = join(root, 'docs/BENCHMARKS.md');
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''));

const help = `Measures Healer and writes docs/BENCHMARKS.md.

  npm run bench -- [NAME…] [--runs N]

  NAME       run only the benchmarks whose name contains this: ${names.join(', ')}
  --runs N   rounds of each (default: the benchmark's own)`;

const preface = `# Benchmarks

Written by \`npm run bench\`, which measures whatever the machine it runs on does that day; nothing here is held by a test.

How to read it: each figure is **median** (least–greatest) over all rounds, and the spread is the noise of the machine. Both
sides of a table are measured in turn in the same run, so that what else the machine does falls on both: trust the ratio more
than the figures, and neither where the spread is wider than the difference. Under *ratio*, 1/4 means that Healer takes a
quarter, and 2 that it takes twice as much.
`;

/** Runs one benchmark and answers with its section of the report; undefined when it failed, which it says itself. */
async function measure(name, runs) {
  console.error(`\n${name} …`);
  const machine = describeMachine();
  const args = [join(root, 'bench', `${name}.mjs`), ...(runs === undefined ? [] : ['--runs', runs])];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const output = await text(child.stdout);
  if ((await ended) !== 0) return undefined;
  return section(JSON.parse(output), { machine, taken: new Date().toISOString().slice(0, 10) });
}

function describeMachine() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load] = loadavg();
  const busy = `${load.toFixed(1)}${load > 1 ? ' (other work was running, or had just ended)' : ''}`;
  const model = cpu?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${memory} GiB, ${platform()} ${release()}, Node ${process.version}, Healer ${version}; load when it began: ${busy}`;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { runs: { type: 'string' }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (values.runs !== undefined && !/^[1-9]\d{0,2}$/.test(values.runs)) {
      throw new Error(`--runs needs a number from 1 to 999, and this is ${values.runs}.`);
    }
    const strange = positionals.find((word) => !names.some((name) => name.includes(word)));
    if (strange !== undefined) throw new Error(`No benchmark is called ${strange}. There are: ${names.join(', ')}.`);
    const chosen = names.filter((name) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
    return { ...values, chosen };
  } catch (error) {
    console.error(`bench: ${error.message}`);
    process.exit(2);
  }
}

const { chosen, runs, help: asked } = readArguments();
if (asked) console.log(help);
else {
  for (const name of chosen) {
    const found = await measure(name, runs);
    if (found === undefined) process.exitCode = 1;
    else {
      console.log(`\n${found}`);
      const before = existsSync(report) ? readFileSync(report, 'utf8') : preface;
      writeFileSync(report, withSection(before, name, found));
      console.error(`\nWritten to ${report}`);
    }
  }
}
