//! What the command line says.

use super::format::action_number;
use super::{Lang, plural, words};
use crate::domain::action::Due;
use crate::domain::calendar::Date;
use crate::domain::kpi::{Kind, Kpi, Target};
use crate::domain::period::Period;
use crate::domain::refusal::Thing;
use crate::domain::run_chart::Centre;
use crate::domain::workflow::{Decision, Trial};

words! {
    somebody => "ukendt", "unknown";
    one_identity => "Skriv --as én gang: det er allerede sagt, hvem du er.",
        "Write --as once: it has been said already who you are.";
    strict_refuses => "Intet er gemt, fordi --strict er sat.", "Nothing was saved, since --strict is set.";
    no_board_in_file => "Der er endnu ingen tavle i filen.", "There is no board in the file yet.";
    choose_board => "Vælg med --board NAVN (eller TAVLE_BOARD).", "Choose with --board NAME (or TAVLE_BOARD).";
    no_actions => "Ingen handlinger endnu. Skriv den første: tavle action add",
        "No actions yet. Write the first one: tavle action add";
    no_kpis => "Ingen nøgletal endnu. Opret det første: tavle kpi add", "No KPIs yet. Add the first one: tavle kpi add";
    no_units => "Ingen enheder endnu. Opret den første: tavle unit add", "No units yet. Add the first one: tavle unit add";
    no_members => "Ingen medarbejdere endnu. Opret den første: tavle member add",
        "No members yet. Add the first one: tavle member add";
    no_workflows => "Ingen arbejdsgange endnu. Opret den første: tavle workflow add",
        "No workflows yet. Add the first one: tavle workflow add";
    key_heading => "Kort navn", "Key";
    last_heading => "Seneste måling", "Last measurement";
    target_heading => "Mål", "Target";
    centre_heading => "Midte", "Middle";
    better_heading => "Retning", "Direction";
    cadence_heading => "Måles", "Measured";
    count_heading => "Målinger", "Measurements";
    missing_heading => "Mangler", "Missing";
    units_heading => "Enheder", "Units";
    trial_heading => "Afprøvning", "Trial";
    decision_heading => "Beslutning", "Decision";
    within_form => "--within: Skriv et antal dage, fx 14d.", "--within: Write a number of days, for instance 14d.";
    time_form => "Skriv et klokkeslæt, fx 9.00.", "Write a time, for instance 9:00.";
    bad_now => "TAVLE_NOW skal være en dato eller en dato og et klokkeslæt: 2026-11-23 eller 2026-11-23T09:00.",
        "TAVLE_NOW must be a date, or a date and a time: 2026-11-23 or 2026-11-23T09:00.";
    ask_name => "Hvad hedder tavlen?", "What is the board called?";
    ask_first_meeting => "Hvornår er første møde? (fx 27-11-2026; Enter, hvis det ikke er aftalt)",
        "When is the first meeting? (for instance 27-11-2026; Enter if it is not agreed)";
    ask_meeting_time => "Hvad er klokken? (fx 9.00; Enter, hvis det ikke er aftalt)",
        "At what time? (for instance 9:00; Enter if it is not agreed)";
    yes_or_no => "Fortsæt? (j/N)", "Go on? (y/N)";
    nothing_done => "Intet er ændret.", "Nothing was changed.";
    needs_yes => "Her kan der ikke spørges. Skriv --yes, hvis det er meningen.",
        "Nobody can be asked here. Write --yes if you mean it.";
    init_needs_name => "Tavlen skal have et navn.", "The board needs a name.";
    init_example => "tavle init --name \"Vores tavle\" --first-meeting 27-11-2026 --at 09:00",
        "tavle init --name \"Our board\" --first-meeting 27-11-2026 --at 09:00";
    demo_needs_a_screen => "Eksemplet kan ikke vises her, for der er ingen skærm. Skriv --keep FIL for at få filen.",
        "The demo cannot be shown here, for there is no screen. Write --keep FILE to get the file.";
    not_to_a_terminal => "Filen kan ikke skrives på skærmen. Send den videre: … > fil",
        "The file cannot be written on the screen. Send it on: … > file";
    only_reading => "Du kan kun læse den.", "You can only read it.";
    all_well => "Alt er i orden.", "All is well.";
}

impl Lang {
    /// How a board is made, in the file at `path` when it is not one's own.
    pub fn make_a_board(self, path: Option<&str>) -> String {
        let file = path.map_or_else(String::new, |path| format!(" --db \"{path}\""));
        self.pick(
            format!("Opret en tavle: tavle{file} init --name NAVN"),
            format!("Make a board: tavle{file} init --name NAME"),
        )
    }

