//! [`Refusal`]: why a rule says no. No sentences: `text` speaks.

use chrono::{DateTime, Utc};

use super::calendar::Date;
use super::change::Entity;
use super::idea::IdeaState;
use super::journal::Verb;
use super::kpi::{KpiValue, NoteKind, TargetOp};
use super::names::Unnamed;
use super::period::Period;
use super::prose::{Text, TextError};
use super::tally::CaseType;
use super::workflow::PartState;

/// A thing of the trade, as a refusal names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Board,
    Unit,
    Member,
    /// A member or a unit.
    Owner,
    Action,
    Kpi,
    Workflow,
    /// An entry of the tally.
    Tally,
    Idea,
}

/// A field, as forms and refusals name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    Name,
    Initials,
    Unit,
    Role,
    Logins,
    LeftOn,
    Change,
    Owner,
    Effect,
    How,
    Deadline,
    BeforeStart,
    Kpi,
    Workflow,
    Why,
    Key,
    KpiUnit,
    Period,
    Value,
    FirstMeeting,
    MeetingTime,
    Members,
    Decimals,
    Better,
    Target,
    Cadence,
    Units,
    Idea,
    Count,
    Day,
    CaseType,
    SettledWith,
    Start,
    Until,
    Decision,
    Deciders,
    Kind,
    Question,
    Dimension,
    Grace,
    KpiOwner,
    Source,
    Method,
    FirstPeriod,
    Baseline,
    Basis,
    By,
    Provisional,
    Values,
    From,
    To,
    NewSeries,
    Helpers,
    WaitUntil,
    WaitNote,
    AgreedOn,
    SeenEffect,
    EffectNote,
    LookOn,
    MovedWhy,
    CameFrom,
    State,
    /// What a list is filtered and sorted by, and the name it is kept under.
    Words,
    SortBy,
    SavedFilter,
    SaveAs,
}

/// Why a command was refused: what any concept may say, and what each says of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    Empty(FieldName),
    /// A text that was made of others and may not stand.
    Text(FieldName, TextError),
    /// It has gone since it was looked up.
    Gone(Thing),
    NothingChanged,
    NameTaken {
        thing: Thing,
        name: Text,
    },
    LoginTaken {
        login: Text,
        member: Text,
    },
    /// Both changed these fields, differently.
    Conflict(Vec<FieldName>),
    InFuture {
        date: Date,
    },
    CountOutOfRange {
        most: u32,
    },
    /// A UNIQUE rule of the file over rows that were not loaded.
    Duplicate(Entity),
    Plan(PlanRefusal),
    Import(ImportRefusal),
    Kpi(KpiRefusal),
    Tally(TallyRefusal),
    Idea(IdeaRefusal),
    Workflow(WorkflowRefusal),
    History(HistoryRefusal),
}

/// What the action plan refuses.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanRefusal {
    OwnerLeft {
        name: Text,
        left_on: Date,
    },
    AlreadyDone {
        number: u32,
        on: Option<Date>,
    },
    AlreadyDropped {
        number: u32,
        on: Option<Date>,
    },
    AlreadyOpen {
        number: u32,
    },
    SameDeadline {
        deadline: Date,
    },
    AlreadyStarted {
        number: u32,
    },
    AlreadyAgreed {
        number: u32,
        on: Date,
    },
    NotWaiting {
        number: u32,
    },
    SameOwner {
        number: u32,
        name: Text,
    },
    /// A helper is named twice, or is the responsible.
    HelperTwice {
        name: Text,
    },
    HelperLeft {
        name: Text,
        left_on: Date,
    },
    /// No more helpers than `most`.
    TooManyHelpers {
        most: usize,
    },
    /// A day that must be ahead lies behind.
    DayPassed {
        field: FieldName,
        day: Date,
    },
    /// Only of what is done is there an effect to see.
    NotDone {
        number: u32,
    },
}

