/**
 * What is read at each start and for each list of action items grows with what is still to be done, not with the history:
 * incidents whose evidence was begun and not ended, and an index of those with action items.
 */
export const boundedReading = `
CREATE TABLE evidence_awaited (incident TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO evidence_awaited
SELECT opened.incident FROM events opened
WHERE opened.kind = 'incident_opened' AND opened.incident IS NOT NULL AND json_array_length(opened.data, '$.evidence') > 0
  AND NOT EXISTS (SELECT 1 FROM events ended WHERE ended.incident = opened.incident AND ended.kind = 'evidence_collected');

CREATE TRIGGER events_await_evidence AFTER INSERT ON events
WHEN NEW.kind = 'incident_opened' AND NEW.incident IS NOT NULL AND json_array_length(NEW.data, '$.evidence') > 0
BEGIN INSERT OR IGNORE INTO evidence_awaited VALUES (NEW.incident); END;
CREATE TRIGGER events_end_evidence AFTER INSERT ON events WHEN NEW.kind = 'evidence_collected' AND NEW.incident IS NOT NULL
BEGIN DELETE FROM evidence_awaited WHERE incident = NEW.incident; END;

CREATE INDEX incidents_with_actions ON incidents (id) WHERE json_array_length(resolution, '$.action_items') > 0;
`;
