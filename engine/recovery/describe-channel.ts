import type { WrittenProfile } from '../model/definition.ts';

/**
 * Who is told by a rule's `notify`, in words that say how far that goes: this version delivers to no channel, and what is
 * to be told is in the record and in the daemon's log.
 */
export function describeChannel(name: string | undefined, profile: WrittenProfile | undefined): string {
  if (name === undefined) return 'the record (it names no channel)';
  const channel = profile?.value.channels?.[name];
  if (channel)
    return `${name} (channels of type ${channel.type} are not connected in this version: it is in the record only)`;
  const where = profile ? `the profile ${profile.name} has no such channel` : 'no profile is in force';
  return `${name} (${where}: it is in the record only)`;
}
