//! What the help of the command line says of each command and argument, and what is wrong with a line.

use super::{Lang, words};

/// A command by its words, in Danish and English.
const COMMANDS: [(&str, &str, &str); 39] = [
    (
        "",
        "Teamets tavle i terminalen. Uden kommando åbnes tavlen.",
        "The team's board in the terminal. Without a command the board opens.",
    ),
    ("init", "Opret en ny tavle", "Make a new board"),
    ("demo", "Se en udfyldt tavle (gemmes ikke)", "See a filled board (not kept)"),
    ("board", "Vis tavlen som tekst", "Show the board as text"),
    ("overdue", "Hvad er over fristen?", "What is overdue?"),
    ("unit", "Enhederne, der er med", "The units that take part"),
    ("unit add", "Opret en enhed", "Add a unit"),
    ("unit list", "Vis enhederne", "List the units"),
    ("member", "Medarbejderne, der er med", "The members who take part"),
    ("member add", "Opret en medarbejder", "Add a member"),
    ("member list", "Vis medarbejderne", "List the members"),
    ("member edit", "Ret en medarbejder", "Edit a member"),
    ("action", "Handlingerne på handlingsplanen", "The actions of the plan"),
    ("action add", "Skriv en ny handling", "Write a new action"),
    ("action list", "Vis handlingerne", "List the actions"),
    ("action show", "Vis alt om en handling", "Show all of an action"),
    ("action edit", "Ret en handling", "Edit an action"),
    ("action done", "En handling er udført", "An action is done"),
    ("action move", "Giv en handling ny frist", "Give an action a new deadline"),
    ("action drop", "En handling bortfalder", "Drop an action"),
    ("action reopen", "Genåbn en handling", "Reopen an action"),
    ("action import", "Hent en handlingsplan fra en CSV-fil", "Bring in a plan from a CSV file"),
    ("kpi", "Nøgletallene og deres målinger", "The KPIs and their measurements"),
    ("kpi add", "Opret et nøgletal", "Add a KPI"),
    ("kpi list", "Vis nøgletallene", "List the KPIs"),
    ("kpi show", "Vis et nøgletal og alle dets målinger", "Show a KPI and all its measurements"),
    ("kpi measure", "Skriv en måling", "Write a measurement"),
    ("kpi import", "Hent målinger fra en CSV-fil", "Bring in measurements from a CSV file"),
    ("tally", "Tæl sager efter sagstype", "Count cases by type"),
    ("workflow", "Arbejdsgange, afprøvninger og beslutninger", "Workflows, trials and decisions"),
    ("workflow add", "Opret en arbejdsgang", "Add a workflow"),
    ("workflow list", "Vis arbejdsgangene", "List the workflows"),
    ("workflow show", "Vis en arbejdsgang", "Show a workflow"),
    ("workflow trial", "Afprøvning af en arbejdsgang", "The trial of a workflow"),
    ("workflow trial start", "Begynd en afprøvning", "Start a trial"),
    (
        "workflow decide",
        "Skriv ledelsens beslutning (den kan ikke fortrydes)",
        "Write management's decision (it cannot be undone)",
    ),
    ("log", "Hvad der er sket på tavlen, det nyeste først", "What has been done, newest first"),
    ("undo", "Fortryd det sidste, du gjorde", "Undo the last thing you did"),
    ("redo", "Gentag det, du fortrød", "Do again what you undid"),
];

/// The commands that keep the file.
const FILE_COMMANDS: [(&str, &str, &str); 4] = [
    ("backup", "Gem en sikkerhedskopi", "Make a backup"),
    ("restore", "Sæt en sikkerhedskopi i stedet for tavlen", "Put a backup in the place of the board"),
    ("doctor", "Hvor ligger filen, og er den i orden?", "Where is the file, and is it sound?"),
    ("completions", "Hjælp til at skrive kommandoer i skallen", "Completion of commands in the shell"),
];

