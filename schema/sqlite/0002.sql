-- Schema 2: ideas, cases on the border of two types and in doubt, and why a measurement was corrected.

CREATE TABLE idea (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board      TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
    text       TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    created_on TEXT NOT NULL CHECK (created_on IS date(created_on)),
    state      TEXT NOT NULL CHECK (state IN ('new', 'used', 'parked', 'rejected')),
    decided_on TEXT CHECK (decided_on IS date(decided_on)), -- the day it was used, parked or rejected
    why        TEXT NOT NULL CHECK (length(why) <= 2000),
    CHECK ((state = 'new') = (decided_on IS NULL)),
    CHECK (state NOT IN ('parked', 'rejected') OR why <> ''),
    UNIQUE (board, number)
) STRICT;
CREATE INDEX idea_open ON idea (board, id) WHERE state IN ('new', 'parked');
CREATE INDEX idea_decided ON idea (board, decided_on) WHERE state IN ('used', 'rejected');

-- Ideas have numbers too. A CHECK is widened by making the table anew.
CREATE TABLE counter_anew (
    board TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    name  TEXT NOT NULL CHECK (name IN ('action', 'workflow', 'decision', 'idea')),
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 4294967295),
    PRIMARY KEY (board, name)
) STRICT, WITHOUT ROWID;
INSERT INTO counter_anew (board, name, value) SELECT board, name, value FROM counter;
DROP TABLE counter;
ALTER TABLE counter_anew RENAME TO counter;

-- The type a border case leans towards, and whether somebody was in doubt: still open, or by whom it was settled.
ALTER TABLE tally ADD COLUMN neighbour TEXT
    CHECK (neighbour IN ('ready', 'guidance', 'principle', 'watch_out') AND neighbour <> case_type);
ALTER TABLE tally ADD COLUMN doubt TEXT CHECK (doubt IN ('open', 'colleagues', 'management'));
DROP INDEX tally_day;
CREATE INDEX tally_day ON tally (board, day, stream, case_type, neighbour, count);
CREATE INDEX tally_doubt ON tally (board, id) WHERE doubt = 'open';

-- Why a value that stood was corrected; empty when it was not.
ALTER TABLE measurement ADD COLUMN why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 2000);
