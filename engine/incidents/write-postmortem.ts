import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isInside } from '../../schemas/files/inside.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Params, WrittenPostmortem } from '../protocol/rpc.ts';
import { incidentEvent } from './event.ts';
import { postmortemChanging, postmortemOutside, postmortemUnwritable } from './failures.ts';
import { draftPostmortem, type PostmortemSources } from './postmortem-draft.ts';
import {
  makeFolder,
  readPostmortemFile,
  realAncestor,
  replacePostmortem,
  systemReason,
  writeCharts,
} from './postmortem-file.ts';
import { mergePostmortem } from './postmortem-merge.ts';
import type { IncidentStore, Origin } from './store.ts';
import { printDraft } from './template.ts';

export interface PostmortemWriter extends PostmortemSources, Origin {
  readonly store: Pick<IncidentStore, 'change'>;
  readonly clock: () => Date;
  readonly onChange: (id: string) => void;
}

/** A postmortem that is written by somebody else again and again is tried this often. */
const mostAttempts = 5;

/**
 * Writes `<id>.postmortem.md` into the folder `healer.yaml` names, whole or not at all; one that is there is brought up
 * to date (`mergePostmortem`). A file without the mark of this incident is left alone: `postmortem/not-ours`; so is a
 * link: `postmortem/link`. A folder that leads out of the root is `postmortem/outside-root`.
 */
export async function writePostmortem(
  writer: PostmortemWriter,
  { root, id, actor }: Params<'incident/postmortem'>,
): Promise<Result<WrittenPostmortem>> {
  const drafted = await draftPostmortem(writer, root, id);
  if (!drafted.ok) return drafted;
  const { draft, folder, charts } = drafted.value;
  return inFolder(root, folder, `${id}.postmortem.md`, async (wanted, realRoot) => {
    if (!(await makeFolder(wanted, realRoot))) return failed(postmortemOutside(wanted, realRoot));
    const path = join(await realpath(wanted), `${id}.postmortem.md`);
    const record = (markdown: string) => {
      const now = writer.clock();
      const data = { path: relative(realRoot, path), sha256: sha256(markdown) };
      return writer.store.change(id, (incident) => {
        const event = incidentEvent(writer, 'postmortem_written', incident, actor, now, 'Postmortem written', data);
        return success({ incident, event });
      });
    };
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const before = await readPostmortemFile(path, id);
      if (!before.ok) return before;
      const { text: markdown, kept } = before.value
        ? mergePostmortem(before.value.text, draft)
        : { text: printDraft(draft), kept: [] };
      const shown = charts.filter((chart) => markdown.includes(chart.path));
      const drawn = await writeCharts(dirname(path), shown, realRoot);
      if (!drawn.ok) return drawn;
      if (markdown === before.value?.text) return success({ path, markdown, kept });
      const replaced = await replacePostmortem(path, markdown, before.value, () => record(markdown));
      if (!replaced.ok) return replaced;
      if (!replaced.value) continue;
      writer.onChange(id);
      return success({ path, markdown, kept });
    }
    return failed(postmortemChanging(path));
  });
}

/**
 * The postmortem as it would be with every block new, what a person wrote outside of them included. Writes nothing; a
 * file that is not this incident's postmortem counts as none.
 */
export async function showPostmortem(
  sources: PostmortemSources,
  { root, id }: Params<'incident/draftPostmortem'>,
): Promise<Result<{ readonly markdown: string }>> {
  const drafted = await draftPostmortem(sources, root, id);
  if (!drafted.ok) return drafted;
  const { folder, draft } = drafted.value;
  return inFolder(root, folder, `${id}.postmortem.md`, async (wanted, realRoot) => {
    if (!isInside(await realAncestor(wanted), realRoot)) return failed(postmortemOutside(wanted, realRoot));
    const before = await readPostmortemFile(join(wanted, `${id}.postmortem.md`), id);
    const existing = before.ok ? before.value : undefined;
    return success({ markdown: existing ? mergePostmortem(existing.text, draft, true).text : printDraft(draft) });
  });
}

/** Does what concerns a file in a folder of the root; what the file system refuses is `postmortem/not-written`. */
async function inFolder<T>(
  root: string,
  folder: string,
  name: string,
  act: (wanted: string, realRoot: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const wanted = resolve(root, folder);
  try {
    return await act(wanted, await realpath(root));
  } catch (error) {
    return failed(postmortemUnwritable(join(wanted, name), systemReason(error)));
  }
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
