import { Button } from '../ui/controls.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { utcMoment } from '../ui/model-time.ts';
import { Age, Key, useNow } from '../ui/parts.tsx';
import type { Band as BandModel, NextStep } from './model-band.ts';
import { toneOfShape } from './state-icon.tsx';

const icons: Readonly<Record<NextStep['act'], IconName>> = {
  dryRun: 'flask',
  acknowledge: 'person',
  mitigated: 'fine',
  resolve: 'done',
  postmortem: 'page',
};

/** What is broken, since when, what next: the only large text of the page. */
export function Band(props: { band: BandModel; waits: string | undefined; onNext: (next: NextStep) => void }) {
  const { band } = props;
  const { since, next } = band;
  const now = useNow();
  return (
    <section class={`hero ${band.shape}`} aria-label="At a glance">
      <div class="cell">
        <h2>{band.label}</h2>
        <p class="big">
          <Icon name={band.mark} tone={toneOfShape[band.mark]} /> {band.broken}
        </p>
        {band.detail.map((line) => (
          <p class="sub" key={line}>
            {line}
          </p>
        ))}
      </div>
      <div class="cell">
        <h2>{since.label}</h2>
        <p class="big">
          <Age from={since.from} to={since.to} />
        </p>
        <p class="sub">
          {utcMoment(since.from, now)}
          {since.note === undefined ? '' : `, ${since.note}`}
        </p>
      </div>
      <div class="cell">
        <h2>Next</h2>
        <Button kind="primary" disabled={props.waits} onClick={() => props.onNext(next)}>
          <Icon name={icons[next.act]} />
          <span>{next.word}</span>
          <Key of={next.key} />
        </Button>
        {band.nextNote !== undefined && <p class="sub">{band.nextNote}</p>}
      </div>
    </section>
  );
}
