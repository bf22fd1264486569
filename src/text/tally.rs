//! The tally in words: what was counted, the border cases, the doubts.

use super::Lang;
use crate::domain::refusal::TallyRefusal;
use crate::domain::tally::{CaseType, Doubt, Settled, TallyEntry};

impl Lang {
    /// `3 ansøgninger talt: Klar-parat, grænse mod Vejledning, i tvivl`.
    pub fn tallied(self, entries: &[&TallyEntry]) -> String {
        let Some(first) = entries.first() else { return String::new() };
        let count = entries.iter().map(|entry| i64::from(entry.count)).sum();
        let mut placed: Vec<String> = entries.iter().map(|entry| self.placed(entry)).collect();
        placed.dedup();
        let (cases, placed) = (self.cases(first.stream, count), placed.join(", "));
        self.pick(format!("{cases} talt: {placed}"), format!("{cases} counted: {placed}"))
    }

    fn placed(self, entry: &TallyEntry) -> String {
        let border = entry.neighbour.map_or_else(String::new, |neighbour| {
            let neighbour = self.case_type(neighbour);
            self.pick(format!(", grænse mod {neighbour}"), format!(", on the border of {neighbour}"))
        });
        let doubt = if entry.is_in_doubt() { self.pick(", i tvivl", ", in doubt") } else { "" };
        format!("{}{border}{doubt}", self.case_type(entry.case_type))
    }

    /// `1 ansøgning på grænsen: Klar-parat mod Vejledning`.
    pub fn bordered(self, entry: &TallyEntry) -> String {
        let (cases, own) = (self.cases_of(entry), self.case_type(entry.case_type));
        match entry.neighbour.map(|neighbour| self.case_type(neighbour)) {
            Some(other) => self.pick(
                format!("{cases} på grænsen: {own} mod {other}"),
                format!("{cases} on the border: {own} towards {other}"),
            ),
            None => self.pick(
                format!("{cases} ikke længere på grænsen: {own}"),
                format!("{cases} no longer on the border: {own}"),
            ),
        }
    }

    /// `1 ansøgning i tvivl: Vejledning`.
    pub fn doubted(self, entry: &TallyEntry) -> String {
        let (cases, own) = (self.cases_of(entry), self.case_type(entry.case_type));
        self.pick(format!("{cases} i tvivl: {own}"), format!("{cases} in doubt: {own}"))
    }

    /// `1 ansøgning afklaret med kolleger: Princip (før Vejledning)`; `before` is the type it had.
    pub fn doubt_settled(self, before: CaseType, entry: &TallyEntry) -> String {
        let (cases, own) = (self.cases_of(entry), self.case_type(entry.case_type));
        let with = match entry.doubt {
            Some(Doubt::Colleagues) => self.settled_with(Settled::Colleagues),
            Some(Doubt::Management) => self.settled_with(Settled::Management),
            Some(Doubt::Open) | None => "",
        };
        let settled = format!("{cases} {with}: {own}");
        if before == entry.case_type {
            return settled;
        }
        let before = self.case_type(before);
        self.pick(format!("{settled} (før {before})"), format!("{settled} (before: {before})"))
    }

    /// `afklaret med kolleger`.
    pub fn settled_with(self, by: Settled) -> &'static str {
        match by {
            Settled::Colleagues => self.pick("afklaret med kolleger", "settled with colleagues"),
            Settled::Management => self.pick("afklaret med ledelsen", "settled with management"),
        }
    }

    fn cases_of(self, entry: &TallyEntry) -> String {
        self.cases(entry.stream, i64::from(entry.count))
    }

    pub fn tally_refusal(self, refusal: &TallyRefusal) -> String {
        match refusal {
            TallyRefusal::Apart { case_type, other } => self.apart(*case_type, *other),
            TallyRefusal::InDoubtAlready => self
                .pick(
                    "Den er allerede i tvivl. Afklar den med kolleger eller ledelsen.",
                    "It is in doubt already. Settle it with colleagues or management.",
                )
                .to_owned(),
            TallyRefusal::NotInDoubt => {
                self.pick("Der er ingen tvivl at afklare.", "There is no doubt to settle.").to_owned()
            }
        }
    }

    fn apart(self, case_type: CaseType, other: CaseType) -> String {
        let own = self.case_type(case_type);
        let touching = case_type.neighbours().map(|neighbour| self.case_type(neighbour));
        let touching = self.listed(touching.iter());
        if case_type == other {
            return self.pick(
                format!("En sag er ikke på grænsen til sin egen type. {own} støder op til {touching}."),
                format!("A case is not on the border of its own type. {own} touches {touching}."),
            );
        }
        let other = self.case_type(other);
        self.pick(
            format!("{own} og {other} støder ikke op til hinanden. {own} støder op til {touching}."),
            format!("{own} and {other} do not touch. {own} touches {touching}."),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Date;
    use crate::domain::id::Ids;
    use crate::domain::tally::Stream;
    use chrono::DateTime;

    #[test]
    fn what_is_said_of_a_case_names_its_type_and_what_became_of_it() {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
        let (id, board, day, stream) = (ids.fresh(), ids.fresh(), Date::default(), Stream::Application);
        let (case_type, neighbour) = (CaseType::Ready, Some(CaseType::Guidance));
        let case = TallyEntry { id, board, day, stream, case_type, count: 1, neighbour, doubt: Some(Doubt::Open) };
        let plain = TallyEntry { neighbour: None, ..case.clone() };
        assert_eq!(Lang::Da.bordered(&case), "1 ansøgning på grænsen: Klar-parat mod Vejledning");
        assert_eq!(Lang::Da.bordered(&plain), "1 ansøgning ikke længere på grænsen: Klar-parat");
        assert_eq!(Lang::Da.doubted(&case), "1 ansøgning i tvivl: Klar-parat");
        let settled = TallyEntry { doubt: Some(Doubt::Management), ..case };
        let stayed = Lang::Da.doubt_settled(CaseType::Ready, &settled);
        assert_eq!(stayed, "1 ansøgning afklaret med ledelsen: Klar-parat");
        let moved = Lang::En.doubt_settled(CaseType::Principle, &settled);
        assert_eq!(moved, "1 application settled with management: Ready-to-go (before: Principle)");
    }
}
