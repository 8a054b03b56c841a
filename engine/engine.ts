import { hostname } from 'node:os';
import { join } from 'node:path';
import { matches, subjectOfCheck, subjectOfRule } from './alerts/silences.ts';
import { openSilences } from './alerts/silencing.ts';
import { takeTurns } from './checks/in-turn.ts';
import { runChecks } from './checks/run.ts';
import { describeProbe } from './checks/target.ts';
import { systemClock } from './clock.ts';
import type { OpenedEngine, ServeOptions } from './daemon/serve.ts';
import type { Handlers } from './daemon/server.ts';
import { checksAt, playbookAt } from './definitions/at-line.ts';
import { notLoaded } from './definitions/failures.ts';
import { type Definitions, loadDefinitions } from './definitions/load.ts';
import { adoptReports } from './forensics/adopt-reports.ts';
import { evidenceCollectors } from './forensics/collect.ts';
import { createReportReader } from './forensics/read-reports.ts';
import { shareReads } from './forensics/share-reads.ts';
import { shareSources } from './forensics/shared-sources.ts';
import { profileOf, subjectOf } from './forensics/subject.ts';
import { endEvidence } from './incidents/end-evidence.ts';
import { createIncidents } from './incidents/service.ts';
import { createFindSimilar } from './incidents/similar-store.ts';
import { createIncidentStore } from './incidents/store.ts';
import { showPostmortem, writePostmortem } from './incidents/write-postmortem.ts';
import type { Event } from './model/event.ts';
import { type Result, success } from './model/failure.ts';
import type { SeriesPoint } from './model/series.ts';
import { patientIncidents, patientReports, patientSilences } from './patient-stores.ts';
import { listing } from './playbooks/listing.ts';
import { planNamed, planOne } from './playbooks/named.ts';
import { useReserve } from './store/attempt.ts';
import { databaseFile, openDatabase } from './store/database.ts';
import { createEventStore } from './store/events.ts';
import { createGroupCommit } from './store/group-commit.ts';
import { createHealthStore } from './store/health.ts';
import { migrate } from './store/migrate.ts';
import { waitBriefly } from './store/patient.ts';
import { createReportStore } from './store/reports.ts';
import { createReserve, reserveSize } from './store/reserve.ts';
import { createRestartJournal } from './store/restart-attempts.ts';
import { createRetentionStore } from './store/retention.ts';
import { createSeriesStore } from './store/series.ts';
import { createSilenceStore } from './store/silences.ts';
import { createStabilityStore } from './store/stability.ts';
import { createTallyStore } from './store/tallies.ts';
import { createWatchedProcessStore } from './store/watched-processes.ts';
import { healthAnswers } from './watch/answers.ts';
import { eventLine } from './watch/event.ts';
import { httpAnswers } from './watch/http-answers.ts';
import { openWatch } from './watch/open-watch.ts';
import { tellingReports } from './watch/recorder.ts';

/** Incidents of the watch whose evidence is taken at once: a shared outage opens hundreds in one moment. */
const evidenceAtOnce = 4;
/** Between two looks whether a reserve that was given up can be made again, in ms. */
const reserveEvery = 60_000;

function noReserve(stateDirectory: string): string {
  const megabytes = reserveSize / 1024 / 1024;
  return `There is too little room in ${stateDirectory} to keep ${megabytes} MiB free for reports and restarts: once the disk is full, nothing is kept and nothing is restarted. Free some space; it is tried again every minute.`;
}

const usedUp = 'Once that is used up too, nothing is kept and nothing is restarted.';

function reserveGiven(stateDirectory: string): string {
  return `The disk that holds ${stateDirectory} is full: the room kept free for reports and restarts was given up, so that they go on. ${usedUp} Free some space: the room is then kept again by itself.`;
}

