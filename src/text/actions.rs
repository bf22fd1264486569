//! The words of the screen of actions: its filter, its marks, and one action in full beside the list.

use super::deed::action::of_action;
use super::format::{action_number, cut};
use super::refusal::capital;
use super::{Lang, plural, words};
use crate::domain::action::{Action, ActionState, Stage, Waiting};
use crate::domain::board::{Board, Readiness};
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::id::ActionId;
use crate::domain::journal::{Entry, Verb};

words! {
    group_hand_over => "SKAL OVERDRAGES", "TO BE HANDED OVER";
    has_left_word => "er stoppet", "has left";
    stuck_word => "stop op", "stuck";
    to_hand_over_on_the_wall => "skal overdrages", "hand over";
    stuck_on_the_wall => "fast: hvad gør vi?", "stuck: what now?";
    not_agreed => "ikke aftalt med ansvarlig", "not agreed with responsible";
    what_now_begin => "gå i gang", "begin";
    what_now_agree => "er aftalt", "is agreed";
    what_now_look => "se effekten", "see the effect";
    what_now_reopen => "genåbn", "reopen";
    what_now_drop => "bortfalder", "drop";
    what_now_mark => "markér flere", "mark several";
    what_now_resume => "afventer ikke mere", "waits no more";

    form_filter => "Filtrér og sortér handlingerne", "Filter and sort the actions";
    any_stage => "alle", "all";
    no_saved_filter => "intet", "none";
    filter_words_hint => "ord, der skal stå i handlingen", "words that must stand in the action";
    save_as_hint => "et navn gemmer filteret; uden indhold slettes det", "a name saves the filter; empty, it is removed";
    saved_filter_hint => "pil eller mellemrum henter et gemt filter", "an arrow or Space takes up a saved filter";
    empty_filter => "Der er intet filter med det navn. Udfyld et felt, eller ryd navnet.",
        "There is no filter of that name. Fill in a field, or clear the name.";
    sort_deadline => "frist", "deadline";
    sort_number => "nummer", "number";
    sort_owner => "ansvarlig", "responsible";
    sort_moved => "oftest flyttet", "most often moved";
    sorted_moved => "de oftest flyttede først", "the most often moved first";
}

impl Lang {
    /// A step among the words to choose from.
    pub fn stage_choice(self, stage: Stage) -> &'static str {
        match stage {
            Stage::Open => self.pick("åben", "open"),
            Stage::Agreed => self.pick("aftalt", "agreed"),
            Stage::InProgress => self.action_state(ActionState::InProgress),
            Stage::Done => self.pick("udført", "done"),
            Stage::FollowedUp => self.pick("fulgt op", "followed up"),
            Stage::Dropped => self.action_state(ActionState::Dropped),
        }
    }

    /// `sorteret efter nummer`.
    pub fn sorted_by(self, sort: &str) -> String {
        self.pick(format!("sorteret efter {sort}"), format!("sorted by {sort}"))
    }

    /// `filter 7 af 24: Anne · i gang`; the numbers first, they are never cut.
    pub fn filtered(self, shown: usize, all: usize, by: &str) -> String {
        self.pick(format!("filter {shown} af {all}: {by}"), format!("filter {shown} of {all}: {by}"))
    }

    /// `Filteret er gemt: Mine før start`.
    pub fn filter_kept(self, name: &str) -> String {
        self.pick(format!("Filteret er gemt: {name}"), format!("The filter is saved: {name}"))
    }

    /// `Filteret er slettet: Mine før start`.
    pub fn filter_removed(self, name: &str) -> String {
        self.pick(format!("Filteret er slettet: {name}"), format!("The filter is removed: {name}"))
    }

    /// `3 markeret`.
    pub fn marked(self, n: usize) -> String {
        self.pick(format!("{n} markeret"), format!("{n} marked"))
    }

    /// Behind the title of a form that is for one of several that are marked.
    pub fn only_this_one(self, marked: usize) -> String {
        self.pick(
            format!("kun den valgte, ikke de {marked} markerede"),
            format!("the selected one only, not the {marked} marked"),
        )
    }

    /// `Klar til dag 1, fælles telefonhilsen: 7 af 9`.
    pub fn readiness_of(self, workflow: &str, Readiness { done, all }: Readiness) -> String {
        self.pick(
            format!("Klar til dag 1, {workflow}: {done} af {all}"),
            format!("Ready for day 1, {workflow}: {done} of {all}"),
        )
    }

    /// Beside the heading of a history that has not room for all: `← nyere · →: 5 ældre`; or which key opens them.
    /// `leafed` is how many of the newest are leafed past, where keys leaf.
    pub fn other_entries(self, older: usize, leafed: Option<usize>) -> String {
        let key = if leafed.is_some() { "→" } else { "Enter" };
        let newer = leafed.filter(|past| *past > 0).map(|_| self.pick("← nyere", "← newer").to_owned());
        let older = (older > 0).then(|| self.pick(format!("{key}: {older} ældre"), format!("{key}: {older} older")));
        newer.into_iter().chain(older).collect::<Vec<_>>().join(" · ")
    }

    /// `Jonas, stoppet 13-11-2026`.
    pub fn who_left(self, name: &str, on: Date) -> String {
        let day = self.date(on);
        self.pick(format!("{name}, stoppet {day}"), format!("{name}, left {day}"))
    }

    /// `hjælper: Ali`, `hjælpere: Ali og Mette`.
    pub fn helped_by(self, names: &[&str]) -> String {
        let word = plural(names.len(), self.pick("hjælper", "helper"), self.pick("hjælpere", "helpers"));
        format!("{word}: {}", self.listed(names.iter()))
    }

    /// `aftalt med Anne 12-11-2026`, `ikke aftalt med ansvarlig`.
    pub fn agreement(self, owner: &str, on: Option<Date>) -> String {
        match on {
            Some(day) => {
                let day = self.date(day);
                self.pick(format!("aftalt med {owner} {day}"), format!("agreed with {owner} {day}"))
            }
            None => self.not_agreed().to_owned(),
        }
    }

    /// `til 01-12`: until when an action waits, beside what it waits for.
    pub fn until_day(self, until: Date) -> String {
        format!("{} {}", self.pick("til", "until"), until.format("%d-%m"))
    }

    /// What an operation did to the action `id`: a sentence that stands under it, without its number; and who did it.
    pub fn entry_of(self, board: &Board, entry: &Entry, id: ActionId) -> String {
        let is_own = |change: &&Change| of_action(change).is_some_and(|(_, action)| action.id == id);
        let own: Vec<Change> = entry.changes.iter().filter(is_own).cloned().collect();
        let (before, action) = own.first().and_then(of_action).unzip();
        let number = action.map_or(0, |action| action.number);
        let told = match entry.verb {
            Verb::ActionAdded => self.pick("Oprettet", "Added").to_owned(),
            Verb::PlanImported => self.read_from_file(board, before.flatten(), action),
            _ if own.is_empty() => self.entry(board, entry),
            _ => without_number(&self.entry(board, &Entry { changes: own, ..entry.clone() }), number),
        };
        format!("{told} · {}", entry.who)
    }

    /// What a file did to an action: made it, or wrote it anew.
    fn read_from_file(self, board: &Board, before: Option<&Action>, action: Option<&Action>) -> String {
        let (Some(before), Some(action)) = (before, action) else {
            return self.pick("Indlæst fra en fil", "Read from a file").to_owned();
        };
        let edited = self.action_edited(board, Some(before), action, Board::owner_name);
        let edited = edited.strip_prefix(&action_number(action.number)).map_or(edited.as_str(), str::trim_start);
        self.pick(format!("Fra en fil: {edited}"), format!("From a file: {edited}"))
    }

    /// What an action waits for in so many columns.
    pub fn waits_for_what(self, waiting: &Waiting, columns: usize) -> String {
        let note = waiting.note.as_str().lines().next().unwrap_or_default();
        cut(if note.is_empty() { self.group_waiting_word() } else { note }, columns)
    }

    /// `afventer it-afdelingen`: of one that stands in another group.
    pub fn waits_what(self, what: &str) -> String {
        format!("{} {what}", self.group_waiting_word())
    }

    fn group_waiting_word(self) -> &'static str {
        self.pick("afventer", "waiting")
    }
}

