import type { Check, Outcome, Verdict } from '../model/check.ts';
import { judgeCertificate } from './certificate.ts';
import { judgeDisk } from './disk.ts';
import { judgeExec, wantedExit } from './exec.ts';
import { judgeHost } from './host.ts';
import { judgeHttp } from './judge-http.ts';
import type { Judgement } from './judgement.ts';
import { judgeMemory } from './memory.ts';
import { judgeProcess } from './process.ts';
import { judgeTcp } from './tcp.ts';
import { judgeZombies } from './zombies.ts';

/**
 * Whether an outcome is what its check expects. Everything expected must hold; the verdict names all that does not, the
 * most telling first, each with the value that was seen. `previous` is the last outcome of the same check that was not an error: CPU, thread
 * changes and restarts are judged against it. What cannot be judged yet is a note.
 */
export function judge(check: Check, outcome: Outcome, previous?: Outcome): Verdict {
  const { unmet, also = [], seen, value, notes = [] } = judgementOf(check, outcome, previous);
  return {
    healthy: unmet === undefined,
    ...(unmet ?? { message: seen }),
    ...(also.length > 0 && { also: also.map(({ message }) => message) }),
    ...(value && { value }),
    ...(notes.length > 0 && { notes }),
  };
}

function judgementOf(check: Check, outcome: Outcome, previous: Outcome | undefined): Judgement {
  const { expect } = check;
  switch (outcome.type) {
    case 'error':
      return {
        unmet: { message: outcome.message, expected: wanted(check), actual: outcome.reason },
        seen: outcome.message,
      };
    case 'http':
      return judgeHttp(expect, outcome);
    case 'tcp':
      return judgeTcp(expect, outcome);
    case 'exec':
      return judgeExec(expect, outcome);
    case 'process':
      return judgeProcess(expect, outcome, previous);
    case 'memory':
      return judgeMemory(expect, outcome);
    case 'disk':
      return judgeDisk(expect, outcome);
    case 'host':
      return judgeHost(expect, outcome, previous);
    case 'zombies':
      return judgeZombies(expect, outcome);
    case 'certificate':
      return judgeCertificate(expect, outcome);
  }
}

/** What a check wanted that could not even observe its target. */
function wanted({ expect, probe }: Check): string {
  switch (probe.type) {
    case 'exec':
      return wantedExit(expect);
    case 'http':
    case 'tcp':
      return 'an answer';
    case 'certificate':
      return 'a certificate';
    default:
      return 'an observation';
  }
}
