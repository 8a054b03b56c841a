/** What runs of a folder, and of all beneath it, once `healer.yaml` names it. */
export interface WrittenFolder {
  /** Relative to the folder searched, with `/` between its parts; `.` is that folder itself. */
  readonly folder: string;
  readonly checks: number;
  /** Those of the checks that are enabled. */
  readonly enabled: number;
  readonly rules: number;
  readonly playbooks: number;
  readonly escalations: number;
  /** Files these are in. */
  readonly files: number;
  /** Files that cannot be used as they are. */
  readonly broken: number;
}
