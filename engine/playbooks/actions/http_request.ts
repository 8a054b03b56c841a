import { redact } from '../../redact.ts';
import { type ActionPlanner, blocked } from '../step.ts';

/** Sends an HTTP request. */
export const httpRequest: ActionPlanner<'http_request'> = {
  needsApproval: true,
  plan({ method, url, body }) {
    const host = URL.parse(url)?.host;
    const shown = redact(url);
    const asks = method === 'GET';
    return {
      would: `send ${method} ${shown}`,
      targets: [{ platform: 'http', name: host ?? shown, status: 'not asked: a plan sends nothing' }],
      calls: [{ type: 'http', method, url: shown, ...(body === undefined ? {} : { body: redact(body) }) }],
      changes: [],
      rollback: asks
        ? 'nothing to undo; a GET only asks'
        : 'cannot be undone; Healer does not know what the request changed',
      ...(asks ? { readOnly: true } : {}),
      ...(host === undefined ? { hindrance: blocked(`${shown} is not an address; mend url`) } : {}),
    };
  },
};
