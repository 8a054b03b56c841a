// Generated from the schemas by `npm run generate`. Do not edit.
/**
 * Who is told, and who after them when nobody acknowledges.
 */
export interface EscalationPolicy {
  /**
   * Names the policy. The default is the file's name.
   */
  name?: string;
  escalation: Escalation;
}
/**
 * The levels, in the order they are reached.
 */
export interface Escalation {
  /**
   * Each level is told when its delay has passed without an acknowledgement. Delays rise from level to level.
   *
   * @minItems 1
   */
  levels: Level[];
}
export interface Level {
  /**
   * Time since the alert began.
   */
  delay: string;
  /**
   * The channels told at this level, as the profile names them.
   *
   * @minItems 1
   */
  channels: string[];
}
