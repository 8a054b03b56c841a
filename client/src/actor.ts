import { userInfo } from 'node:os';
import type { Actor } from '../../engine/protocol/rpc.ts';

/** The person at this editor, by login name. */
export function localActor(): Actor {
  return { name: userInfo().username, via: 'editor' };
}
