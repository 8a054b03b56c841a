import { expect, it } from 'vitest';
import { githubLine } from '../../../cli/formats/github.ts';

const finding = {
  file: '/shop/a, b: c.yaml',
  line: 2,
  column: 7,
  endLine: 2,
  endColumn: 10,
  code: 'schema/unknown-value',
};

it.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'notice'],
  ['hint', 'notice'],
] as const)('%s is a workflow command %s, its text escaped', (severity, command) => {
  expect(githubLine({ ...finding, severity, message: '100% wrong:\r\nreally, yes' }, '/shop')).toBe(
    `::${command} file=a%2C b%3A c.yaml,line=2,col=7,endLine=2,endColumn=10,title=schema/unknown-value::100%25 wrong:%0D%0Areally, yes\n`,
  );
});
