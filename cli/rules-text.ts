import { count } from '../engine/forensics/units.ts';
import { quoted } from '../engine/playbooks/text.ts';
import type { RuleTest } from '../engine/recovery/rule-test.ts';
import { formatDuration } from '../schemas/duration.ts';
import { display } from './failure.ts';
import { utc } from './times.ts';
import { columns } from './words.ts';

const verdicts: Readonly<Record<Exclude<RuleTest['verdict'], 'never'>, string>> = {
  act: 'would act now',
  withheld: 'would be withheld',
  cooling: 'would wait',
  exhausted: 'would act no more, and asks for a person',
  nothing: 'would do nothing now',
};

/** What rules would do now, as a person reads it. */
export function rulesText(tests: readonly RuleTest[], cwd: string): string {
  const blocks = tests.map((test) => ruleText(test, cwd));
  const acting = tests.filter(({ verdict }) => verdict === 'act').length;
  return `${blocks.join('\n')}\n${count(tests.length, 'rule')}, ${acting} would act now. A dry run: nothing was written, started or stopped.\n`;
}

function ruleText(test: RuleTest, cwd: string): string {
  const { rule, source, on, action, verdict, why, until, would } = test;
  const { command, cwd: folder, hindrance } = would;
  const rows: (readonly [string, string | undefined])[] = [
    [
      'on',
      `${on} of ${test.processes.length > 0 && on !== 'unhealthy' ? test.processes.join(', ') : (test.workload ?? '-')}`,
    ],
    ['action', action],
    [
      'now',
      verdict === 'never' ? why : `${verdicts[verdict]}${until === undefined ? '' : ` until ${utc(until)}`}: ${why}`,
    ],
    ...(verdict === 'never' ? [] : rowsOf(test)),
    ['does', verdict === 'never' ? undefined : would.what],
    ['command', command && `${quoted(command)}${folder === undefined ? '' : ` (in ${folder})`}`],
    [verdict === 'withheld' ? 'withheld' : 'not now', verdict === 'never' ? undefined : hindrance?.message],
  ];
  const shown = rows.flatMap(([name, text]) => (text === undefined ? [] : [['', name, text]]));
  return `Rule: ${rule}  ${display(source.file, cwd)}:${source.line}\n${columns(shown)}`;
}

function rowsOf({ attempts, action }: RuleTest): readonly (readonly [string, string])[] {
  const { made, max, last, cooldown } = attempts;
  const before = last === undefined ? '' : `, the last at ${utc(last)}`;
  const words = `${made} of ${max}${before}; ${formatDuration(cooldown)} between two`;
  const first =
    action === 'notify'
      ? 'a forensic report is tried first'
      : 'a forensic report is on the disk first, or nothing is done';
  return [
    ['attempts', words],
    ['before', first],
  ];
}
