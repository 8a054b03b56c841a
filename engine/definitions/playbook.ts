import { resolve } from 'node:path';
import { isScalar } from 'yaml';
import type { DefinitionDocument } from '../../schemas/document.ts';
import type { RemediationPlaybook } from '../../schemas/generated/types.ts';
import { placeAt, resolveAlias } from '../../schemas/nodes.ts';
import type { Location } from '../model/location.ts';
import type { Action, ActionBasics, Playbook, Replicas, TriggerCondition } from '../model/playbook.ts';
import { positiveDuration } from './check.ts';

type Spec = RemediationPlaybook['spec'];
type WrittenAction = Spec['actions'][number];
type WrittenCondition = NonNullable<NonNullable<Spec['trigger']>['conditions']>[number];

/** What a playbook is made from. */
export interface PlaybookDocument {
  /** Without errors. */
  readonly value: RemediationPlaybook;
  /** The same document's nodes, for what only the source says: the sign of `replicas`, and lines. */
  readonly document: DefinitionDocument;
  /** Where an offset of the document is in its file. */
  readonly locate: (offset: number) => Location;
  readonly source: Location;
  readonly root: string;
}

/** A RemediationPlaybook with its defaults filled in. */
export function toPlaybook({ value, document, locate, source, root }: PlaybookDocument): Playbook {
  const { metadata, spec } = value;
  const actions = spec.actions.map((written, index) => {
    const path = ['spec', 'actions', String(index)];
    const start = placeAt(document, path)?.value?.range?.[0];
    return toAction(written, {
      source: start === undefined ? source : locate(start),
      root,
      replicas: () => toReplicas(document, path),
    });
  });
  return {
    name: metadata.name,
    ...(metadata.description === undefined ? {} : { description: metadata.description }),
    mode: spec.mode ?? 'suggest',
    trigger: {
      ...(spec.trigger?.alert === undefined ? {} : { alert: spec.trigger.alert }),
      conditions: (spec.trigger?.conditions ?? []).map(toCondition),
    },
    actions,
    rollback: {
      enabled: spec.rollback?.enabled ?? false,
      window: positiveDuration(spec.rollback?.window, 15 * 60_000),
    },
    limits: {
      runsPerHour: spec.limits?.runs_per_hour ?? 3,
      targets: spec.limits?.targets ?? 1,
      protected: spec.limits?.protected ?? [],
    },
    source,
  };
}

function toCondition({ metric, operator, threshold, ratio_of, duration }: WrittenCondition): TriggerCondition {
  const share =
    ratio_of !== undefined
      ? { metric: ratio_of }
      : /_memory_usage_bytes$/.test(metric) && threshold <= 1
        ? ('memory limit' as const)
        : undefined;
  return {
    metric,
    operator: operator ?? 'gt',
    threshold,
    ...(share === undefined ? {} : { shareOf: share }),
    duration: positiveDuration(duration, 0),
  };
}

interface ActionContext {
  readonly source: Location;
  readonly root: string;
  readonly replicas: () => Replicas;
}

function toAction(written: WrittenAction, { source, root, replicas }: ActionContext): Action {
  const { id, condition, timeout, retry, ...rest } = written;
  const basics: ActionBasics = {
    ...(id === undefined ? {} : { id }),
    ...(condition === undefined ? {} : { condition }),
    timeout: positiveDuration(timeout, 60_000),
    retries: retry ?? 0,
    source,
  };
  switch (rest.type) {
    case 'scale_up':
      return { ...basics, ...rest, replicas: replicas() };
    case 'clear_pvc': {
      const { older_than, ...own } = rest;
      return { ...basics, ...own, olderThan: positiveDuration(older_than, 24 * 3_600_000) };
    }
    case 'node_drain':
      return { ...basics, ...rest, grace: positiveDuration(rest.grace, 30_000) };
    case 'exec':
      return { ...basics, ...rest, cwd: resolve(root, rest.cwd ?? '.'), env: rest.env ?? {} };
    case 'http_request':
      return { ...basics, ...rest, method: rest.method ?? 'POST', headers: rest.headers ?? {} };
    default:
      return { ...basics, ...rest };
  }
}

/** Reads the sign from the source, because YAML's number has lost it: `+1` is one more, `1` is one in all. */
function toReplicas(document: DefinitionDocument, action: readonly string[]): Replicas {
  const node = resolveAlias(placeAt(document, [...action, 'replicas'])?.value, document);
  const source = isScalar(node) ? (node.source ?? String(node.value)) : '+1';
  return /^[-+]/.test(source) ? { relative: Number(source) } : { absolute: Number(source) };
}
