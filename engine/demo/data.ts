import type { CheckState } from '../model/check-state.ts';
import type { Event } from '../model/event.ts';
import type { ReportFacts } from '../model/report.ts';
import type { SeriesPoint } from '../model/series.ts';
import type { WorkloadState } from '../model/workload-state.ts';
import type { Step } from '../store/series.ts';
import { healthEvents, measured, outagesOf, standing } from './health.ts';
import { type DemoIncident, demoIncidents, reach } from './incidents.ts';
import { randomFrom } from './random.ts';
import { demoReports } from './reports.ts';

/** Ninety days of a small shop. */
export interface DemoData {
  readonly incidents: readonly DemoIncident[];
  /** What the watch said, oldest first. */
  readonly events: readonly Event[];
  readonly checks: readonly CheckState[];
  readonly workloads: readonly WorkloadState[];
  /** Forensic reports, oldest first. */
  readonly reports: readonly ReportFacts[];
  readonly series: readonly { readonly step: Step; readonly points: readonly SeriesPoint[] }[];
}

export const demoSeed = 20260307;

const day = 86_400_000;
/**
 * From and to when each width of spans is there, in ms before now: as far as charts show it. The first minute that is kept
 * says since when a check has been observed.
 */
const spans: readonly { readonly step: Step; readonly from: number; readonly to: number }[] = [
  { step: 60_000, from: 14 * day, to: 14 * day - 60_000 },
  { step: 60_000, from: 2 * day, to: 0 },
  { step: 300_000, from: 14 * day, to: 0 },
  { step: 3_600_000, from: reach, to: 0 },
];

/** The same for the same seed and `now`. */
export function demoData(now: Date, seed: number = demoSeed): DemoData {
  const end = now.getTime();
  const random = randomFrom(seed);
  const incidents = demoIncidents(random, end);
  const outages = outagesOf(incidents);
  const events = healthEvents(random, outages);
  return {
    incidents,
    events,
    ...standing(outages, events, end),
    reports: demoReports(incidents, events),
    series: spans.map(({ step, from, to }) => ({
      step,
      points: measured(random, outages, { step, from: end - from, to: end - to }),
    })),
  };
}
