/** What a probe or an action sees: PATH, HOME, LANG and USER of this process, and its own `extra`. */
export function childEnvironment(
  extra: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'USER'].flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...extra };
}
