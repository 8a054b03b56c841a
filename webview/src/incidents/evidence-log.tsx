import type { LogEvidence } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { shortPath } from '../ui/model-path.ts';
import { countText, sizeText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { useNow } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
import { isError } from './model-known.ts';

const patternsAtFirst = 3;

/** What the logs said, by pattern; a file opens at its end. */
export function LogCard(props: { evidence: LogEvidence; large: boolean; actions: Actions }) {
  const { files, unread = [] } = props.evidence;
  return (
    <>
      {files.map((file) => (
        <File key={file.path} file={file} {...props} />
      ))}
      {files.length === 0 && unread.length === 0 && <p class="small dim">The profile names no log of it.</p>}
      {unread.map((reason) => (
        <p class="small said" key={reason}>
          <Icon name="risk" tone="risk" /> {reason}
        </p>
      ))}
    </>
  );
}

function File(props: { file: LogEvidence['files'][number]; large: boolean; actions: Actions }) {
  const { file, large, actions } = props;
  const { path, size, modified, lines } = file;
  const now = useNow();
  const patterns = large ? file.patterns : file.patterns.slice(0, patternsAtFirst);
  const more = file.patterns.length - patterns.length;
  return (
    <div class="log">
      <p class="row small">
        <button
          type="button"
          class="link mono cut"
          title={`Open ${path} at its end`}
          onClick={() => void actions.openLog(path)}
        >
          {shortPath(path)}
        </button>
        <span class="src">
          {sizeText(size)}, written {utcMoment(modified, now)}
        </span>
      </p>
      <ul class="patterns mono">
        {patterns.map(({ text, level, count }) => (
          <li class="pattern" key={`${level} ${text}`}>
            <span class={`level ${isError(level) ? 'bad' : isWarning(level) ? 'risk' : 'dim'}`}>{level ?? ''}</span>
            <span class="grow said">{text}</span>
            <span class="dim nowrap">×{count}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="micro dim">and {countText(more, 'pattern')} more</p>}
      {lines.length > 0 && (
        <details open={large}>
          <summary>Last {countText(lines.length, 'line')}</summary>
          <textarea class="lines mono" readOnly aria-label={`Last lines of ${path}`} rows={large ? 16 : 8}>
            {lines.join('\n')}
          </textarea>
        </details>
      )}
    </div>
  );
}

function isWarning(level: string | undefined): boolean {
  return /^warn/i.test(level ?? '');
}
