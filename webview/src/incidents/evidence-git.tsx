import type { GitEvidence } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { countText } from '../ui/model-size.ts';
import { ageText } from '../ui/model-time.ts';
import { Age } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
import { latestChange } from './model-evidence.ts';

const commitsAtFirst = 3;

/** What changed before the trouble, which `began` then. */
export function GitCard(props: { git: GitEvidence; began: string; actions: Actions }) {
  const { git, began, actions } = props;
  const before = latestChange(git, began);
  const uncommitted = git.uncommitted.length + (git.moreUncommitted ?? 0);
  return (
    <>
      {before !== undefined && <p class="small strong">Last change {ageText(before)} before it began</p>}
      {git.commits.length === 0 && <p class="small dim">No recent commit.</p>}
      <ul class="commits">
        {git.commits.slice(0, commitsAtFirst).map((commit) => (
          <Commit key={commit.hash} commit={commit} diff={diffOf(git, commit.hash)} actions={actions} />
        ))}
      </ul>
      {git.commits.length > commitsAtFirst && (
        <details>
          <summary>{countText(git.commits.length - commitsAtFirst, 'earlier commit')}</summary>
          <ul class="commits">
            {git.commits.slice(commitsAtFirst).map((commit) => (
              <Commit key={commit.hash} commit={commit} diff={diffOf(git, commit.hash)} actions={actions} />
            ))}
          </ul>
        </details>
      )}
      {uncommitted > 0 && (
        <details>
          <summary>
            <Icon name="risk" tone="risk" /> {countText(uncommitted, 'file')} changed and not committed
          </summary>
          <Files files={git.uncommitted} more={git.moreUncommitted ?? 0} />
        </details>
      )}
      <p class="micro dim">branch {git.branch}</p>
    </>
  );
}

function diffOf({ diff }: GitEvidence, hash: string): readonly string[] {
  return diff?.hash === hash ? diff.lines : [];
}

function Commit(props: { commit: GitEvidence['commits'][number]; diff: readonly string[]; actions: Actions }) {
  const { commit, diff, actions } = props;
  const count = commit.files.length + (commit.moreFiles ?? 0);
  return (
    <li>
      <p class="row">
        <button
          type="button"
          class="link mono hash"
          title={`Open what ${commit.hash.slice(0, 7)} changed`}
          onClick={() => void actions.openCommit(commit.hash)}
        >
          {commit.hash.slice(0, 7)}
        </button>
        <span class="cut grow" title={commit.subject}>
          {commit.subject}
        </span>
        <span class="author dim cut" title={commit.author}>
          {commit.author}
        </span>
      </p>
      {diff.length > 0 && (
        <section class="diff mono" aria-label={`What ${commit.hash.slice(0, 7)} changed`}>
          {diff.map((line, index) => (
            // Lines have no identity but their place.
            <div key={`line ${index}`} class={lineKind(line)}>
              {line}
            </div>
          ))}
        </section>
      )}
      <details>
        <summary>
          {countText(count, 'file')}, <Age from={commit.at} after=" ago" />
        </summary>
        <Files files={commit.files} more={commit.moreFiles ?? 0} />
      </details>
    </li>
  );
}

function Files(props: { files: readonly string[]; more: number }) {
  return (
    <ul class="files mono">
      {props.files.map((file) => (
        <li key={file}>{file}</li>
      ))}
      {props.more > 0 && <li class="dim">and {props.more} more</li>}
    </ul>
  );
}

/** What a line of a unified diff is: its place, what went, what came, or what stayed. */
function lineKind(line: string): string {
  if (/^(@@|diff |index |\+\+\+ |--- )/.test(line)) return 'place';
  if (line.startsWith('+')) return 'came';
  return line.startsWith('-') ? 'went' : '';
}
