//! The words of the case types' screen: what is counted, in which stream and on which day.

use super::format::width;
use super::{Lang, plural, words};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::journal::Verb;
use crate::domain::tally::{CaseType, Stream, TallyEntry};

words! {
    none_counted => "Ingen sager i perioden. k, v, p og o tæller: én tast, én sag.",
        "No cases in this period. k, v, p and o count: one key, one case.";
    count_first => "Tæl en sag først: grænse og tvivl siges om den, du sidst talte her.",
        "Count a case first: border and doubt belong to the one you last counted.";
    no_doubts => "I er ikke i tvivl om nogen sag.", "No cases are in doubt.";
    heading_doubts => "I TVIVL", "IN DOUBT";
    in_all_word => "i alt", "total";
    usually_word => "plejer", "usually";
    form_amount => "Hvor mange sager tæller næste bogstav?", "How many cases does the next letter count?";
    form_day => "Hvilken dag er sagerne fra?", "Which day are the cases from?";
    amount_hint => "fra 1 til 1000; tryk derefter k, v, p eller o én gang",
        "from 1 to 1000; then press k, v, p or o once";
    amount_error => "Skriv et helt tal fra 1 til 1000.", "Write a whole number from 1 to 1000.";
    day_hint => "tomt felt er i dag", "an empty field is today";
    with_colleagues => "kolleger", "colleagues";
    with_management => "ledelsen", "management";
}

impl Lang {
    /// `TÆLLER ANSØGNINGER`, `TÆLLER 12 TILSYN for fre. 20. nov.`.
    pub fn counting(self, stream: Stream, amount: Option<u32>, day: Option<Date>) -> String {
        let verb = self.pick("TÆLLER", "COUNTING");
        let amount = amount.map_or_else(String::new, |amount| format!(" {amount}"));
        let day = day.map_or_else(String::new, |day| format!(" {} {}", self.pick("for", "for"), self.short_date(day)));
        format!("{verb}{amount} {}{day}", self.stream(stream).to_uppercase())
    }

    pub fn next_letter_counts(self, amount: u32) -> String {
        self.pick(format!("næste bogstav tæller {amount}"), format!("the next letter counts {amount}"))
    }

