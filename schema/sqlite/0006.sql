-- Schema 6: an action that cannot be forgotten: who helps, where it came from, why it moved, what came of it.

ALTER TABLE action ADD COLUMN helpers TEXT NOT NULL DEFAULT '' CHECK (length(helpers) <= 2000); -- ids of members, a space between
ALTER TABLE action ADD COLUMN source TEXT CHECK (source IN ('meeting', 'idea', 'workflow'));
ALTER TABLE action ADD COLUMN idea TEXT REFERENCES idea DEFERRABLE INITIALLY DEFERRED; -- that it came from
ALTER TABLE action ADD COLUMN moved_why TEXT NOT NULL DEFAULT '' CHECK (length(moved_why) <= 2000); -- the last time
ALTER TABLE action ADD COLUMN observed TEXT CHECK (observed IN ('seen', 'not_seen', 'too_early'));
ALTER TABLE action ADD COLUMN observed_note TEXT
    CHECK (length(observed_note) <= 2000 AND (observed IS NULL) = (observed_note IS NULL));
ALTER TABLE action ADD COLUMN observed_on TEXT
    CHECK (observed_on IS date(observed_on) AND (observed IS NULL) = (observed_on IS NULL));
ALTER TABLE action ADD COLUMN look_on TEXT -- the day to look for the effect again
    CHECK (look_on IS date(look_on) AND (look_on IS NULL OR state = 'done'));
CREATE INDEX action_idea ON action (idea) WHERE idea IS NOT NULL;
CREATE INDEX action_look ON action (board, look_on) WHERE look_on IS NOT NULL;
CREATE INDEX action_before_start ON action (workflow) WHERE before_start = 1 AND workflow IS NOT NULL;
