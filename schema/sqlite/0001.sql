-- Schema 1 of a Tavle file.
--
-- A file in this folder is never edited once it has landed: boards in use were made by it. What comes later is a new
-- file, listed in `src/store/sqlite/migrate.rs`; one that renames or drops a field rewrites the images in `change` too
-- (and drops and remakes the triggers that guard them).
--
-- The tables are the truth and are readable with any SQLite tool; do not write to them with one, and do not open a file
-- in use with an SQLite older than 3.51.3 (https://sqlite.org/wal.html#the_wal_reset_bug).
--
-- Ids are UUIDv7, so that their order is the order of making. Dates are local civil dates, booleans 0 and 1. A value
-- is an integer scaled by its KPI's decimals. Texts are checked for what no entrance lets through (2,000 characters).

CREATE TABLE board (
    id            TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    created_on    TEXT NOT NULL CHECK (created_on IS date(created_on)),
    first_meeting TEXT CHECK (first_meeting IS date(first_meeting)),
    meeting_time  TEXT CHECK (meeting_time IS strftime('%H:%M', meeting_time))
) STRICT;

-- The last short number given of each kind: a number is never given twice.
CREATE TABLE counter (
    board TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    name  TEXT NOT NULL CHECK (name IN ('action', 'workflow', 'decision')),
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 4294967295),
    PRIMARY KEY (board, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id    TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    name  TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    short TEXT NOT NULL CHECK (length(short) <= 2000)
) STRICT;

CREATE TABLE member (
    id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board    TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    initials TEXT NOT NULL CHECK (length(initials) <= 2000),
    unit     TEXT REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
    role     TEXT NOT NULL CHECK (role IN
        ('employee', 'project_lead', 'leader', 'steering_group', 'process_lead', 'benefit_owner')),
    logins   TEXT NOT NULL CHECK (length(logins) <= 2000), -- words with a space between
    left_on  TEXT CHECK (left_on IS date(left_on))
) STRICT;
CREATE INDEX member_unit ON member (unit) WHERE unit IS NOT NULL;

CREATE TABLE kpi (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board        TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    "key"        TEXT NOT NULL CHECK (length("key") <= 2000),
    name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    unit         TEXT NOT NULL CHECK (length(unit) <= 2000), -- as written behind a value: %, min, sager
    decimals     INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    better       TEXT NOT NULL CHECK (better IN ('higher', 'lower')),
    target_op    TEXT CHECK (target_op IN ('at_least', 'at_most')),
    target_value INTEGER,
    cadence      TEXT NOT NULL CHECK (cadence IN ('week', 'fortnight', 'month', 'quarter')),
    CHECK ((target_op IS NULL) = (target_value IS NULL)),
    UNIQUE (board, "key")
) STRICT;

CREATE TABLE measurement (
    id     TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board  TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    kpi    TEXT NOT NULL REFERENCES kpi DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL CHECK (period IS date(period)), -- its first day
    value  INTEGER NOT NULL,
    UNIQUE (kpi, period)
) STRICT;

CREATE TABLE workflow (
    id      TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board   TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    number  INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
    name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    UNIQUE (board, number)
) STRICT;

CREATE TABLE workflow_unit (
    id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board    TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    workflow TEXT NOT NULL REFERENCES workflow DEFERRABLE INITIALLY DEFERRED,
    unit     TEXT NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX workflow_unit_workflow ON workflow_unit (workflow);
CREATE INDEX workflow_unit_unit ON workflow_unit (unit);

CREATE TABLE part (
    id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board    TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    workflow TEXT NOT NULL REFERENCES workflow DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL CHECK (length(name) <= 2000), -- empty while the workflow is one part
    state    TEXT NOT NULL CHECK (state IN
        ('mapped', 'redesigned', 'ready', 'on_trial', 'adopted', 'further_development', 'annulled'))
) STRICT;
CREATE INDEX part_workflow ON part (workflow);

CREATE TABLE trial (
    id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board    TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    workflow TEXT NOT NULL REFERENCES workflow DEFERRABLE INITIALLY DEFERRED,
    version  INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    start    TEXT NOT NULL CHECK (start IS date(start)),
    until    TEXT NOT NULL CHECK (until IS date(until)), -- the planned end
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    CHECK (start <= until)
) STRICT;
CREATE INDEX trial_workflow ON trial (workflow);

CREATE TABLE trial_unit (
    id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board    TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    trial    TEXT NOT NULL REFERENCES trial DEFERRABLE INITIALLY DEFERRED,
    workflow TEXT NOT NULL REFERENCES workflow DEFERRABLE INITIALLY DEFERRED,
    version  INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    unit     TEXT NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
    ended_on TEXT CHECK (ended_on IS date(ended_on))
) STRICT;
-- At most one trial runs per workflow, version and unit.
CREATE UNIQUE INDEX trial_unit_running ON trial_unit (workflow, version, unit) WHERE ended_on IS NULL;
CREATE INDEX trial_unit_trial ON trial_unit (trial);
CREATE INDEX trial_unit_unit ON trial_unit (unit);

CREATE TABLE decision (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board      TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
    workflow   TEXT NOT NULL REFERENCES workflow DEFERRABLE INITIALLY DEFERRED,
    version    INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    kind       TEXT NOT NULL CHECK (kind IN ('adopt', 'develop', 'annul', 'extend')),
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    reason     TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    until      TEXT CHECK (until IS date(until)), -- the new end of an extended trial
    CHECK ((kind = 'extend') = (until IS NOT NULL)),
    UNIQUE (board, number)
) STRICT;
CREATE INDEX decision_workflow ON decision (workflow);

CREATE TABLE decider (
    id       TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board    TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    decision TEXT NOT NULL REFERENCES decision DEFERRABLE INITIALLY DEFERRED,
    member   TEXT NOT NULL REFERENCES member DEFERRABLE INITIALLY DEFERRED,
    role     TEXT NOT NULL CHECK (role IN
        ('employee', 'project_lead', 'leader', 'steering_group', 'process_lead', 'benefit_owner')) -- as it was that day
) STRICT;
CREATE INDEX decider_decision ON decider (decision);
CREATE INDEX decider_member ON decider (member);

CREATE TABLE action (
    id                TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board             TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    number            INTEGER NOT NULL CHECK (number BETWEEN 1 AND 4294967295),
    change            TEXT NOT NULL CHECK (length(change) BETWEEN 1 AND 2000),
    owner_member      TEXT REFERENCES member DEFERRABLE INITIALLY DEFERRED,
    owner_unit        TEXT REFERENCES unit DEFERRABLE INITIALLY DEFERRED,
    effect            TEXT NOT NULL CHECK (length(effect) <= 2000),
    how               TEXT NOT NULL CHECK (length(how) <= 2000),
    deadline          TEXT NOT NULL CHECK (deadline IS date(deadline)),
    original_deadline TEXT NOT NULL CHECK (original_deadline IS date(original_deadline)),
    moves             INTEGER NOT NULL CHECK (moves BETWEEN 0 AND 4294967295),
    before_start      INTEGER NOT NULL CHECK (before_start IN (0, 1)),
    agreed_on         TEXT CHECK (agreed_on IS date(agreed_on)),
    waiting_note      TEXT CHECK (length(waiting_note) <= 2000),
    waiting_until     TEXT CHECK (waiting_until IS date(waiting_until)),
    state             TEXT NOT NULL CHECK (state IN ('open', 'in_progress', 'done', 'dropped')),
    closed_on         TEXT CHECK (closed_on IS date(closed_on)),
    closed_why        TEXT NOT NULL CHECK (length(closed_why) <= 2000),
    kpi               TEXT REFERENCES kpi DEFERRABLE INITIALLY DEFERRED,
    workflow          TEXT REFERENCES workflow DEFERRABLE INITIALLY DEFERRED,
    CHECK ((owner_member IS NULL) <> (owner_unit IS NULL)),
    CHECK (waiting_until IS NULL OR waiting_note IS NOT NULL),
    CHECK (closed_on IS NULL OR state IN ('done', 'dropped')),
    UNIQUE (board, number)
) STRICT;
CREATE INDEX action_deadline ON action (board, deadline, number);
CREATE INDEX action_open ON action (board, deadline, number) WHERE state IN ('open', 'in_progress');
CREATE INDEX action_closed ON action (board, closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX action_owner_member ON action (owner_member) WHERE owner_member IS NOT NULL;
CREATE INDEX action_owner_unit ON action (owner_unit) WHERE owner_unit IS NOT NULL;
CREATE INDEX action_kpi ON action (kpi) WHERE kpi IS NOT NULL;
CREATE INDEX action_workflow ON action (workflow) WHERE workflow IS NOT NULL;

-- Cases placed: a row of its own, never a counter, so that undoing mine leaves yours.
CREATE TABLE tally (
    id        TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board     TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    day       TEXT NOT NULL CHECK (day IS date(day)),
    stream    TEXT NOT NULL CHECK (stream IN ('application', 'inspection')),
    case_type TEXT NOT NULL CHECK (case_type IN ('ready', 'guidance', 'principle', 'watch_out')),
    count     INTEGER NOT NULL CHECK (count BETWEEN 1 AND 1000)
) STRICT;
CREATE INDEX tally_day ON tally (board, day, stream, case_type, count);

-- The journal: what was done, by whom, in the same transaction as the rows themselves. Append-only.
CREATE TABLE operation (
    seq            INTEGER NOT NULL PRIMARY KEY,
    uuid           TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    at             TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    board          TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    login          TEXT NOT NULL CHECK (length(login) <= 2000),
    member         TEXT CHECK (length(member) = 36), -- no foreign key: the journal outlives the row
    through        TEXT NOT NULL CHECK (through IN ('screen', 'command_line')),
    verb           TEXT NOT NULL CHECK (length(verb) BETWEEN 1 AND 100),
    undoes         INTEGER REFERENCES operation CHECK (undoes < seq), -- the first of a burst, or the undo done again
    burst          INTEGER REFERENCES operation CHECK (burst < seq), -- the first operation of a burst of keys
    schema_version INTEGER NOT NULL CHECK (schema_version >= 1)
) STRICT;
CREATE INDEX operation_board ON operation (board);
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_burst ON operation (burst) WHERE burst IS NOT NULL;

CREATE TABLE change (
    operation INTEGER NOT NULL REFERENCES operation,
    ord       INTEGER NOT NULL CHECK (ord >= 0),
    entity    TEXT NOT NULL CHECK (length(entity) BETWEEN 1 AND 100),
    entity_id TEXT NOT NULL CHECK (length(entity_id) = 36),
    "before"  TEXT CHECK (json_valid("before")),
    "after"   TEXT CHECK (json_valid("after")),
    PRIMARY KEY (operation, ord),
    CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
) STRICT;
CREATE INDEX change_entity ON change (entity, entity_id, operation, ord);

CREATE TRIGGER operation_is_not_updated BEFORE UPDATE ON operation
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER operation_is_not_deleted BEFORE DELETE ON operation
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER change_is_not_updated BEFORE UPDATE ON change
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER change_is_not_deleted BEFORE DELETE ON change
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
