import type { ReportSubject } from '../../../engine/forensics/report.ts';
import type { Report } from '../../../engine/model/report.ts';

export const at = new Date('2026-11-21T02:54:12.123Z');

/** Something that happened to `api` in a folder without a repository. */
export function happened(fields: Partial<ReportSubject> = {}): ReportSubject {
  return {
    what: 'api answered 503',
    trigger: 'unhealthy',
    at,
    root: '/nowhere',
    trusted: true,
    workload: 'api',
    check: 'http',
    ...fields,
  };
}

export function recordOf(fields: Partial<Report> = {}): Report {
  return {
    id: '019e1a2b-0000-7000-8000-000000000001',
    at: at.toISOString(),
    source: 'shop-1',
    scope: 'local',
    workload: 'api',
    check: 'http',
    trigger: 'unhealthy',
    message: 'api answered 503',
    path: 'reports/20261121T025412123Z-api-api-answered-503.txt',
    jsonPath: 'reports/20261121T025412123Z-api-api-answered-503.json',
    sha256: 'a'.repeat(64),
    jsonSha256: 'b'.repeat(64),
    bytes: 1200,
    actor: { name: 'check', via: 'daemon' },
    ...fields,
  };
}
