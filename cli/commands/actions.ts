import { Command } from 'commander';
import type { Io } from '../io.ts';
import { withPlace } from '../one-incident.ts';
import type { Finish } from '../program.ts';
import { doneCommand } from './actions/done.ts';
import { listCommand } from './actions/list.ts';

/** `healer actions list|done` */
export function actionsCommand(io: Io, finish: Finish): Command {
  const actions = new Command('actions').description('What was decided after incidents, and whether it was done.');
  for (const command of [listCommand, doneCommand]) actions.addCommand(withPlace(command(io, finish)));
  return actions;
}
