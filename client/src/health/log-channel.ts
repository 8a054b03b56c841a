import { join } from 'node:path';
import type { Disposable, OutputChannel } from 'vscode';
import type { Welcome } from '../../../engine/protocol/rpc.ts';
import { followLog } from './log-follower.ts';

/** The log of a folder's daemon in an output channel, followed from the first connection on. */
export class LogChannel implements Disposable {
  private readonly channel: Pick<OutputChannel, 'append' | 'replace' | 'show' | 'dispose'>;
  private directory: string | undefined;
  private stop: (() => void) | undefined;

  constructor(channel: Pick<OutputChannel, 'append' | 'replace' | 'show' | 'dispose'>) {
    this.channel = channel;
  }

  /** Follows the log in this state directory. */
  follow({ stateDirectory }: Pick<Welcome, 'stateDirectory'>): void {
    if (this.directory === stateDirectory) return;
    this.stop?.();
    this.directory = stateDirectory;
    this.stop = followLog(join(stateDirectory, 'daemon.log'), this.channel);
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.stop?.();
    this.channel.dispose();
  }
}