/** Opens the database of a state directory and joins the rooms of the engine into what the daemon answers. */
export const openEngine: ServeOptions['openEngine'] = async ({
  stateDirectory,
  root: served,
  watch: watched,
  version,
  notify,
  log,
}): Promise<Result<OpenedEngine>> => {
  const database = openDatabase(join(stateDirectory, databaseFile));
  if (!database.ok) return database;
  let given = false;
  const reserve = createReserve(stateDirectory, reserveSize, () => {
    if (!given) log(reserveGiven(stateDirectory), 'warning');
    given = true;
  });
  useReserve(database.value, reserve);
  const schema = migrate(database.value);
  if (!schema.ok) {
    database.value.close();
    return schema;
  }

  const clock = () => new Date();
  const origin = { source: hostname(), scope: 'local' };
  const store = patientIncidents(createIncidentStore(database.value));
  // Where it cannot be written, what is kept is served all the same and the next daemon tries again.
  await endEvidence(store, clock, origin);
  const onChange = (id: string) => notify('incident/changed', { ids: [id] });
  const onEvents = (recorded: readonly Event[]) => {
    notify('event/recorded', { events: recorded });
    if (watched) for (const event of recorded) log(eventLine(event));
  };
  const reportStore = tellingReports(patientReports(createReportStore(database.value)), onEvents);
  const retention = createRetentionStore(database.value);
  const reports = createReportReader(stateDirectory, reportStore, retention.removedFiles);
  const removed = retention.removedFiles();
  // As above: what could not be recorded now is at the next start.
  await adoptReports({
    ...origin,
    stateDirectory,
    store: reportStore,
    clock,
    ...(removed.ok && { removed: removed.value }),
  });
  if (!reserve.ensure()) log(noReserve(stateDirectory), 'warning');
  const mend = setInterval(() => {
    if (!reserve.ensure() || !given) return;
    given = false;
    log(`There is room in ${stateDirectory} again: some is kept free for reports and restarts.`);
  }, reserveEvery).unref();
  const similar = createFindSimilar(database.value);

  const events = createEventStore(database.value);
  let onSilence = () => {};
  const silences = await openSilences({
    store: patientSilences(createSilenceStore(database.value, origin)),
    origin,
    clock,
    onEvents(recorded) {
      onEvents(recorded);
      onSilence();
    },
  });
  if (!silences.ok) {
    database.value.close();
    return silences;
  }

  if (watched) waitBriefly(database.value);
  const commit = createGroupCommit(database.value);
  const health = createHealthStore(database.value, commit, origin);
  const journal = createRestartJournal(database.value, commit, origin);
  const metrics = watched?.listen
    ? (await import('./http-interface.ts')).createMetrics({ version, startedAt: clock() })
    : undefined;
  const stability = createStabilityStore(database.value, origin);
  const measurements = openDatabase(join(stateDirectory, databaseFile), { batched: true });
  if (!measurements.ok) {
    database.value.close();
    return measurements;
  }
  if (watched) waitBriefly(measurements.value);
  const series = createSeriesStore(measurements.value, origin);
  let unwritten: (workload: string) => readonly SeriesPoint[] = () => [];
  /** What is watched is what counts at its root; anywhere else it is what is on the disk. */
  let taken: () => Definitions | undefined = () => undefined;
  const definitionsAt = async (root: string) => (root === served && taken()) || loadDefinitions({ root });
  const shared = shareSources(systemClock);
  const collectors = evidenceCollectors({
    hostContext: shared.host,
    git: shared.git,
    subject: async (root, service) => subjectOf(await definitionsAt(root), service),
    runChecks,
    reports: reports.list,
    async series(query) {
      const kept = await series.read(query);
      return kept.ok ? success([...kept.value, ...unwritten(query.workload)]) : kept;
    },
    openIncidents: shareReads(() => store.list({ states: ['open', 'acknowledged', 'mitigated'] }), {
      clock: systemClock,
      keyOf: () => '',
      notBefore: (at: Date) => at,
    }),
  });
  const incidents = createIncidents({
    ...origin,
    store,
    collectors,
    clock,
    profileOf: async (root) => profileOf(await definitionsAt(root)),
    inTurn: takeTurns(systemClock, evidenceAtOnce),
    onChange,
  });

  const watchRequest = watched?.dir === undefined ? { root: served } : { dir: watched.dir };
  const watch = watched
    ? await openWatch({
        stateDirectory,
        root: served,
        request: watchRequest,
        health,
        journal,
        watchedProcesses: createWatchedProcessStore(database.value, commit, origin),
        origin,
        incidents,
        events,
        silences: silences.value,
        reports: reportStore,
        sources: shared.sections,
        reserve,
        series,
        retention,
        stability,
        ...(metrics && { meter: metrics }),
        onEvents,
        onChange: (workloads) => notify('health/changed', { workloads }),
        log,
      })
    : undefined;
  if (watch && !watch.ok) {
    measurements.value.close();
    database.value.close();
    return watch;
  }
  if (watch) {
    unwritten = watch.value.series.peek;
    taken = watch.value.definitions;
  }
  let stopped: Promise<void> | undefined;
  const stopWatch = watch && (() => (stopped ??= watch.value.close()));

  if (watch) {
    const { checks } = watch.value.board;
    onSilence = () =>
      notify('health/changed', { workloads: [...new Set(Array.from(checks.values(), ({ workload }) => workload))] });
  }

  const handlers: Handlers = {
    async 'check/run'({ root, definition }, signal) {
      const checks = checksAt(definition, root);
      return checks.ok ? success(await runChecks(checks.value, { signal })) : checks;
    },

    async 'check/list'({ root }) {
      const inForce = watch && root === served ? [...watch.value.board.checks.values()] : undefined;
      const checks = inForce ?? (await loadDefinitions({ root })).checks;
      return success(
        checks.map((check) => ({
          workload: check.workload,
          check: check.name,
          enabled: check.enabled,
          target: describeProbe(check),
          source: check.source,
        })),
      );
    },

    async 'playbook/list'({ root }) {
      const { playbooks, failures } = await loadDefinitions({ root });
      const broken = notLoaded(failures);
      return success({ playbooks: playbooks.map(listing), ...(broken && { broken }) });
    },

    async 'playbook/plan'({ root, name, definition }) {
      const definitions = await loadDefinitions({ root });
      if (!definition) return planNamed(definitions, name ?? '', clock());
      const playbook = playbookAt(definition, root, name);
      return playbook.ok ? success(await planOne(definitions, playbook.value, clock())) : playbook;
    },

    async 'service/list'({ root }) {
      const { profile } = await loadDefinitions({ root });
      const services = Object.entries(profile?.value.services ?? {});
      return success(
        services.map(([name, { workloads = [], owner }]) => ({ name, workloads, ...(owner ? { owner } : {}) })),
      );
    },

    'incident/start': (params) => incidents.start(params),
    'incident/list': (query) => incidents.list(query),
    'incident/counts': ({ owner }) => incidents.counts(owner),
    'incident/show': ({ id }) => incidents.show(id),
    'incident/note': (params) => incidents.note(params),
    'incident/transition': (params) => incidents.transition(params),
    'incident/reopen': (params) => incidents.reopen(params),
    'incident/assign': (params) => incidents.assign(params),
    'incident/severity': (params) => incidents.severity(params),
    'incident/milestones': (params) => incidents.milestones(params),
    'incident/draft': (params) => incidents.draft(params),
    'incident/resolve': (params) => incidents.resolve(params),
    'incident/similar': ({ id, limit }) => similar(id, limit),
    'action/list': (query) => incidents.actions(query),
    'action/done': (params) => incidents.markAction(params),

    'incident/draftPostmortem': (params) => showPostmortem({ incidents, events, similar }, params),
    'incident/postmortem': (params) =>
      writePostmortem({ ...origin, store, clock, onChange, incidents, events, similar }, params),

    'report/list': (query) => reports.list(query),
    'report/show': ({ id }) => reports.show(id),
    'report/verify': (query) => reports.verify(query),
    'report/unrecorded': () => reports.unrecorded(),
    'event/list': (query) => events.list(query),
    async 'silence/add'(params) {
      const added = await silences.value.add(params);
      if (!added.ok) return added;
      const isOf = ({ checks, rules }: Pick<Definitions, 'checks' | 'rules'>) =>
        [...checks.map(subjectOfCheck), ...rules.map(({ value }) => subjectOfRule(value))].some((subject) =>
          matches(added.value.match, subject),
        );
      const watched = { checks: [...(watch?.value.board.checks.values() ?? [])], rules: taken()?.rules ?? [] };
      // What is on the disk may not be taken up yet.
      const fits = isOf(watched) || isOf(await loadDefinitions(watchRequest));
      return success(fits ? added.value : { ...added.value, unmatched: true });
    },
    'silence/list': (params) => silences.value.list(params),
    'silence/end': (params) => silences.value.end(params),
    ...healthAnswers({
      watch: watch?.value,
      root: served,
      health,
      journal,
      series,
      events,
      stability,
      silence: silences.value.ofCheck,
    }),
  };
  return success({
    handlers,
    schema: schema.value,
    ...(watch &&
      metrics && {
        http: httpAnswers({ watch: watch.value, metrics, events, tallies: createTallyStore(database.value, origin) }),
      }),
    ...(stopWatch && { stop: stopWatch }),
    async close() {
      clearInterval(mend);
      await stopWatch?.();
      measurements.value.close();
      database.value.close();
    },
  });
};
