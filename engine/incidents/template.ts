import { nearest } from '../../schemas/suggest.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Incident } from '../model/incident.ts';
import { postmortemTemplate } from './failures.ts';
import { inline } from './markdown.ts';
import { type BlockName, type Blocks, blockNames } from './postmortem.ts';
import { eolOf, looseMarks, markOf, printBlock, printMark } from './postmortem-document.ts';

/** A postmortem as it would be written into a new file. */
export interface Draft {
  readonly incident: string;
  readonly parts: readonly (DraftBlock | { readonly type: 'text'; readonly text: string })[];
}

export interface DraftBlock {
  readonly type: 'block';
  readonly name: BlockName;
  readonly content: string;
}

/** What may stand inside a line of a template: filled in once, and the writer's from then on. */
const words = {
  id: ({ id }: Incident) => id,
  title: ({ title }: Incident) => inline(title),
  service: ({ service }: Incident) => (service === undefined ? 'no service named' : inline(service)),
  date: ({ milestones }: Incident) => milestones.opened.slice(0, 10),
} as const satisfies Record<string, (incident: Incident) => string>;

const placeholder = /\{\{[ \t]*([A-Za-z][\w-]*)[ \t]*\}\}/g;

/**
 * The template with an incident's blocks and words in the place of its placeholders. `postmortem/template` names the
 * line where there is one that Healer does not know, a block twice, a block inside a line, or a mark of Healer's own.
 */
export function fillTemplate(
  { file, text }: { readonly file: string; readonly text: string },
  incident: Incident,
  blocks: Blocks,
): Result<Draft> {
  const problem = problemIn(text);
  if (problem) return failed(postmortemTemplate(file, problem.line, problem.words));
  const parts: Draft['parts'][number][] = [];
  let own = '';
  for (const line of text.split(/(?<=\n)/)) {
    const name = aloneIn(line);
    if (name === undefined) {
      own += line.replace(placeholder, (_, word: keyof typeof words) => words[word](incident));
      continue;
    }
    if (own !== '') parts.push({ type: 'text', text: own });
    parts.push({ type: 'block', name, content: blocks[name] });
    own = /\r?\n$/.exec(line)?.[0] ?? '';
  }
  if (own !== '') parts.push({ type: 'text', text: own });
  return success({ incident: incident.id, parts });
}

/** A draft as the text of a new file. */
export function printDraft({ incident, parts }: Draft): string {
  const eol = eolOf(parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));
  const body = parts
    .map((part) => (part.type === 'text' ? part.text : printBlock(part.name, part.content, eol)))
    .join('');
  const blocks = parts.flatMap((part) => (part.type === 'block' ? [part.name] : []));
  return `${body.trimEnd()}${eol}${eol}${printMark({ incident, blocks })}${eol}`;
}

/** The block whose placeholder is all there is in a line. */
function aloneIn(line: string): BlockName | undefined {
  const name = /^\s*\{\{[ \t]*(\w+)[ \t]*\}\}\s*$/.exec(line)?.[1];
  return isBlock(name) ? name : undefined;
}

function problemIn(text: string): { readonly line: number; readonly words: string } | undefined {
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    for (const [written, name = ''] of line.matchAll(placeholder)) {
      const words = problemOf(line, written, name, seen);
      if (words !== undefined) return { line: index + 1, words };
      seen.add(name);
    }
    if (looseMarks(line).length > 0 || markOf(line)) {
      return {
        line: index + 1,
        words:
          'a comment that begins with healer: is a mark of Healer’s own: write {{timeline}} or another placeholder instead',
      };
    }
  }
  return undefined;
}

function problemOf(line: string, written: string, name: string, seen: ReadonlySet<string>): string | undefined {
  if (Object.hasOwn(words, name)) return undefined;
  if (!isBlock(name)) {
    const known = [...blockNames, ...Object.keys(words)];
    const meant = nearest(name, known);
    const suggestion = meant === undefined ? `Those there are: ${known.join(', ')}` : `Did you mean {{${meant}}}?`;
    return `there is no placeholder ${written}. ${suggestion}`;
  }
  if (aloneIn(line) === undefined) return `${written} is several lines, so it stands alone on its line`;
  return seen.has(name) ? `${written} is here a second time` : undefined;
}

function isBlock(name: string | undefined): name is BlockName {
  return (blockNames as readonly (string | undefined)[]).includes(name);
}
