import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { definitionValue } from '../../schemas/coerce.ts';
import { conditionResolver } from '../../schemas/condition.ts';
import type { ParsedFile } from '../../schemas/document.ts';
import { actionsOf } from '../../schemas/rules/conditions.ts';
import { rangeAt } from './position.ts';
import { type Named, nameAt, related, type WorkspaceView } from './workspace/name-at.ts';
import type { Located } from './workspace/name-index.ts';
import { catalogueAlerts, nameForm } from './workspace/sorts.ts';
import { displayPath } from './workspace/workspace.ts';
import { scalarText } from './yaml-text.ts';

/** Why a name cannot be renamed, in words for the person who asked. */
export interface Refused {
  readonly refused: string;
}

/** The name at a position as it would be edited. Null where there is no name of ours, as on the outcome in a condition. */
export function prepareRename(
  file: ParsedFile,
  position: Position,
  view?: WorkspaceView,
): { range: Range; placeholder: string } | Refused | null {
  const named = nameAt(file, position);
  if (!named) return null;
  const { document, one } = named;
  const refused = obstacle(file, named, related(file, named, view), view);
  if (refused) return { refused };
  const range = rangeAt(file, document.start + one.start, document.start + one.end);
  return position.character > range.end.character ? null : { range, placeholder: one.name };
}

/** The text edits, by file, that give the thing at a position another name everywhere. Null where there is no name of ours. */
export function rename(
  file: ParsedFile,
  uri: string,
  position: Position,
  name: string,
  view?: WorkspaceView,
): WorkspaceEdit | Refused | null {
  const named = nameAt(file, position);
  if (!named) return null;
  const all = related(file, named, view);
  const refused = obstacle(file, named, all, view) ?? unfit(file, named, name, view);
  if (refused) return { refused };
  const changes: Record<string, TextEdit[]> = {};
  for (const { path, range, how, quoted, sort, defines } of all) {
    if (how !== 'text') continue;
    const where = path === file.path ? uri : (view?.uriOf(path) ?? uri);
    const asItIs = quoted || sort === 'anchor' || (sort === 'action' && !defines);
    const newText = asItIs ? name : scalarText(name, true);
    changes[where] ??= [];
    changes[where].push({ range, newText });
  }
  return { changes };
}

/** Why a thing cannot have another name at all. */
function obstacle(
  file: ParsedFile,
  { one }: Named,
  all: readonly Located[],
  view: WorkspaceView | undefined,
): string | undefined {
  if (one.sort === 'alert' && catalogueAlerts.has(one.name))
    return `${one.name} is an alert of the catalogue and keeps its name.`;
  const implied = all.find(({ how, sort, defines }) => how === 'implied' && (sort !== 'action' || defines));
  if (one.sort === 'action' && (implied || one.how === 'implied'))
    return `"${one.name}" comes from the action's type. Give the action an id and use that; an id can be renamed.`;
  if (!implied) return undefined;
  const root = view?.workspace.at(file.path)?.root;
  const where = root === undefined ? implied.path : displayPath(implied.path, root);
  if (implied.defines && implied.sort === 'channel')
    return `The escalation policy "${one.name}" is named by its file, ${where}. Write "name: ${one.name}" in it first.`;
  return `"${one.name}" stands in a block of text in ${where}, line ${implied.range.start.line + 1}. Write it on one line first.`;
}

/** Why a thing cannot have this name. */
function unfit(file: ParsedFile, named: Named, name: string, view: WorkspaceView | undefined): string | undefined {
  const { sort, name: old } = named.one;
  const form = nameForm(sort);
  if (!form) return `A ${sort} cannot be renamed.`;
  if (name === old) return undefined;
  if (!form.pattern.test(name)) return `"${name}" cannot be the name of ${article(sort)}: it must be ${form.expected}.`;
  if (sort === 'alert' && catalogueAlerts.has(name))
    return `${name} is an alert of the catalogue: ${catalogueAlerts.get(name)}.`;
  if (sort === 'action') return clash(named, name);
  const taken = related(
    file,
    { ...named, one: { ...named.one, name, key: sort === 'anchor' ? `${name} 0` : name } },
    view,
  );
  const [first] = taken.filter(({ defines }) => defines);
  if (!first) return undefined;
  const root = view?.workspace.at(file.path)?.root;
  const where = `${root === undefined ? first.path : displayPath(first.path, root)}, line ${first.range.start.line + 1}`;
  return `There is ${article(sort)} called "${name}" already: ${where}.`;
}

/** Why an action cannot have this id: a condition would then speak of another action than before. */
function clash({ document, one }: Named, name: string): string | undefined {
  const target = Number(one.key);
  const before = [...actionsOf(definitionValue(document))];
  if (before.some(({ id }) => id === name)) return `There is an action called "${name}" already.`;
  const after = before.map((action, index) => (index === target ? { ...action, id: name } : action));
  const meantBefore = conditionResolver(before);
  const meantAfter = conditionResolver(after);
  const changed = before.some(({ condition = '' }, index) => {
    const meant = meantBefore(condition, index);
    if (meant?.index === undefined) return false;
    const text = meant.name === one.name && meant.index === target ? `${name}_${meant.outcome}` : condition;
    return meantAfter(text, index)?.index !== meant.index;
  });
  return changed
    ? `A condition calls another action "${name}" by the first word of its type. Choose another id.`
    : undefined;
}

function article(sort: string): string {
  return /^[aeiou]/.test(sort) ? `an ${sort}` : `a ${sort}`;
}
