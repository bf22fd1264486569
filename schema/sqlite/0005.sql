-- Schema 5: what a KPI is in the trade, what a measurement is made of, and what is noted of its periods.

ALTER TABLE kpi ADD COLUMN question TEXT NOT NULL DEFAULT '' CHECK (length(question) <= 2000); -- that it answers
ALTER TABLE kpi ADD COLUMN dimension TEXT CHECK (dimension IN ('core', 'experience', 'internal'));
ALTER TABLE kpi ADD COLUMN kind TEXT NOT NULL DEFAULT 'count'
    CHECK (kind IN ('count', 'sum', 'average', 'share', 'duration', 'scale'));
ALTER TABLE kpi ADD COLUMN target_basis TEXT
    CHECK (target_basis IN ('absolute', 'relative_percent', 'percentage_points'));
ALTER TABLE kpi ADD COLUMN target_by TEXT CHECK (target_by IS date(target_by));
ALTER TABLE kpi ADD COLUMN baseline_kind TEXT NOT NULL DEFAULT 'none'
    CHECK (baseline_kind IN ('none', 'series', 'reference'));
ALTER TABLE kpi ADD COLUMN baseline_from TEXT -- the first day of its first period
    CHECK (baseline_from IS date(baseline_from) AND (baseline_kind = 'series') = (baseline_from IS NOT NULL));
ALTER TABLE kpi ADD COLUMN baseline_to TEXT -- the first day of its last period
    CHECK (baseline_to IS date(baseline_to) AND (baseline_kind = 'series') = (baseline_to IS NOT NULL));
ALTER TABLE kpi ADD COLUMN baseline_value INTEGER CHECK ((baseline_kind = 'reference') = (baseline_value IS NOT NULL));
ALTER TABLE kpi ADD COLUMN baseline_on TEXT CHECK (baseline_on IS date(baseline_on)); -- the day it was frozen
ALTER TABLE kpi ADD COLUMN baseline_why TEXT NOT NULL DEFAULT '' CHECK (length(baseline_why) <= 2000);
ALTER TABLE kpi ADD COLUMN grace INTEGER NOT NULL DEFAULT 3 CHECK (grace BETWEEN 0 AND 365); -- working days
ALTER TABLE kpi ADD COLUMN owner TEXT REFERENCES member DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE kpi ADD COLUMN workflow TEXT REFERENCES workflow DEFERRABLE INITIALLY DEFERRED; -- that it follows
ALTER TABLE kpi ADD COLUMN source TEXT NOT NULL DEFAULT '' CHECK (length(source) <= 2000); -- the system it comes from
ALTER TABLE kpi ADD COLUMN method TEXT NOT NULL DEFAULT '' CHECK (length(method) <= 2000);
ALTER TABLE kpi ADD COLUMN method_version INTEGER NOT NULL DEFAULT 1 CHECK (method_version BETWEEN 1 AND 4294967295);
ALTER TABLE kpi ADD COLUMN method_from TEXT -- the first day of the first period measured in this way
    CHECK (method_from IS date(method_from));
ALTER TABLE kpi ADD COLUMN first_period TEXT CHECK (first_period IS date(first_period)); -- its first day
ALTER TABLE kpi ADD COLUMN retired_on TEXT CHECK (retired_on IS date(retired_on));
UPDATE kpi SET target_basis = 'absolute' WHERE target_op IS NOT NULL;
CREATE INDEX kpi_owner ON kpi (owner);
CREATE INDEX kpi_workflow ON kpi (workflow);

-- What a share or a weighted average is made of, where that is known.
ALTER TABLE measurement ADD COLUMN numerator INTEGER;
ALTER TABLE measurement ADD COLUMN denominator INTEGER CHECK ((numerator IS NULL) = (denominator IS NULL));
ALTER TABLE measurement ADD COLUMN status TEXT NOT NULL DEFAULT 'final' CHECK (status IN ('provisional', 'final'));

-- What happened in a period, why nothing was measured in it, or why its point does not count.
CREATE TABLE kpi_note (
    id     TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    board  TEXT NOT NULL REFERENCES board DEFERRABLE INITIALLY DEFERRED,
    kpi    TEXT NOT NULL REFERENCES kpi DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL CHECK (period IS date(period)), -- its first day
    kind   TEXT NOT NULL CHECK (kind IN ('mark', 'gap', 'excluded')),
    text   TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    UNIQUE (kpi, period, kind)
) STRICT;

-- A point that is left out is judged as if it were not there. What was kept of a series before is not all that is kept now.
CREATE TRIGGER judgement_goes_with_added_note AFTER INSERT ON kpi_note
    BEGIN DELETE FROM judgement WHERE kpi = NEW.kpi; END;
CREATE TRIGGER judgement_goes_with_changed_note AFTER UPDATE ON kpi_note
    BEGIN DELETE FROM judgement WHERE kpi IN (OLD.kpi, NEW.kpi); END;
CREATE TRIGGER judgement_goes_with_removed_note AFTER DELETE ON kpi_note
    BEGIN DELETE FROM judgement WHERE kpi = OLD.kpi; END;
DELETE FROM judgement;
DROP INDEX measurement_value;
