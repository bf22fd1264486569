-- Schema 4: how a long series is judged is kept, so that a board opens without reading all of its points.

-- Derived from `measurement` and `kpi`, and kept by the transaction that changes them. A KPI without a row is judged from
-- its measurements: whatever changes one of the two takes the row away.
CREATE TABLE judgement (
    kpi     TEXT NOT NULL PRIMARY KEY REFERENCES kpi DEFERRABLE INITIALLY DEFERRED,
    figures TEXT NOT NULL CHECK (json_valid(figures))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER judgement_goes_with_added AFTER INSERT ON measurement
    BEGIN DELETE FROM judgement WHERE kpi = NEW.kpi; END;
CREATE TRIGGER judgement_goes_with_changed AFTER UPDATE ON measurement
    BEGIN DELETE FROM judgement WHERE kpi IN (OLD.kpi, NEW.kpi); END;
CREATE TRIGGER judgement_goes_with_removed AFTER DELETE ON measurement
    BEGIN DELETE FROM judgement WHERE kpi = OLD.kpi; END;
CREATE TRIGGER judgement_goes_with_kpi AFTER UPDATE ON kpi
    BEGIN DELETE FROM judgement WHERE kpi = OLD.id; END;