    /// Before a decision, which stands.
    pub fn ask_decide(self, workflow: &str, decision: &str) -> String {
        self.pick(
            format!("{workflow}: {decision}. En beslutning kan ikke fortrydes. Fortsæt?"),
            format!("{workflow}: {decision}. A decision cannot be undone. Go on?"),
        )
    }

    /// Where the names of such things are listed.
    pub fn where_listed(self, thing: Thing) -> &'static str {
        match thing {
            Thing::Board => self.choose_board(),
            Thing::Unit => self.pick("Se dem alle: tavle unit list", "See them all: tavle unit list"),
            Thing::Member => self.pick("Se dem alle: tavle member list", "See them all: tavle member list"),
            Thing::Owner => self.pick(
                "Se dem alle: tavle member list og tavle unit list",
                "See them all: tavle member list and tavle unit list",
            ),
            Thing::Action => self.pick("Se dem alle: tavle action list", "See them all: tavle action list"),
            Thing::Kpi => self.pick("Se dem alle: tavle kpi list", "See them all: tavle kpi list"),
            Thing::Workflow => self.pick("Se dem alle: tavle workflow list", "See them all: tavle workflow list"),
            Thing::Tally => self.pick("Se, hvad der er talt: tavle log", "See what was counted: tavle log"),
            Thing::Idea => self.pick("Se dem alle: tavle idea list", "See them all: tavle idea list"),
        }
    }

    pub fn no_action(self, number: u32) -> String {
        let number = action_number(number);
        self.pick(format!("Der er ingen handling {number}."), format!("There is no action {number}."))
    }

    pub fn several_boards(self, names: &str) -> String {
        self.pick(format!("Filen har flere tavler: {names}."), format!("The file has several boards: {names}."))
    }

    pub fn unknown_caller(self, name: &str) -> String {
        self.pick(format!("Tavlen ved ikke, hvem {name} er."), format!("The board does not know who {name} is."))
    }

    pub fn add_login(self, name: &str) -> String {
        self.pick(
            format!("Føj dit login til dit navn: tavle member edit NAVN --login {name}"),
            format!("Add your login to your name: tavle member edit NAME --login {name}"),
        )
    }

    /// What was saved could not be told.
    pub fn saved_untold(self, what: &str) -> String {
        self.pick(
            format!("Det er gemt, men svaret kunne ikke skrives. {what}"),
            format!("It is saved, but the answer could not be written. {what}"),
        )
    }

    pub fn not_a_screen(self, nouns: &str) -> String {
        self.pick(
            format!("Tavlen kan ikke åbnes her, for der er ingen skærm. Skriv, hvad du vil: {nouns}."),
            format!("The board cannot open here, for there is no screen. Write what you want: {nouns}."),
        )
    }

    pub fn no_such_file(self, file: &str) -> String {
        self.pick(format!("Filen {file} findes ikke."), format!("There is no file {file}."))
    }

    pub fn file_not_allowed(self, file: &str) -> String {
        self.pick(format!("Du har ikke adgang til {file}."), format!("You have no access to {file}."))
    }

    pub fn file_exists(self, file: &str) -> String {
        self.pick(format!("{file} findes allerede."), format!("{file} exists already."))
    }

    pub fn file_trouble(self, file: &str, what: &str) -> String {
        self.pick(format!("{file} kan ikke bruges: {what}"), format!("{file} cannot be used: {what}"))
    }

    /// A target with its unit: `højst 120 sek.`.
    pub fn target_with_unit(self, target: Target, kpi: &Kpi) -> String {
        let unit = if kpi.kind == Kind::Share { "" } else { kpi.unit.as_str() };
        format!("{} {unit}", self.target(target, kpi)).trim_end().to_owned()
    }

    /// A centre with its unit: `20,5 %`.
    pub fn centre_with_unit(self, centre: Centre, kpi: &Kpi) -> String {
        format!("{} {}", self.centre(centre, kpi), kpi.unit).trim_end().to_owned()
    }

    /// `uge 45 og uge 47`; the last ones when there are many.
    pub fn missing_periods(self, missing: &[Period]) -> String {
        const SHOWN: usize = 6;
        let last = &missing[missing.len().saturating_sub(SHOWN)..];
        let listed = self.listed(last.iter().map(|period| self.period(*period)));
        match missing.len() {
            0 => self.pick("ingen", "none").to_owned(),
            n if n > SHOWN => self.pick(format!("{n}, senest {listed}"), format!("{n}, latest {listed}")),
            _ => listed,
        }
    }

    pub fn left(self, day: Date) -> String {
        self.pick(format!("stoppet {}", self.date(day)), format!("left {}", self.date(day)))
    }

    /// `BAC og ØDC, 05-10-2026 til 27-11-2026 · uge 5 af 8`.
    pub fn trial_told(self, trial: &Trial, units: &str, today: Date) -> String {
        let (start, until) = (self.date(trial.start), self.date(trial.until));
        let period = self.pick(format!("{start} til {until}"), format!("{start} to {until}"));
        let stand = match trial.ended_on {
            Some(day) => self.pick(format!("afsluttet {}", self.date(day)), format!("ended {}", self.date(day))),
            None => self.trial(trial, today),
        };
        format!("{units}, {period} · {stand}")
    }

    /// `nr. 2, 23-11-2026: vedtaget … (Mette, leder). Begrundelse.`
    pub fn decision_told(self, decision: &Decision, by: &str) -> String {
        let (number, day) = (decision.number, self.date(decision.decided_on));
        let mut what = self.decision(decision.kind).to_owned();
        if let Some(until) = decision.until {
            let until = self.date(until);
            what = self.pick(format!("{what} til {until}"), format!("{what} until {until}"));
        }
        let reason = &decision.reason;
        self.pick(
            format!("nr. {number}, {day}: {what}. Besluttet af {by}. {reason}"),
            format!("no. {number}, {day}: {what}. Decided by {by}. {reason}"),
        )
    }

    /// `vedtaget 12-11-2026`.
    pub fn decided_on(self, decision: &Decision) -> String {
        let day = self.date(decision.decided_on);
        self.pick(format!("vedtaget {day}"), format!("adopted {day}"))
    }

    /// The group of actions due then, with a colon: `Over fristen:`.
    pub fn group_of_due(self, due: Due, meeting: Option<Date>) -> String {
        match due {
            Due::Overdue => self.pick("Over fristen:", "Overdue:").to_owned(),
            Due::Today => self.pick("I dag:", "Today:").to_owned(),
            Due::BeforeMeeting if meeting.is_none() => self.pick("Inden for en uge:", "Within a week:").to_owned(),
            Due::BeforeMeeting => self.pick("Før mødet:", "Before the meeting:").to_owned(),
            Due::Effect => self.pick("Se effekten:", "See the effect:").to_owned(),
            Due::Later => self.pick("Senere:", "Later:").to_owned(),
            Due::Waiting => self.pick("Afventer:", "Waiting:").to_owned(),
            Due::Done => self.pick("Udført:", "Done:").to_owned(),
            Due::Dropped => self.pick("Bortfaldet:", "Dropped:").to_owned(),
        }
    }

    pub fn file_is(self, path: &str) -> String {
        self.pick(format!("Filen er {path}"), format!("The file is {path}"))
    }

    pub fn file_facts(self, bytes: u64, schema: u32, boards: &[String]) -> String {
        let (size, names) = (self.size(bytes), self.listed(boards.iter()));
        let n = boards.len();
        let word = plural(n, self.pick("tavle", "board"), self.pick("tavler", "boards"));
        self.pick(
            format!("{size}, version {schema}, {n} {word}: {names}"),
            format!("{size}, version {schema}, {n} {word}: {names}"),
        )
    }

    /// `128 KB`.
    pub fn size(self, bytes: u64) -> String {
        match bytes {
            ..10_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
            _ => format!("{} MB", bytes.div_ceil(1_000_000)),
        }
    }

    pub fn copied(self, path: &str, bytes: u64) -> String {
        let size = self.size(bytes);
        self.pick(format!("Sikkerhedskopien ligger i {path} ({size})."), format!("The backup is in {path} ({size})."))
    }

    pub fn ask_restore(self, path: &str) -> String {
        self.pick(
            format!("Alt i {path} bliver erstattet af sikkerhedskopien. Det, der står nu, bliver gemt ved siden af."),
            format!("Everything in {path} is replaced by the backup. What stands now is kept beside it."),
        )
    }

    pub fn restored(self, path: &str, kept: &str) -> String {
        self.pick(
            format!("{path} er hentet frem fra sikkerhedskopien. Det, der stod før, ligger i {kept}."),
            format!("{path} is restored from the backup. What stood before is in {kept}."),
        )
    }
}
