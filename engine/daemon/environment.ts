/** How many threads a daemon has for files and host names (UV_THREADPOOL_SIZE): one that hangs holds one of them. */
export const threads = '64';

/** What an editor leaves in the environment of the processes it starts, and must not reach ours. */
function isEditors(name: string): boolean {
  return name === 'ELECTRON_RUN_AS_NODE' || name === 'NODE_OPTIONS' || name.startsWith('VSCODE_');
}

/** A copy of `environment` without the variables of an editor. */
export function withoutEditor(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isEditors(name)));
}

/** Removes the variables of an editor from this process, so that no child inherits them. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(environment)) if (isEditors(name)) delete environment[name];
}
