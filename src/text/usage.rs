//! What the help of the command line says of each command and argument, and what is wrong with a line.

use super::action_arguments::ACTION_ARGUMENTS;
use super::arguments::{ARGUMENTS, MORE_ARGUMENTS};
use super::codes::danish_code;
use super::kpi_arguments::KPI_ARGUMENTS;
use super::{Lang, words};

/// A command by its words, in Danish and English.
const COMMANDS: [(&str, &str, &str); 64] = [
    (
        "",
        "Teamets tavle i terminalen. Uden kommando åbnes tavlen.",
        "The team's board in the terminal. Without a command the board opens.",
    ),
    ("init", "Opret en ny tavle", "Make a new board"),
    ("demo", "Se en udfyldt tavle (gemmes ikke)", "See a filled board (not kept)"),
    ("board", "Vis tavlen som tekst", "Show the board as text"),
    ("board edit", "Ret tavlens navn og møder", "Edit the board's name and meetings"),
    ("overdue", "Hvad er over fristen?", "What is overdue?"),
    ("unit", "Enhederne, der er med", "The units that take part"),
    ("unit add", "Opret en enhed", "Add a unit"),
    ("unit list", "Vis enhederne", "List the units"),
    ("member", "Medarbejderne, der er med", "The members who take part"),
    ("member add", "Opret en medarbejder", "Add a member"),
    ("member list", "Vis medarbejderne", "List the members"),
    ("member edit", "Ret en medarbejder", "Edit a member"),
    ("member import", "Hent medarbejdere fra en liste", "Bring in members from a list"),
    ("action", "Handlingerne på handlingsplanen", "The actions of the plan"),
    ("action add", "Skriv en ny handling", "Write a new action"),
    ("action list", "Vis handlingerne", "List the actions"),
    ("action show", "Vis alt om en handling", "Show all of an action"),
    ("action edit", "Ret en handling", "Edit an action"),
    ("action start", "Sæt handlinger i gang", "Begin actions"),
    ("action agree", "Handlinger er aftalt med den ansvarlige", "Actions are agreed with the responsible"),
    ("action wait", "Sæt handlinger på vent", "Let actions wait for something"),
    ("action hand-over", "Giv handlinger en anden ansvarlig", "Make somebody else responsible for actions"),
    ("action done", "Meld handlinger udført", "Report actions done"),
    ("action effect", "Blev effekten set?", "Was the effect seen?"),
    ("action move", "Giv handlinger ny frist", "Give actions a new deadline"),
    ("action drop", "Handlinger bortfalder", "Drop actions"),
    ("action reopen", "Genåbn handlinger", "Reopen actions"),
    ("action import", "Hent en handlingsplan fra CSV eller Excel", "Bring in a plan from CSV or Excel"),
    ("kpi", "Nøgletallene og deres målinger", "The KPIs and their measurements"),
    ("kpi add", "Opret et nøgletal", "Add a KPI"),
    ("kpi edit", "Ret et nøgletal", "Edit a KPI"),
    ("kpi list", "Vis nøgletallene", "List the KPIs"),
    ("kpi show", "Vis et nøgletal og alle dets målinger", "Show a KPI and all its measurements"),
    ("kpi measure", "Skriv en måling", "Write a measurement"),
    ("kpi import", "Hent målinger fra CSV eller Excel", "Bring in measurements from CSV or Excel"),
    ("kpi baseline", "Frys udgangspunktet, der måles mod", "Freeze the baseline it is measured against"),
    ("kpi exclude", "Lad et punkt ude af vurderingen", "Leave a point out of what is judged"),
    ("kpi include", "Lad et udeladt punkt tælle med igen", "Let an excluded point count again"),
    ("kpi gap", "Forklar, hvorfor der ikke er målt", "Explain why nothing was measured"),
    ("kpi mark", "Skriv på diagrammet, hvad der skete", "Write on the chart what happened"),
    ("kpi retire", "Nøgletallet måles ikke længere", "The KPI is no longer measured"),
    ("tally", "Tæl sager efter sagstype", "Count cases by type"),
    ("workflow", "Arbejdsgange, afprøvninger og beslutninger", "Workflows, trials and decisions"),
    ("workflow add", "Opret en arbejdsgang", "Add a workflow"),
    ("workflow list", "Vis arbejdsgangene", "List the workflows"),
    ("workflow show", "Vis en arbejdsgang", "Show a workflow"),
    ("workflow edit", "Ret en arbejdsgang", "Edit a workflow"),
    ("workflow redesign", "Begynd et redesign", "Begin a redesign"),
    ("workflow ready", "Et redesign er klar til afprøvning", "A redesign is ready for its trial"),
    ("workflow trial", "Afprøvning af en arbejdsgang", "The trial of a workflow"),
    ("workflow trial start", "Begynd en afprøvning", "Start a trial"),
    (
        "workflow decide",
        "Skriv ledelsens beslutning (den kan ikke fortrydes)",
        "Write management's decision (it cannot be undone)",
    ),
    ("idea", "Idéer, gode som skøre", "Ideas, good and wild"),
    ("idea add", "Skriv en ny idé", "Write a new idea"),
    ("idea list", "Vis idéerne", "List the ideas"),
    ("idea show", "Vis en idé", "Show an idea"),
    ("idea edit", "Ret en idé", "Edit an idea"),
    ("idea use", "Idéen bliver brugt", "The idea is used"),
    ("idea park", "Parkér en idé til senere", "Park an idea for later"),
    ("idea reject", "Afvis en idé", "Reject an idea"),
    ("log", "Hvad der er sket på tavlen, det nyeste først", "What has been done, newest first"),
    ("undo", "Fortryd det sidste, du gjorde", "Undo the last thing you did"),
    ("redo", "Gentag det, du fortrød", "Do again what you undid"),
];

