import type { Daemon } from '../daemon.ts';
import { FolderBoard } from '../folder-board.ts';
import { IncidentFollower } from './follower.ts';

/** The incidents of every folder of the workspace. */
export class IncidentBoard extends FolderBoard<IncidentFollower> {
  protected make(daemon: Daemon): IncidentFollower {
    return new IncidentFollower(daemon);
  }
}
