// Generated from the schemas by `npm run generate`. Do not edit.
/**
 * `healer.yaml` at the root: which folders hold the definitions that run, and where things are kept.
 */
export interface Project {
  /**
   * The version of this kind.
   */
  apiVersion: "healer.platform/v1";
  /**
   * What this document is.
   */
  kind: "Project";
  metadata?: Metadata;
  /**
   * Folders, relative to this file, whose definitions run. What lies elsewhere is linted and never run.
   */
  definitions?: string[];
  /**
   * The profile in force: its name, or its file relative to this one.
   */
  profile?: string;
  /**
   * Where the database is kept.
   */
  state?: "user" | "service";
  /**
   * The folder postmortems are written to.
   */
  postmortems?: string;
  /**
   * A Markdown file, relative to this one, that new postmortems are written from. A placeholder such as `{{timeline}}` on a line of its own becomes a part that Healer keeps up to date; everything else is the writer's.
   */
  postmortemTemplate?: string;
  /**
   * The folder runbooks are read from.
   */
  runbooks?: string;
}
/**
 * The project's name.
 */
export interface Metadata {
  /**
   * A name to refer to this definition by: letters, digits and `_ . -`, beginning with a letter or digit.
   */
  name?: string;
}