/// An argument by its command and name; without a command wherever it stands.
const ARGUMENTS: [(&str, &str, &str, &str); 62] = [
    ("", "db", "Filen med tavlen", "The file of the board"),
    ("", "board", "Hvilken tavle i filen", "Which board of the file"),
    ("", "user", "Hvem du er: navn eller login", "Who you are: name or login"),
    ("", "lang", "Sprog: da eller en", "Language: da or en"),
    ("", "json", "Svar som JSON, til programmer", "Answer as JSON, for programs"),
    ("", "read_only", "Læs kun; gem ikke noget", "Only read; save nothing"),
    ("", "strict", "Gem ikke, når der er noget at bemærke", "Save nothing when there is something to note"),
    ("", "yes", "Ja til det, der ellers bliver spurgt om", "Yes to what would be asked"),
    ("", "help", "Vis denne hjælp", "Show this help"),
    ("", "version", "Vis programmets version", "Show the program's version"),
    ("init", "name", "Tavlens navn", "The name of the board"),
    ("init", "first_meeting", "Første møde; derefter hver 14. dag", "The first meeting; then every fortnight"),
    ("init", "at", "Mødets klokkeslæt, fx 9.00", "The time of the meeting, for instance 9:00"),
    ("init", "shared", "Fælles fil for alle i gruppen på serveren", "A file shared by all in that group of the server"),
    ("demo", "keep", "Skriv kun filen, og vis den ikke", "Only write the file"),
    (
        "board",
        "ascii",
        "Kun almindelige tegn, også i tallenes små billeder",
        "Plain characters only, also in the small charts",
    ),
    (
        "overdue",
        "within",
        "Også dem med frist i de næste dage, fx 14d",
        "Also those due in the coming days, for instance 14d",
    ),
    ("overdue", "quiet", "Skriv ikke noget, når der ikke er noget", "Say nothing when there is nothing"),
    ("overdue", "check", "Slut med kode 1, når noget er over fristen", "Exit 1 when something is overdue"),
    ("", "mine", "Kun dine egne og din enheds", "Only your own and your unit's"),
    ("overdue", "owner", "Kun denne medarbejders eller enheds", "Only this member's or unit's"),
    ("action list", "owner", "Kun denne medarbejders eller enheds", "Only this member's or unit's"),
    ("action list", "open", "Kun dem, der ikke er udført eller bortfaldet", "Only those not done and not dropped"),
    ("unit add", "name", "Enhedens navn", "The name of the unit"),
    ("unit add", "short", "Forkortelse til storskærmen", "Its initials, for the big screen"),
    ("member add", "name", "Medarbejderens navn", "The name of the member"),
    ("member edit", "name", "Nyt navn", "A new name"),
    ("", "member", "Navn, initialer eller en del af navnet", "Name, initials or part of the name"),
    ("", "unit", "Enhed (tom = ingen)", "Unit (empty = none)"),
    (
        "",
        "role",
        "Rolle: medarbejder, projektleder, leder, styregruppe, procesansvarlig, gevinstansvarlig",
        "Role: employee, project_lead, leader, steering_group, process_lead, benefit_owner",
    ),
    ("", "initials", "Initialer til storskærmen", "Initials, for the big screen"),
    ("", "login", "Login på serveren; gerne flere", "Login on the server; several if you like"),
    ("", "without_login", "Login, der skal fjernes", "A login to take away"),
    ("", "left", "Sidste dag i projektet (tom = stadig med)", "Last day in the project (empty = still there)"),
    ("", "action", "Handlingens nummer eller en del af teksten", "The action's number or part of its text"),
    ("", "change", "Ændring/opgave: hvad skal ændres eller gøres", "Change/task: what is to be changed or done"),
    ("", "owner", "Ansvarlig: medarbejder eller enhed", "Responsible: a member or unit"),
    (
        "",
        "deadline",
        "Frist: 27-11-2026, 27/11, fre, uge 48 eller +14",
        "Deadline: 27-11-2026, 27/11, fri, week 48 or +14",
    ),
    ("", "effect", "Effekt", "Effect"),
    ("", "how", "Hvordan", "How"),
    ("", "kpi", "Nøgletallets korte navn eller en del af navnet", "The KPI's key or part of its name"),
    ("", "workflow", "Arbejdsgangens nummer eller en del af navnet", "The workflow's number or part of its name"),
    ("", "before_start", "Skal være udført, før afprøvningen starter", "Must be done before the trial starts"),
    ("", "not_before_start", "Behøver ikke være udført før start", "Need not be done before the start"),
    ("", "on", "Dagen (ellers i dag)", "The day (else today)"),
    ("", "why", "Hvorfor den bortfalder", "Why it is dropped"),
    ("", "file", "Fil; - er det, der sendes ind eller ud", "File; - is what is piped in or out"),
    (
        "",
        "create_owners",
        "Opret ukendte ansvarlige: member (medarbejdere) eller unit (enheder)",
        "Make unknown owners: member or unit",
    ),
    ("", "again", "Også rækker, der står på tavlen i forvejen", "Also rows that stand on the board already"),
    ("", "dry_run", "Vis, hvad der ville ske; gem ikke noget", "Show what would happen; save nothing"),
    ("kpi add", "name", "Nøgletallets navn", "The name of the KPI"),
    (
        "kpi add",
        "key",
        "Kort navn til kommandoer (ellers lavet af navnet)",
        "The word for commands (else made from the name)",
    ),
    ("kpi add", "unit", "Enhed bag tallet: %, min., sager", "The unit behind the value: %, min, cases"),
    ("kpi add", "decimals", "Antal decimaler (ellers 0)", "Number of decimals (else 0)"),
    ("kpi add", "better", "Hvad er bedre: højere eller lavere", "Which is better: higher or lower"),
    (
        "kpi add",
        "cadence",
        "Hvor tit den måles: uge, 14-dage, måned eller kvartal (ellers uge)",
        "Measured every week, fortnight, month or quarter; else week",
    ),
    ("kpi add", "at_least", "Mål: mindst så meget", "Target: at least this"),
    ("kpi add", "at_most", "Mål: højst så meget", "Target: at most this"),
    ("kpi measure", "value", "Tallet", "The value"),
    (
        "kpi measure",
        "period",
        "Periode: 2026-W47, uge 47, 2026-11 (ellers den sidste, der er slut)",
        "Period: 2026-W47, week 47, 2026-11 (else the last one that is over)",
    ),
    (
        "kpi import",
        "period",
        "Kolonnen med perioder: overskrift eller nummer",
        "The column of periods: heading or number",
    ),
    ("kpi import", "value", "Kolonnen med tal: overskrift eller nummer", "The column of values: heading or number"),
];

