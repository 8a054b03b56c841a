import type { Plan, PlanStep } from '../../../engine/protocol/page.ts';
import type { IconName, Tone } from '../ui/icons.tsx';
import { limitText } from '../ui/model-time.ts';
import { gatesHold, gatesText, holdsLook, triggerWord, verdicts } from './model-plan.ts';

/** Sizes in px. */
const box = { width: 132, height: 40 };
const gap = { x: 56, y: 34 };
const margin = { x: 1, y: 8 };
/** Below the last row: where an edge between boxes of one row passes. */
const lane = 14;
/** Letters that fit into a box beside its shape; a longer name is cut by the page. */
const longest = 14;
/** Columns that fit beside the rail of the page; more are scrolled to. */
const fittingColumns = 5;

export interface FlowBox {
  readonly key: string;
  /** Undefined for trigger, gates and done. */
  readonly step?: number;
  readonly title: string;
  readonly whole: string;
  readonly sub: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly look: 'plain' | 'run' | 'ask' | 'waits';
  readonly x: number;
  readonly y: number;
}

export interface FlowEdge {
  readonly key: string;
  /** An SVG path. */
  readonly line: string;
  readonly head: string;
  /** Taken only on an outcome. */
  readonly conditional: boolean;
  readonly label?: { readonly text: string; readonly x: number; readonly y: number };
}

export interface Flow {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly FlowBox[];
  readonly edges: readonly FlowEdge[];
  /** The drawing in words. */
  readonly says: string;
}

interface Place {
  readonly column: number;
  readonly row: number;
}

/**
 * The drawing of a plan: trigger, gates and the steps that run in their turn along the top; below them, each step that
 * waits for an outcome under (or after) the first step it waits for.
 */
export function flowOf(plan: Plan): Flow {
  const inTurn = plan.steps.filter((step) => step.condition === undefined);
  const waiting = plan.steps.filter((step) => step.condition !== undefined);
  const places = new Map<number, Place>(inTurn.map((step, index) => [step.index, { column: index + 2, row: 0 }]));
  const done: Place = { column: inTurn.length + 2, row: 0 };
  const last = Math.max(done.column, fittingColumns - 1);
  for (const step of waiting) places.set(step.index, placeOf(step, plan.steps, places, last));

  const columns = 1 + Math.max(done.column, ...[...places.values()].map(({ column }) => column));
  const rows = 1 + Math.max(0, ...[...places.values()].map(({ row }) => row));
  const fixed = fixedBoxes(plan, done);
  const boxes = [...fixed, ...plan.steps.map((step) => stepBox(step, places.get(step.index) ?? done))];
  const line = [
    { column: 0, row: 0 },
    { column: 1, row: 0 },
    ...inTurn.map(({ index }) => places.get(index) ?? done),
    done,
  ];
  const along = line.slice(1).map((to, index) => edge(line[index] ?? to, to, rows, undefined));
  const outcomes = plan.steps.flatMap((from) =>
    [
      ...from.onFailure.map((to) => [to, 'fails'] as const),
      ...from.onSuccess.map((to) => [to, 'succeeds'] as const),
    ].flatMap(([to, outcome]) => {
      const [a, b] = [places.get(from.index), places.get(to)];
      return a && b ? [edge(a, b, rows, outcome)] : [];
    }),
  );
  const below = outcomes.some(({ line: path }) => path.includes(`V${laneOf(rows)}`));
  return {
    width: 2 * margin.x + columns * box.width + (columns - 1) * gap.x,
    height: margin.y + rows * box.height + (rows - 1) * gap.y + (below ? lane + 4 : 2),
    boxes,
    edges: [...along, ...outcomes],
    says: inWords(plan),
  };
}

function placeOf(step: PlanStep, steps: readonly PlanStep[], places: ReadonlyMap<number, Place>, last: number): Place {
  const parents = steps
    .filter(({ onFailure, onSuccess }) => onFailure.includes(step.index) || onSuccess.includes(step.index))
    .flatMap(({ index }) => places.get(index) ?? []);
  const row = Math.max(1, ...parents.map((parent) => parent.row));
  const beside = parents.filter((parent) => parent.row === row).map(({ column }) => column + 1);
  const under = parents[0]?.column ?? 2;
  const place = firstFree(beside.length > 0 ? Math.max(...beside) : under, row, places);
  return place.column <= last ? place : firstFree(under, row + 1, places);
}

function firstFree(from: number, row: number, places: ReadonlyMap<number, Place>): Place {
  let column = from;
  while ([...places.values()].some((taken) => taken.row === row && taken.column === column)) column += 1;
  return { column, row };
}

