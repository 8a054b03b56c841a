/** What is wrong with the source of a regular expression, in the words of the engine that would run it. */
export function regularExpressionProblem(source: string): string | undefined {
  try {
    new RegExp(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
