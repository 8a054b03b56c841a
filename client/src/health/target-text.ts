/**
 * What a check looks at, for a line under its workload's name. Of a target without a host only what follows is told (`:8080/healthz`):
 * the address of the workload is found as the check runs.
 */
export function targetText(target: string, workload: string): string {
  const placeholder = `<address of ${workload}>`;
  const whole = target.replace(/^https?:\/\//, '');
  return whole.startsWith(placeholder) ? whole.slice(placeholder.length) : target;
}
