/**
 * All that needs the libraries of the HTTP interface. It is loaded only when HTTP is asked for, and bundled as a file of
 * its own beside the program, so that every other command starts without them.
 */
export { listenHttp } from './daemon/http.ts';
export { createMetrics } from './watch/metrics.ts';