    /// `ansøgninger`: what a number is of.
    pub fn cases_word(self, stream: Stream, n: i64) -> &'static str {
        match (stream, n) {
            (Stream::Application, 1) => self.pick("ansøgning", "application"),
            (Stream::Application, _) => self.pick("ansøgninger", "applications"),
            (Stream::Inspection, 1) => self.pick("tilsyn", "inspection"),
            (Stream::Inspection, _) => self.pick("tilsyn", "inspections"),
        }
    }

    /// What marks a case of this type, as KL's guide speaks of it (*Nu til sagen!*, 2018): for who has not counted yet.
    pub fn case_type_told(self, case_type: CaseType) -> &'static str {
        match case_type {
            CaseType::Ready => {
                self.pick("kommer ind klar-parat og volder ikke problemer", "comes in ready and gives no trouble")
            }
            CaseType::Guidance => self.pick(
                "kræver dialog og vejledning, før den er fuldt oplyst",
                "needs dialogue and guidance before all is told",
            ),
            CaseType::Principle => {
                self.pick("kræver forberedelse, så I finder sagens kerne", "needs preparation, to find the heart of it")
            }
            CaseType::WatchOut => self.pick(
                "vanskelig og belastende; styres effektivt igennem",
                "difficult and straining; steered firmly through",
            ),
        }
    }

    pub fn stream_short(self, stream: Stream) -> &'static str {
        match stream {
            Stream::Application => self.pick("ansøgn.", "applic."),
            Stream::Inspection => self.pick("tilsyn", "inspec."),
        }
    }

    /// A type in few letters: `vejl.`.
    fn type_short(self, case_type: CaseType) -> &'static str {
        match case_type {
            CaseType::Ready => self.pick("klar-p.", "ready"),
            CaseType::Guidance => self.pick("vejl.", "guid."),
            CaseType::Principle => self.pick("princip", "princ."),
            CaseType::WatchOut => self.pick("obs", "watch"),
        }
    }

    /// `plejer 24`.
    pub fn usually(self, n: i64) -> String {
        format!("{} {n}", self.usually_word())
    }

    /// `3 grænse`.
    pub fn border_cases(self, n: i64) -> String {
        self.pick(format!("{n} grænse"), format!("{n} border"))
    }

    pub fn borders_listed(self, edges: &str) -> String {
        self.pick(format!("Grænse: {edges}"), format!("Border: {edges}"))
    }

    /// `I alt 42 ansøgninger og 9 tilsyn.`; of another fortnight with its days.
    pub fn counted_in_all(self, period: Option<String>, cases: &str) -> String {
        match period {
            Some(period) => self.pick(format!("{period} i alt {cases}."), format!("{period}: {cases}.")),
            None => self.pick(format!("I alt {cases}."), format!("{cases}.")),
        }
    }

    /// `1 i tvivl, afklares på mødet fre. 27. nov.`.
    pub fn in_doubt(self, n: i64, meeting: Option<Date>) -> String {
        match meeting.map(|day| self.short_date(day)) {
            Some(day) => self
                .pick(format!("{n} i tvivl, afklares på mødet {day}"), format!("{n} in doubt, for the meeting {day}.")),
            None => self.pick(format!("{n} i tvivl."), format!("{n} in doubt.")),
        }
    }

    /// `Klar-parat 26 af 42 (62 %) · plejer 57 %`.
    pub fn share_of_ready(self, ready: i64, all: i64, per_cent: i64, usual: Option<i64>) -> String {
        let name = self.case_type(CaseType::Ready);
        let share = self
            .pick(format!("{name} {ready} af {all} ({per_cent} %)"), format!("{name} {ready} of {all} ({per_cent}%)"));
        match usual {
            Some(usual) => self.pick(format!("{share} · plejer {usual} %"), format!("{share} · usually {usual}%")),
            None => share,
        }
    }

    /// `SENESTE PERIODER · ANSØGNINGER`.
    pub fn last_fortnights(self, stream: Stream) -> String {
        let stream = self.stream(stream).to_uppercase();
        format!("{} · {stream}", self.pick("SENESTE PERIODER", "LATEST PERIODS"))
    }

    /// What to do about the doubts that are listed.
    pub fn settle_hint(self, meeting: Option<Date>) -> String {
        match meeting.map(|day| self.short_date(day)) {
            Some(day) => self.pick(format!("d afklarer · næste møde {day}"), format!("d settles · next meeting {day}")),
            None => self.pick("d afklarer den valgte", "d settles the selected one").to_owned(),
        }
    }

    /// Asked after `g`: the neighbours with their letters.
    pub fn ask_neighbour(self, case_type: CaseType, neighbours: [(&str, CaseType); 2]) -> String {
        let own = self.case_type(case_type);
        let [a, b] = neighbours.map(|(letter, kind)| format!("{letter} {}", self.case_type(kind)));
        self.pick(
            format!("{own}, grænse mod: {a} eller {b} · Esc fortryder"),
            format!("{own}, on the border of: {a} or {b} · Esc cancels"),
        )
    }

    /// `Tvivl 2 af 3: tors. 19. nov., Vejledning, 1 ansøgning · d afklarer`.
    pub fn doubt_selected(self, at: usize, all: usize, entry: &TallyEntry) -> String {
        let (of, case) = (self.of(at, all), self.doubtful(entry));
        self.pick(format!("Tvivl {of}: {case} · d afklarer"), format!("Doubt {of}: {case} · d settles"))
    }

    fn doubtful(self, entry: &TallyEntry) -> String {
        let (day, kind) = (self.short_date(entry.day), self.case_type(entry.case_type));
        format!("{day}, {kind}, {}", self.cases(entry.stream, i64::from(entry.count)))
    }

    pub fn form_settle_doubt(self, entry: &TallyEntry) -> String {
        let case = self.doubtful(entry);
        self.pick(format!("Afklar tvivl: {case}"), format!("Settle doubt: {case}"))
    }

    /// A day whose fortnight is too old to be shown.
    pub fn day_too_old(self, first: Date) -> String {
        let first = self.full_date(first);
        self.pick(format!("Her tælles fra {first} og frem."), format!("Cases are counted here from {first} on."))
    }

    /// The line below the board's tally: `1 i tvivl (afklares på mødet) · 2 grænsesager: vejl./princip`, and shorter where
    /// that does not fit `columns`. `border` is the edge with most of them, how many lie on it, and how many there are.
    pub fn finer_tally(self, doubts: i64, border: Option<([CaseType; 2], i64, i64)>, columns: usize) -> String {
        let whole = self.finer(doubts, self.pick(" (afklares på mødet)", " (for the meeting)"), border);
        if width(&whole) <= columns { whole } else { self.finer(doubts, "", border) }
    }

    fn finer(self, doubts: i64, when: &str, border: Option<([CaseType; 2], i64, i64)>) -> String {
        let doubts =
            (doubts > 0).then(|| self.pick(format!("{doubts} i tvivl{when}"), format!("{doubts} in doubt{when}")));
        let border = border.map(|(edge, here, all)| {
            let edge = edge.map(|kind| self.type_short(kind)).join("/");
            let most = if here == all { ":" } else { self.pick(", flest", ", most") };
            let word = plural(
                usize::try_from(all).unwrap_or(0),
                self.pick("grænsesag", "border case"),
                self.pick("grænsesager", "border cases"),
            );
            format!("{all} {word}{most} {edge}")
        });
        [doubts, border].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What the screen says of a case that was placed: `Ansøgninger: Vejledning 10, grænse mod Princip`; `None` of what
    /// is no placing.
    pub fn tally_notice(self, board: &Board, verb: Verb, changes: &[Change], today: Date) -> Option<String> {
        let marked = matches!(verb, Verb::Tallied | Verb::Bordered | Verb::Doubted);
        let entry = changes.iter().filter(|_| marked).find_map(|change| match change {
            Change::Tally(delta) => delta.after.as_deref(),
            _ => None,
        })?;
        let (from, to) = board.fortnight(entry.day);
        let end = to.succ_opt().unwrap_or(to);
        let total = board.tally.total(from, end, entry.stream, entry.case_type);
        let day = if entry.day == today { String::new() } else { format!(" {}", self.short_date(entry.day)) };
        let several = match entry.count {
            1 => String::new(),
            n => self.pick(format!(" ({n} talt)"), format!(" ({n} counted)")),
        };
        let mark = match verb {
            Verb::Bordered => entry.neighbour.map_or_else(String::new, |neighbour| {
                let neighbour = self.case_type(neighbour);
                self.pick(format!(", grænse mod {neighbour}"), format!(", on the border of {neighbour}"))
            }),
            Verb::Doubted => self.pick(", i tvivl", ", in doubt").to_owned(),
            _ => several,
        };
        Some(format!("{}{day}: {} {total}{mark}", self.stream(entry.stream), self.case_type(entry.case_type)))
    }
}
