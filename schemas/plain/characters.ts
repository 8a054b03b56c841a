/** Characters that mean something in YAML, as UTF-16 codes. */
export const newline = 0x0a;
export const carriageReturn = 0x0d;
export const blank = 0x20;
export const doubleQuote = 0x22;
export const hash = 0x23;
export const singleQuote = 0x27;
export const comma = 0x2c;
export const dash = 0x2d;
export const colon = 0x3a;
export const questionMark = 0x3f;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;

/** What no scalar without quotes begins with. */
const indicators: ReadonlySet<number> = new Set([...'!"#%&\'*,>@[]`{|}'].map((one) => one.charCodeAt(0)));

/** Whether a scalar without quotes may begin with a character: `-`, `?` and `:` may where no blank follows. */
export function mayBeginPlain(code: number): boolean {
  return isLetter(code) || isDigit(code) || !indicators.has(code);
}

export function isFlowIndicator(code: number): boolean {
  return code === comma || code === openBracket || code === closeBracket || code === openBrace || code === closeBrace;
}

/** Whether a plain key may hold a character: ASCII letters, digits, `_`, `-`, `.` and `/`, of which it begins with one of the first three. */
export function isKeyPart(code: number, first: boolean): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f || (!first && code >= 0x2d && code <= 0x2f);
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