function fixedBoxes(plan: Plan, done: Place): readonly FlowBox[] {
  const trigger = holdsLook[plan.trigger.holds];
  const gates = gatesHold(plan.gates);
  const watch = plan.rollback.enabled ? `then watch ${limitText(plan.rollback.window)}` : 'no rollback';
  const plain = (key: string, title: string, sub: string, icon: IconName, tone: Tone, place: Place): FlowBox => {
    return { key, title, whole: `${title}: ${sub}`, sub, icon, tone, look: 'plain', ...corner(place) };
  };
  return [
    plain('trigger', 'Trigger', triggerWord[plan.trigger.holds], trigger.icon, trigger.tone, { column: 0, row: 0 }),
    plain(
      'gates',
      'Safety gates',
      gates === 'yes' ? gatesText(plan.gates) : gates === 'no' ? 'a gate fails' : 'not all known',
      'shield',
      holdsLook[gates].tone,
      { column: 1, row: 0 },
    ),
    plain('done', 'Done', watch, 'done', 'dim', done),
  ];
}

const subs = {
  run: 'runs',
  ask: 'asks first',
  skip: 'skipped',
  not_connected: 'not connected',
  unsupported: 'unsupported',
  blocked: 'blocked',
} as const;

function stepBox(step: PlanStep, place: Place): FlowBox {
  const { icon, tone } = verdicts[step.verdict];
  const whole = `${step.index} ${step.id ?? step.type}`;
  const look = step.verdict === 'run' ? 'run' : step.verdict === 'ask' ? 'ask' : 'waits';
  return {
    key: `step ${step.index}`,
    step: step.index,
    title: fitting(step),
    whole: `${whole}: ${subs[step.verdict]}`,
    sub: subs[step.verdict],
    icon,
    tone,
    look,
    ...corner(place),
  };
}

/** The step's name, or the word that conditions call it by when the name is too long for a box. */
function fitting({ index, id, type }: PlanStep): string {
  const name = id ?? type;
  return `${index} ${`${index} ${name}`.length <= longest ? name : (name.split('_')[0] ?? name)}`;
}

function corner({ column, row }: Place): { x: number; y: number } {
  return { x: margin.x + column * (box.width + gap.x), y: margin.y + row * (box.height + gap.y) };
}

function laneOf(rows: number): number {
  return margin.y + rows * box.height + (rows - 1) * gap.y + lane;
}

function edge(from: Place, to: Place, rows: number, outcome: 'fails' | 'succeeds' | undefined): FlowEdge {
  const a = corner(from);
  const b = corner(to);
  const common = {
    key: `${from.column},${from.row} ${to.column},${to.row} ${outcome ?? ''}`,
    conditional: outcome !== undefined,
  };
  const labelled = (x: number, y: number) => (outcome === undefined ? {} : { label: { text: outcome, x, y } });
  const middle = { from: a.x + box.width / 2, to: b.x + box.width / 2 };
  if (from.row === to.row && to.column === from.column + 1) {
    const y = a.y + box.height / 2;
    const start = a.x + box.width;
    return { ...common, line: `M${start} ${y}H${b.x}`, head: right(b.x, y), ...labelled(start + 5, y - 5) };
  }
  if (from.row === to.row) {
    const y = from.row === 0 ? a.y + box.height + gap.y / 2 : laneOf(rows);
    const start = a.y + box.height;
    const line = `M${middle.from} ${start}V${y}H${middle.to}V${start}`;
    return { ...common, line, head: up(middle.to, start), ...labelled(middle.from + 30, y - 5) };
  }
  const start = a.y + box.height;
  const bend = start + gap.y / 2;
  const line =
    middle.from === middle.to
      ? `M${middle.from} ${start}V${b.y}`
      : `M${middle.from} ${start}V${bend}H${middle.to}V${b.y}`;
  return { ...common, line, head: down(middle.to, b.y), ...labelled(middle.to + 6, b.y - 6) };
}

function right(x: number, y: number): string {
  return `M${x - 5} ${y - 4}l5 4l-5 4`;
}

function down(x: number, y: number): string {
  return `M${x - 4} ${y - 5}l4 5l4 -5`;
}

function up(x: number, y: number): string {
  return `M${x - 4} ${y + 5}l4 -5l4 5`;
}

function inWords(plan: Plan): string {
  const steps = plan.steps.map((step) => {
    const after = [
      ...step.onFailure.map((to) => `if it fails, step ${to}`),
      ...step.onSuccess.map((to) => `if it succeeds, step ${to}`),
    ];
    return [`step ${step.index}, ${step.type}, ${subs[step.verdict]}`, ...after].join('; ');
  });
  return `Flow: trigger ${triggerWord[plan.trigger.holds]}, gates ${gatesText(plan.gates)}. ${steps.join('. ')}.`;
}
