import { type Failure, failed, type Result, success } from '../engine/model/failure.ts';

/**
 * The one that is meant by a part only it has, or only it ends with; a part that nothing has is given back, for whoever
 * looks it up to say so. `names`: what each may be called by, the first as it is told.
 */
export function wholeName(
  part: string,
  all: readonly { readonly id: string; readonly names: readonly string[] }[],
  what: 'report' | 'silence',
): Result<string> {
  const fitting = (fits: (name: string) => boolean) => all.filter(({ names }) => names.some(fits));
  const exact = fitting((name) => name === part);
  const having = part === '' ? [] : fitting((name) => name.includes(part));
  const ending = having.filter(({ names }) => names.some((name) => name.endsWith(part)));
  const found = [exact, ending].find(({ length }) => length === 1) ?? having;
  const [one, ...others] = found;
  return others.length > 0
    ? failed(
        ambiguous(
          what,
          part,
          having.map(({ names, id }) => names[0] ?? id),
        ),
      )
    : success(one?.id ?? part);
}

function ambiguous(what: string, part: string, names: readonly string[]): Failure {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return {
    code: `${what}/ambiguous`,
    message: `${JSON.stringify(part)} is a part of ${names.slice(0, 5).join(', ')}${more}: say more of the one that is meant.`,
  };
}