/// The arguments of the rest.
const MORE_ARGUMENTS: [(&str, &str, &str, &str); 16] = [
    ("", "replace", "Ret tal, der er skrevet før", "Correct values written before"),
    (
        "tally",
        "case_type",
        "Sagstype: klar-parat, vejledning, princip, obs (eller k, v, p, o)",
        "Case type: ready, guidance, principle, watch_out (or k, v, p, o)",
    ),
    ("tally", "count", "Hvor mange (ellers 1)", "How many (else 1)"),
    ("tally", "inspection", "Tilsyn (ellers ansøgninger)", "Inspections (else applications)"),
    ("workflow add", "name", "Arbejdsgangens navn", "The name of the workflow"),
    ("workflow add", "units", "Enheder, den går gennem; gerne flere", "Units it goes through; several if you like"),
    ("workflow trial start", "units", "Enheder, der afprøver den", "Units that try it"),
    ("workflow trial start", "start", "Første dag", "First day"),
    ("workflow trial start", "until", "Sidste dag", "Last day"),
    ("workflow decide", "kind", "vedtag, videreudvikl, annullér eller forlæng", "adopt, develop, annul or extend"),
    (
        "workflow decide",
        "by",
        "Hvem der besluttede: mindst én leder eller fra styregruppen",
        "Who decided: at least one leader or of the steering group",
    ),
    ("workflow decide", "reason", "Begrundelse", "Reason"),
    ("workflow decide", "until", "Ny slutdato, når afprøvningen forlænges", "The new end of an extended trial"),
    ("log", "limit", "Hvor mange (ellers 30)", "How many (else 30)"),
    ("doctor", "full", "Læs hver række", "Read every row"),
    ("completions", "shell", "bash, zsh eller fish", "bash, zsh or fish"),
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
const MORE_PLACEHOLDERS: [(&str, &str); 3] = [("WAY", "RETNING"), ("WORD", "ORD"), ("WORKFLOW", "ARBEJDSGANG")];

/// The Danish words that the command line takes for a code.
const CODES: [(&str, &str); 20] = [
    ("higher", "højere"),
    ("lower", "lavere"),
    ("week", "uge"),
    ("fortnight", "14-dage"),
    ("month", "måned"),
    ("quarter", "kvartal"),
    ("employee", "medarbejder"),
    ("project_lead", "projektleder"),
    ("leader", "leder"),
    ("steering_group", "styregruppe"),
    ("process_lead", "procesansvarlig"),
    ("benefit_owner", "gevinstansvarlig"),
    ("ready", "klar-parat"),
    ("guidance", "vejledning"),
    ("principle", "princip"),
    ("watch_out", "obs"),
    ("adopt", "vedtag"),
    ("develop", "videreudvikl"),
    ("annul", "annullér"),
    ("extend", "forlæng"),
];

/// The Danish word for a code on the command line.
pub fn danish_code(code: &str) -> Option<&'static str> {
    CODES.iter().find(|(of, _)| *of == code).map(|(_, word)| *word)
}

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

impl Lang {
    /// What a command does.
    pub fn about(self, path: &str) -> Option<&'static str> {
        let mut all = COMMANDS.iter().chain(&FILE_COMMANDS);
        all.find(|(of, ..)| *of == path).map(|(_, da, en)| self.pick(*da, *en))
    }

    /// What an argument of a command is for.
    pub fn argument(self, path: &str, id: &str) -> Option<&'static str> {
        let all = || ARGUMENTS.iter().chain(&MORE_ARGUMENTS);
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
