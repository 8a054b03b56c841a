/** Runs work one at a time: what asks for it while it is under way has it done once more after that. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
    underWay = undefined;
  };
  return () => {
    if (underWay === undefined) underWay = run();
    else again = true;
    return underWay;
  };
}
