//! The words of forms, questions and notices on the screen.

use super::format::action_number;
use super::{Lang, plural, words};
use crate::domain::calendar::{Date, add_days};
use crate::domain::people::MemberRow;
use crate::domain::period::Period;

words! {
    form_new_action => "Ny handling", "New action";
    form_edit_board => "Tavlens navn og møder", "The board's name and meetings";
    form_members => "Nye medarbejdere", "New members";
    form_new_board => "Teamets tavle", "The team's board";
    first_meeting_hint => "kan vente; skriv fx fre eller 27-11-2026", "may wait; write for instance fri or 27-11-2026";
    members_hint => "én pr. linje: Anne Holm; BAC; leder (evt. fra Excel)",
        "one a line: Anne Holm; BAC; leader (also from Excel)";
    nobody_yet => "Ingen medarbejdere endnu. Tilføj dem fra hjælpen: Esc, h.",
        "No members yet. Add them from the help: Esc, h.";
    no_members_here => "Ingen medarbejdere endnu. Hjælpen (h) tilføjer dem.",
        "No members yet. The help (h) adds them.";
    kpi_hint => "nøgletallet, som effekten kan ses på (kan være tomt)", "the KPI that shows the effect (may be empty)";
    time_error => "Skriv et klokkeslæt, fx 9.00.", "Write a time, for instance 9:00.";
    yes_or_no_error => "Skriv ja eller nej.", "Write yes or no.";
    ask_close_form =>
        "Luk uden at gemme? Det skrevne lægges til side og kan hentes frem igen.",
        "Close without saving? What you wrote is put aside and can be taken up again.";
    ask_take_draft =>
        "Sidst blev du afbrudt, mens du skrev. Vil du fortsætte, hvor du slap?",
        "Last time you were cut off while writing. Go on where you left?";
    draft_taken => "Det, du skrev før, er hentet frem", "What you wrote before has been taken up";
    draft_gone => "Det, du skrev om, findes ikke længere", "What you wrote about is no longer there";
    no_colour => "Farver er slået fra (NO_COLOR)", "Colours are turned off (NO_COLOR)";
    draft_kept => "Lagt til side; n eller e henter det frem igen", "Put aside; n or e takes it up again";
    looks_like_text => "Det ligner tekst. Intet er talt.", "That looks like text. Nothing was counted.";
    ask_quit => "Luk tavlen? q igen = ja · alt andet = bliv", "Close the board? q again = yes · anything else = stay";
    not_all_taken_back => "Det ligner tekst. Noget nåede at blive gemt; tavle log viser hvad",
        "That looks like text. Something was saved; tavle log shows what";
    undo_hint => "u fortryd", "u undo";
    welcome => "Velkommen til Tavle", "Welcome to Tavle";
    welcome_new => "Opret teamets tavle", "Make the team's board";
    welcome_demo => "Se et eksempel (gemmes ikke)", "See an example (not kept)";
    welcome_leave => "Luk", "Close";
    who_are_you => "Hvem er du?", "Who are you?";
    none_of_them => "Ingen af dem", "None of them";
    which_board => "Hvilken tavle?", "Which board?";
}

impl Lang {
    /// The title of a form in which what was once typed stands again.
    pub fn taken_up(self, title: &str) -> String {
        self.pick(
            format!("{title} · hentet frem (Ctrl-U tømmer feltet)"),
            format!("{title} · taken up again (Ctrl-U empties the field)"),
        )
    }

    /// Text that was taken for keys; where cases are counted also how many are counted at once.
    pub fn looks_like_text_at(self, counting: bool) -> &'static str {
        if counting {
            self.pick(
                "Det ligner tekst. Intet er talt. Mange sager på én gang: a, antallet, Enter og bogstavet",
                "That looks like text. Nothing was counted. Many cases at once: a, the number, Enter and the letter",
            )
        } else {
            self.looks_like_text()
        }
    }

    /// `3 medarbejdere i 2 enheder`: how a pasted list was understood.
    pub fn members_understood(self, rows: &[MemberRow]) -> String {
        let mut units: Vec<&str> = rows.iter().map(|row| row.unit.as_str()).filter(|unit| !unit.is_empty()).collect();
        units.sort_unstable();
        units.dedup();
        let (n, m) = (rows.len(), units.len());
        let people =
            format!("{n} {}", plural(n, self.pick("medarbejder", "member"), self.pick("medarbejdere", "members")));
        match m {
            0 => people,
            m => self.pick(
                format!("{people} i {m} {}", plural(m, "enhed", "enheder")),
                format!("{people} in {m} {}", plural(m, "unit", "units")),
            ),
        }
    }

    /// Asked when somebody has said who they are on a login the board did not know.
    pub fn ask_remember_login(self, login: &str) -> String {
        self.pick(
            format!("Er det kun dig, der bruger login'et \"{login}\"? Så spørger tavlen ikke igen."),
            format!("Are you the only one who uses the login \"{login}\"? Then the board does not ask again."),
        )
    }

    pub fn form_edit_action(self, number: u32) -> String {
        let number = action_number(number);
        self.pick(format!("Redigér {number}"), format!("Edit {number}"))
    }

    pub fn form_measure(self, kpi: &str) -> String {
        self.pick(format!("Indtast måling: {kpi}"), format!("Enter value: {kpi}"))
    }

    /// `uge 47, 16.–22. nov.`: a period as it was understood.
    pub fn period_with_days(self, period: Period) -> String {
        format!("{}, {}", self.period(period), self.date_range(period.start, add_days(period.end(), -1)))
    }

    /// What another person wrote in a field that both have changed; a long text by its beginning and end.
    pub fn theirs(self, value: &str) -> String {
        let letters: Vec<char> = value.chars().collect();
        let text = match letters.as_slice() {
            [first @ .., _] if first.len() > 28 => {
                let (head, tail) = (&letters[..10], &letters[letters.len() - 17..]);
                head.iter().chain(&['…']).chain(tail).collect()
            }
            _ => value.to_owned(),
        };
        self.pick(
            format!("En anden skrev \"{text}\". Gem igen for at beholde dit"),
            format!("Somebody else wrote \"{text}\". Save again to keep yours"),
        )
    }

    /// What Tab takes.
    pub fn offer(self, name: &str, several: bool) -> String {
        let next = if several { self.pick(" · ↓ næste", " · ↓ next") } else { "" };
        self.pick(format!("Tab vælger {name}{next}"), format!("Tab takes {name}{next}"))
    }

    /// `nu tors. 19-11-2026, flyttet 3 ×`.
    pub fn deadline_now(self, deadline: Date, moves: u32) -> String {
        let mut text = format!("{} {}", self.pick("nu", "now"), self.full_date(deadline));
        if moves > 0 {
            text = format!("{text}, {}", self.moved(moves));
        }
        text
    }

    /// `sidst 112 sek. (uge 46)`.
    pub fn value_before(self, period: &str, value: &str) -> String {
        self.pick(format!("sidst {value} ({period})"), format!("last {value} ({period})"))
    }
}
