import type { Rule } from './rule.ts';

const check = 'workload: web\ntype: http\nenabled: true\n';

/** Keys whose values are secrets. What ends in `File` names where one is kept. */
const secretKey =
  /(?:pass(?:word|wd)?|secret|token|(?:api|access|ssh|private|signing|encryption)[-_]?key|x-auth|authorization|credentials?|cookie)$/i;
/** Texts that are secrets by their own form. */
const secretForms: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bglpat-[A-Za-z0-9_-]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /https:\/\/hooks\.slack\.com\/services\/\S+/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./,
];
/** Keys whose values may be the path of a file that holds one. */
const fileKey = /key$/i;
/** A secret within an address, a header or what is given to a command. */
const secretParts: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:([^\s/@]+)@/i,
  /\bcurl\b.*?\s(?:-u|--user)[= ]?["']?[^\s:"']+:([^\s"']+)/,
  /[?&](?:(?:access|api|auth)[-_]?)?(?:token|key|secret|password|passwd)=([^\s&#"']+)/i,
  /--?(?:password|passwd|token|api-?key|secret)[= ]([^\s"']+)/i,
  /\b[A-Z_]*(?:PASSWORD|TOKEN|SECRET)=([^\s"']+)/,
  /\b(?:authorization|x-api-key|x-auth(?:-[a-z]+)?|cookie):\s*(?:(?:bearer|basic|token)\s+)?([^\s"']+)/i,
];
/** What stands for a value instead of being one. */
const placeholder = /^(?:$|\$|\{\{|<|%|\*+$|x{3,}$)/i;

/** How deep a definition is searched. */
const deepest = 20;

export const secretInTheClear: Rule = {
  code: 'secret/in-the-clear',
  kind: 'any',
  severity: 'warning',
  description:
    'A definition is in the clear: whoever can read the repository, its history or a plan reads the secret. Keep it in a file of mode 0600, or in the environment of the command that needs it.',
  valid: [
    `${check}headers: {Accept: application/json}\n`,
    `${check}headers: {Authorization: "Bearer \${TOKEN}"}\n`,
    'workload: web\ntype: exec\ntarget: "curl -H \'Authorization: Bearer $TOKEN\' http://127.0.0.1"\nenabled: true\n',
    'workload: db\ntype: exec\ntarget: psql\nenabled: true\nenv: {PGPASSFILE: /etc/healer/pgpass, PGHOST: db}\n',
    'workload: db\ntype: exec\ntarget: psql "postgres://app@db/shop"\nenabled: true\n',
    'workload: db\ntype: exec\ntarget: ssh db true\nenabled: true\nenv: {SSH_KEY: ~/.ssh/id_ed25519}\n',
    'workload: web\ntype: exec\ntarget: docker run -u 1000:1000 web && curl -u "$USER:$PASSWORD" http://web?token=$TOKEN\nenabled: true\n',
  ],
  invalid: [
    `${check}headers: {Authorization: «Bearer abcdef012345»}\n`,
    'workload: db\ntype: exec\ntarget: psql\nenabled: true\nenv:\n  PGPASSWORD: «hunter2»\n',
    `${check}target: «http://app:hunter2@127.0.0.1/healthz»\n`,
    `${check}target: «/healthz?token=abcdef»\n`,
    `${check}headers: {X-Auth: «abcdef012345»}\n`,
    'workload: web\ntype: exec\ntarget: «curl -u admin:hunter2 http://127.0.0.1»\nenabled: true\n',
    'workload: db\ntype: exec\ntarget: ssh db true\nenabled: true\nenv: {SSH_KEY: «b3BlbnNzaC1rZXk»}\n',
    'workload: db\ntype: exec\ntarget: «mysqladmin ping --password=hunter2»\nenabled: true\n',
    'workload: web\ntype: exec\ntarget: «"curl -H \'Authorization: Bearer abcdef012345\' http://127.0.0.1"»\nenabled: true\n',
  ],
  *check(value) {
    const found: string[][] = [];
    findSecrets(value, [], found);
    for (const path of found) {
      const message = `This looks like a secret in the clear. Change it, and keep it in a file of mode 0600 or in the environment.`;
      yield { message, path, mark: 'value' };
    }
  },
};

/** Looks for secrets in a value whose way from the root is `path`, and adds the way to each to `found`. */
function findSecrets(value: unknown, path: string[], found: string[][]): void {
  if (typeof value === 'string') {
    const key = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
    if (isSecret(key, value)) found.push([...path]);
  } else if (typeof value === 'object' && value !== null && path.length < deepest)
    for (const [key, inner] of Object.entries(value)) {
      path.push(key);
      findSecrets(inner, path, found);
      path.pop();
    }
}

/** The length from which on a text may have the form of a secret. */
const shortestForm = 15;

function isSecret(key: string, text: string): boolean {
  if (text.length >= shortestForm && secretForms.some((form) => form.test(text))) return true;
  if (/[:= ]/.test(text) && secretParts.some((part) => !placeholder.test(part.exec(text)?.[1] ?? ''))) return true;
  if (!secretKey.test(key) || (fileKey.test(key) && /^(?:~|\.{0,2})\//.test(text))) return false;
  return !placeholder.test(text.trim().replace(/^(?:bearer|basic|token)\s+/i, ''));
}
