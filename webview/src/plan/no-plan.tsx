import type { Failure, Location } from '../../../engine/protocol/page.ts';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Middle } from '../ui/middle.tsx';
import { headed } from '../ui/model-failure.ts';
import { shortPath } from '../ui/model-path.ts';
import { Key } from '../ui/parts.tsx';

/** Why there is no plan, where, and what to do. */
export function NoPlan(props: {
  failure: Failure | undefined;
  onAgain: () => void;
  onOpen: (location: Location) => void;
  onLog: () => void;
}) {
  const { failure } = props;
  if (failure === undefined)
    return (
      <Middle icon="flask" tone="dim" heading="No plan is shown">
        <p class="dim">Choose Dry-run on a playbook to see what it would do.</p>
      </Middle>
    );
  const { heading, rest } = headed(failure);
  const { file, line = 1 } = failure;
  return (
    <Middle icon="broken" tone="bad" heading={heading} alert>
      {rest !== '' && <p class="said">{rest}</p>}
      {file !== undefined && (
        <p>
          <button type="button" class="link mono" title={file} onClick={() => props.onOpen({ file, line })}>
            {shortPath(file)}:{line}
          </button>
        </p>
      )}
      <p class="dim small">
        Nothing has been touched. Code <code class="nowrap">{failure.code}</code>
      </p>
      <div class="row wrap">
        <Button kind="primary" onClick={props.onAgain}>
          <Icon name="again" />
          Plan again
          <Key of="P" />
        </Button>
        <Button kind="ghost" onClick={props.onLog}>
          Open log
        </Button>
      </div>
    </Middle>
  );
}
