import type { Welcome } from '../../engine/protocol/rpc.ts';

/** How long one watches, by the setting `healer.watch`. */
export type WatchTime = 'whileOpen' | 'always';

/** A daemon that went away. */
export interface Former extends Pick<Welcome, 'mode' | 'watches'> {
  /** Whether its `daemon.json` is there still: one that was told to end takes it away, one that was killed cannot. */
  readonly recorded: boolean;
}

/** Arguments of `healer daemon start` for a daemon that watches `folder`. */
export function watchWords(folder: string, time: WatchTime): readonly string[] {
  return ['--dir', folder, ...(time === 'whileOpen' ? ['--while-open'] : [])];
}

/**
 * Arguments of `healer daemon start` for a folder whose daemon went away, or never was. One that watched and was killed
 * watches again where `again` says so: between the two, none that only serves tells that nothing is watched.
 */
export function startWords(
  folder: string,
  former: Former | undefined,
  again: () => WatchTime | undefined,
): readonly string[] {
  const time = former?.mode === 'watching' && former.recorded ? again() : undefined;
  return time ? watchWords(former?.watches ?? folder, time) : ['--root', folder];
}