/// The commands that keep the file, or take something out of it.
const FILE_COMMANDS: [(&str, &str, &str); 5] = [
    ("export", "Hent handlingsplanen ud til kalender eller Excel", "Take the plan out to a calendar or Excel"),
    ("backup", "Gem en sikkerhedskopi", "Make a backup"),
    ("restore", "Sæt en sikkerhedskopi i stedet for tavlen", "Put a backup in the place of the board"),
    ("doctor", "Hvor ligger filen, og er den i orden?", "Where is the file, and is it sound?"),
    ("completions", "Hjælp til at skrive kommandoer i skallen", "Completion of commands in the shell"),
];

/// Words that stand for a value.
const PLACEHOLDERS: [(&str, &str); 25] = [
    ("ACTION", "HANDLING"),
    ("CADENCE", "HVOR_TIT"),
    ("CHANGE", "OPGAVE"),
    ("COLUMN", "KOLONNE"),
    ("DATE", "DATO"),
    ("DAYS", "DAGE"),
    ("DECISION", "BESLUTNING"),
    ("FILE", "FIL"),
    ("GROUP", "GRUPPE"),
    ("KIND", "SLAGS"),
    ("KPI", "NØGLETAL"),
    ("LANG", "SPROG"),
    ("LETTERS", "BOGSTAVER"),
    ("LOGIN", "LOGIN"),
    ("MEMBER", "MEDARBEJDER"),
    ("N", "ANTAL"),
    ("NAME", "NAVN"),
    ("PERIOD", "PERIODE"),
    ("ROLE", "ROLLE"),
    ("SHELL", "SKAL"),
    ("TEXT", "TEKST"),
    ("TIME", "KLOKKEN"),
    ("TYPE", "TYPE"),
    ("UNIT", "ENHED"),
    ("VALUE", "TAL"),
];

/// More of them.
const MORE_PLACEHOLDERS: [(&str, &str); 9] = [
    ("BASIS", "GRUNDLAG"),
    ("DIMENSION", "OMRÅDE"),
    ("EFFECT", "EFFEKT"),
    ("IDEA", "IDÉ"),
    ("NAMES", "NAVNE"),
    ("SOURCE", "HVORFRA"),
    ("WAY", "RETNING"),
    ("WORD", "ORD"),
    ("WORKFLOW", "ARBEJDSGANG"),
];

words! {
    help_template => "{about}\n\nBrug: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}";
    commands_heading => "Kommandoer", "Commands";
    arguments_heading => "Skal skrives", "Required";
    options_heading => "Kan skrives", "Optional";
    everywhere_heading => "I alle kommandoer", "Everywhere";
    command_placeholder => "KOMMANDO", "COMMAND";
    options_placeholder => "[VALG]", "[OPTIONS]";
    not_text => "Der er tegn på linjen, som ikke kan læses.", "There are characters on the line that cannot be read.";
    not_understood => "Kommandoen kan ikke forstås.", "The command is not understood.";
}

/// What people write before a command to ask about it.
pub const HELP_WORDS: [&str; 2] = ["help", "hjælp"];

