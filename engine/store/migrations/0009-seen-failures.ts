/**
 * How many of the failures in a row of a check were seen, and whether it was seen to be down: of others nothing is known of
 * its target, as what it goes by could not be read. What was written before took all for seen.
 */
export const seenFailures = `
ALTER TABLE check_state ADD COLUMN seen_fails INTEGER NOT NULL DEFAULT 0 CHECK (seen_fails >= 0);
ALTER TABLE check_state ADD COLUMN seen_down INTEGER NOT NULL DEFAULT 0 CHECK (seen_down IN (0, 1));
UPDATE check_state SET seen_fails = consecutive_fails, seen_down = 1 - healthy;
`;