/// `Har fået ny frist`, of `#12 har fået ny frist`.
fn without_number(told: &str, number: u32) -> String {
    let rest = told.strip_prefix(&action_number(number)).map(|rest| rest.trim_start_matches([' ', ':']));
    rest.filter(|rest| !rest.is_empty()).map_or_else(|| told.to_owned(), capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::{ActionCommand, ActionFields, Owner, decide};
    use crate::domain::change::left_by;
    use crate::domain::id::Ids;
    use crate::domain::people::new_unit;
    use crate::domain::prose::Text;
    use crate::domain::stamp::{Stamp, Through, Who};
    use chrono::DateTime;

    #[test]
    fn what_a_file_did_to_an_action_is_told_under_it() {
        let who = Who { login: Text::default(), member: None };
        let today = "2026-11-23".parse().unwrap();
        let mut stamp = Stamp::new(who, DateTime::UNIX_EPOCH, today, Through::CommandLine, 1);
        let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), today);
        let units = ["BAC", "Postrum"].map(|name| {
            let unit = new_unit(&board, &Text::stored(name), None, &mut stamp).unwrap();
            board.apply(&Change::added(unit.clone()));
            Owner::Unit(unit.id)
        });
        let fields = ActionFields::of(Text::stored("Opslag"), units[0], "2026-11-27".parse().unwrap());
        let added = decide(&board, &ActionCommand::add(fields), &mut stamp).unwrap();
        let action = left_by::<Action>(&added.changes)[0].clone();
        let id = action.id;
        let told = |lang: Lang, change: Change| {
            let changes = vec![change];
            let (verb, who, through) = (Verb::PlanImported, Text::stored("Anne"), Through::CommandLine);
            let entry = Entry { seq: 1, at: DateTime::UNIX_EPOCH, who, through, verb, undoes: None, changes };
            lang.entry_of(&board, &entry, id)
        };
        assert_eq!(told(Lang::Da, Change::added(action.clone())), "Indlæst fra en fil · Anne");
        let edited = Action { how: Text::stored("Selv"), ..action.clone() };
        assert_eq!(
            told(Lang::Da, Change::edited(action.clone(), edited.clone())),
            "Fra en fil: rettet: Hvordan · Anne"
        );
        let moved = Action { deadline: "2026-12-04".parse().unwrap(), owner: units[1], ..edited };
        assert_eq!(
            told(Lang::Da, Change::edited(action.clone(), moved.clone())),
            "Fra en fil: rettet: Hvordan · ny frist: fre. 04-12-2026 · overdraget til Postrum · Anne"
        );
        let english = told(Lang::En, Change::edited(action, moved));
        assert!(english.starts_with("From a file: edited: How · new deadline: "), "{english}");
        assert!(english.ends_with(" Fri 04-12-2026 · handed over to Postrum · Anne"), "{english}");
    }
}
