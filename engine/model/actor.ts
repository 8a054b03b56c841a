/** Who did something, and through what. */
export interface Actor {
  /** The person's login name, or the part of Healer that acted (`check`, `auto_restart`). */
  readonly name: string;
  readonly via: 'editor' | 'cli' | 'daemon' | 'webhook' | 'guest';
}