/// What an import refuses.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportRefusal {
    NothingToImport,
    AllThere {
        rows: usize,
    },
    UnknownOwners(Vec<Text>),
    /// Several owners could be meant.
    AmbiguousOwner {
        name: String,
        choices: Vec<String>,
    },
    /// Lines whose number no action has.
    UnknownNumbers(Vec<(u64, u32)>),
    /// A number that stands in two lines.
    NumberTwice {
        number: u32,
        lines: [u64; 2],
    },
    /// Names in lines that are not one thing of the board.
    Unnamed(Vec<(u64, FieldName, Unnamed)>),
    /// Lines that move the deadline of what is done or dropped.
    Closed(Vec<(u64, PlanRefusal)>),
    /// Nothing differs but where these stand, which a file does not change.
    OnlySteps {
        numbers: Vec<u32>,
    },
}

/// What KPIs refuse.
#[derive(Debug, Clone, PartialEq)]
pub enum KpiRefusal {
    /// The name has no letter and no digit to make a key of.
    KeyNeeded,
    /// No more decimals than `most`.
    TooManyDecimals { most: u32 },
    /// Measured already with another value.
    Measured(Vec<KpiValue>),
    /// The period has not begun.
    PeriodInFuture { period: String },
    /// Its measurements would mean something else.
    HasMeasurements { fields: Vec<FieldName> },
    /// It is measured by fortnights, which are counted from the first meeting.
    FortnightsMeasured { name: Text },
    /// There is no value to correct or to leave out.
    NotMeasured { period: Period },
    /// It is measured: there is no gap to explain.
    GapMeasured { period: Period },
    /// Nothing of the kind is noted of the period.
    NotNoted { period: Period, kind: NoteKind },
    /// A new way of measuring begins a new series: it must be asked for.
    NewMethod { fields: Vec<FieldName> },
    /// The target goes against the direction in which it gets better.
    TargetAgainstDirection { op: TargetOp },
    /// A target in per cent of a baseline of nothing.
    RelativeToZero,
    /// The last period of the baseline lies before its first.
    BaselineBackwards { from: Period, to: Period },
    /// The last period of the baseline is not over: what was frozen would still move.
    BaselineNotOver { period: Period },
    /// Nothing that counts was measured in the periods of the baseline.
    BaselineEmpty,
    /// It has no measurements before this period.
    BeforeFirst { first: Period },
    /// It is no longer measured.
    Retired { name: Text, on: Date },
    /// No more working days than `most`.
    GraceTooLong { most: u32 },
    /// A share of more than all.
    OverHundred { period: Period },
}

/// What the tally refuses.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyRefusal {
    /// The types do not touch: a case cannot lie on their border.
    Apart {
        case_type: CaseType,
        other: CaseType,
    },
    InDoubtAlready,
    /// There is no doubt to settle.
    NotInDoubt,
}

/// What ideas refuse.
#[derive(Debug, Clone, PartialEq)]
pub enum IdeaRefusal {
    /// It was used or rejected already.
    Settled { number: u32, state: IdeaState, on: Option<Date> },
}

/// What workflows refuse.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkflowRefusal {
    EndBeforeStart {
        start: Date,
        until: Date,
    },
    NoUnits,
    /// A trial of this version runs in the unit already.
    TrialRunning {
        unit: Text,
    },
    /// What is wanted does not go from this state.
    State {
        name: Text,
        state: PartState,
    },
    /// None of the deciders is a leader or of the steering group.
    NoDecider,
    /// An extension needs a new end, after the present one.
    UntilNeeded {
        now: Option<Date>,
    },
    UntilOnlyWhenExtending,
    /// The units of a version on trial stand.
    UnitsOnTrial {
        name: Text,
    },
    /// The way we work changes by a decision to develop it further.
    DecideToDevelop {
        name: Text,
    },
}

/// What undo and redo refuse.
#[derive(Debug, Clone, PartialEq)]
pub enum HistoryRefusal {
    NothingToUndo,
    NothingToRedo,
    /// This kind of operation stands.
    CannotUndo(Verb),
    /// A row has been changed since.
    ChangedSince {
        who: Text,
        at: DateTime<Utc>,
        entity: Entity,
    },
    /// Something else builds on it.
    InUse(Entity),
    /// Written by another version of the program.
    OtherSchema,
}