impl Lang {
    /// What a command does.
    pub fn about(self, path: &str) -> Option<&'static str> {
        let mut all = COMMANDS.iter().chain(&FILE_COMMANDS);
        all.find(|(of, ..)| *of == path).map(|(_, da, en)| self.pick(*da, *en))
    }

    /// What an argument of a command is for.
    pub fn argument(self, path: &str, id: &str) -> Option<&'static str> {
        let all = || ACTION_ARGUMENTS.iter().chain(&ARGUMENTS).chain(&KPI_ARGUMENTS).chain(&MORE_ARGUMENTS);
        let of = |command: &str| all().find(|(path, name, ..)| *path == command && *name == id);
        of(path).or_else(|| of("")).map(|(.., da, en)| self.pick(*da, *en))
    }

    pub fn placeholder(self, name: &str) -> String {
        let danish = PLACEHOLDERS.iter().chain(&MORE_PLACEHOLDERS).find(|(en, _)| *en == name).map(|(_, da)| *da);
        self.pick(danish.unwrap_or(name), name).to_owned()
    }

    /// Whether a placeholder is in the table.
    pub fn knows_placeholder(self, name: &str) -> bool {
        PLACEHOLDERS.iter().chain(&MORE_PLACEHOLDERS).any(|(en, _)| *en == name)
    }

    pub fn see_help(self, command: &str) -> String {
        self.pick(format!("Se hvordan: {command} --help"), format!("See how: {command} --help"))
    }

    pub fn unknown_argument(self, argument: &str, suggested: &str) -> String {
        let unknown = self.pick(
            format!("Der er ikke noget, der hedder {argument} her."),
            format!("There is nothing called {argument} here."),
        );
        self.suggesting(unknown, suggested)
    }

    pub fn unknown_command(self, name: &str, suggested: &str) -> String {
        let unknown =
            self.pick(format!("Der er ingen kommando \"{name}\"."), format!("There is no command \"{name}\"."));
        self.suggesting(unknown, suggested)
    }

    fn suggesting(self, sentence: String, suggested: &str) -> String {
        if suggested.is_empty() {
            return sentence;
        }
        self.pick(format!("{sentence} Mente du {suggested}?"), format!("{sentence} Did you mean {suggested}?"))
    }

    pub fn verb_missing(self, verbs: &str) -> String {
        self.pick(format!("Skriv også, hvad der skal ske: {verbs}."), format!("Write also what to do: {verbs}."))
    }

    pub fn value_missing(self, argument: &str, valid: &[String]) -> String {
        let missing = self.pick(
            format!("{argument} skal efterfølges af noget."),
            format!("{argument} must be followed by something."),
        );
        self.choosing(missing, valid)
    }

    pub fn value_unknown(self, argument: &str, value: &str, valid: &[String]) -> String {
        let unknown = self.value_unfit(argument, value);
        self.choosing(unknown, valid)
    }

    /// `Skriv uge, 14-dage, måned eller kvartal.`: what a cell must be one of.
    pub fn one_of(self, codes: &[&str]) -> String {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        self.choosing(String::new(), &codes).trim_start().to_owned()
    }

    fn choosing(self, sentence: String, valid: &[String]) -> String {
        let Some((last, first)) = valid.split_last() else { return sentence };
        let word = |code: &str| self.pick(danish_code(code).unwrap_or(code), code).to_owned();
        let first: Vec<String> = first.iter().map(|code| word(code)).collect();
        let (first, last) = (first.join(", "), word(last));
        self.pick(format!("{sentence} Skriv {first} eller {last}."), format!("{sentence} Write {first} or {last}."))
    }

    pub fn value_unfit(self, argument: &str, value: &str) -> String {
        self.pick(
            format!("\"{value}\" kan ikke bruges som {argument}."),
            format!("\"{value}\" cannot be used as {argument}."),
        )
    }

    pub fn arguments_missing(self, arguments: &str) -> String {
        self.pick(format!("Der mangler noget: {arguments}."), format!("Something is missing: {arguments}."))
    }

    pub fn arguments_conflict(self, argument: &str, other: &str) -> String {
        if argument == other || other.is_empty() {
            return self.pick(format!("{argument} står der to gange."), format!("{argument} stands there twice."));
        }
        self.pick(
            format!("{argument} og {other} kan ikke bruges sammen."),
            format!("{argument} and {other} cannot be used together."),
        )
    }

    pub fn equals_missing(self, argument: &str) -> String {
        self.pick(format!("Skriv {argument} med = imellem."), format!("Write {argument} with = between."))
    }

    pub fn values_wrong(self, argument: &str) -> String {
        self.pick(
            format!("Der står for meget eller for lidt efter {argument}."),
            format!("There is too much or too little after {argument}."),
        )
    }
}
