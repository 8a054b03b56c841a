import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where what Node has compiled is kept between starts. In the user's own cache, since what lies there is run: a temporary
 * folder others can write to would let them in.
 */
export function compiledFolder(environment: NodeJS.ProcessEnv): string {
  const xdg = environment['XDG_CACHE_HOME'];
  const cache = xdg && isAbsolute(xdg) ? xdg : join(environment['HOME'] || homedir(), '.cache');
  return join(cache, 'healer', 'compiled');
}
