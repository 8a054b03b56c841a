import type { IncidentStore } from './incidents/store.ts';
import { patiently } from './store/patient.ts';
import type { ReportStore } from './store/reports.ts';
import type { SilenceStore } from './store/silences.ts';

// What nobody writes again later waits for a database that another program holds.

export const patientIncidents = (store: IncidentStore): IncidentStore => ({
  ...store,
  create: (at, make) => patiently(() => store.create(at, make)),
  change: (id, decide) => patiently(() => store.change(id, decide)),
  changeDraft: (id, change, actor, at) => patiently(() => store.changeDraft(id, change, actor, at)),
  addEvidence: (evidence, actor, origin) => patiently(() => store.addEvidence(evidence, actor, origin)),
});

export const patientReports = (store: ReportStore): ReportStore => ({
  ...store,
  add: (report, event) => patiently(() => store.add(report, event)),
});

export const patientSilences = (store: SilenceStore): SilenceStore => ({
  ...store,
  add: (silence, event) => patiently(() => store.add(silence, event)),
  end: (ends) => patiently(() => store.end(ends)),
});
