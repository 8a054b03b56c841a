/** What stands in place of a secret. */
const hidden = '***';

/** A name that says its value is a secret: of a query parameter, a variable, a flag, a header or a key of JSON. */
const name = String.raw`(?:[\w.-]*?(?:passw|passphrase|pwd|secret|token|(?:api|access|private)[-_]?key|credential|authorization|signature|cookie)[\w.-]*|-{0,2}(?:key|sig|auth|pass))`;
const value = String.raw`(?:"[^"]*"|'[^']*'|[^\s&;,#'"]+)`;

const userInfo = /(?<![\w+.-])([a-z][a-z0-9+.-]*:\/\/)[^\s/?#'"]*@/gi;
const header = /(?<![\w-])((?:proxy-)?authorization|(?:set-)?cookie)(\s*:\s*)[^'"\r\n]+/gi;
const assigned = new RegExp(String.raw`(?<![\w.-])(["']?${name}["']?\s*[=:]\s*)${value}`, 'gi');
/** Where a shell stands, in a list of its variables; not `PWD=` in the connection string of a database. */
const workingDirectory = /^(?:OLD)?PWD=["']?\//;
const flagged = new RegExp(String.raw`(?<![\w.-])(--?${name}\s+)(?!-)${value}`, 'gi');
const secretFlag = new RegExp(`^--?${name}$`, 'i');
const secretName = new RegExp(`^${name}$`, 'i');
const login = /((?:^|\s)(?:-u|--user)[\s=]*)([^\s:'"]+):[^\s'"]+/g;

const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$(?![\s\S]))/g;

/**
 * A URL, a command or a body as it may be shown, logged and kept: without what stands before the host of an address, the
 * values of query parameters, variables, flags and keys whose names speak of secrets, the headers that carry them, and private
 * keys.
 */
export function redact(text: string): string {
  return maskKeys(text)
    .replace(userInfo, `$1${hidden}@`)
    .replace(header, `$1$2${hidden}`)
    .replace(assigned, (found, start: string, at: number, all: string) =>
      workingDirectory.test(found) && /^\s?$/.test(all.charAt(at - 1)) ? found : `${start}${hidden}`,
    )
    .replace(flagged, `$1${hidden}`)
    .replace(login, `$1$2:${hidden}`);
}

/** Whether one of these names says that what is kept under it is a secret. */
export function namesSecret(names: readonly string[]): boolean {
  return names.some((one) => secretName.test(one));
}

/** A text without the private keys in it, each of several lines. */
export function maskKeys(text: string): string {
  return text.replace(privateKey, hidden);
}

/** `redact` of a command as its words: a word after a flag that takes a secret is one. */
export function redactWords(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    if (secretFlag.test(before) && !word.startsWith('-')) return hidden;
    return /^(-u|--user)$/.test(before) ? word.replace(/:.*/, `:${hidden}`) : redact(word);
  });
}

/** Headers or variables as they may be shown: their names. */
export function redactValues(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map((key) => [key, hidden]));
}
