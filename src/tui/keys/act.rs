//! What the keys can mean.

use crate::domain::tally::CaseType;
use crate::tui::screens::ScreenName;

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Screen(ScreenName),
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    NextPart,
    PreviousPart,
    Open,
    Back,
    New,
    Edit,
    /// Enter a measurement; on the list of KPIs all that are missing.
    Measure,
    /// Correct a measurement that stands.
    Correct,
    /// Leave a point out, or take it in again.
    Exclude,
    /// What a KPI is measured against.
    Baseline,
    /// Half a year, a year, all.
    Zoom,
    /// The normal range of a chart, shown or hidden.
    Range,
    Done,
    Move,
    Drop,
    /// Hand an action over to somebody else.
    HandOver,
    /// An action waits for something, or no more.
    Wait,
    /// Begin an action.
    Begin,
    /// An action is agreed with whoever is responsible.
    Agree,
    /// Mark one of several, or take the mark away.
    Mark,
    /// What of a list is shown, and in which order.
    Filter,
    StartTrial,
    Decide,
    /// Begin the redesign of a workflow.
    Redesign,
    /// Use, park or reject an idea.
    Settle,
    /// Put an idea away for later.
    Park,
    Count(CaseType),
    /// The last case borders on another type.
    Border,
    /// The last case is in doubt.
    Doubt,
    SettleDoubt,
    /// How many cases the next key counts.
    Amount,
    /// Applications or inspections.
    Stream,
    OtherDay,
    /// Who sits here.
    Who,
    /// Several members at once.
    Members,
    /// The board's name and meetings.
    EditBoard,
    Undo,
    Redo,
    Search,
    Wall,
    Theme,
    /// Names or initials.
    Names,
    Mouse,
    Help,
    Redraw,
    Quit,
    /// In a form: the next field, taking the name that is offered.
    NextField,
    PreviousField,
    /// Enter: the next field, and in the last one save.
    Confirm,
    Save,
    UndoTyping,
    /// Empties the field.
    Clear,
    Yes,
    No,
}

impl Act {
    /// Whether doing it again takes it back.
    pub fn is_its_own_opposite(self) -> bool {
        matches!(self, Act::Wall | Act::Names | Act::Stream | Act::Range)
    }

    /// Whether it writes: such keys are not offered where one may only read.
    pub fn writes(self) -> bool {
        match self {
            Act::New
            | Act::Edit
            | Act::Measure
            | Act::Correct
            | Act::Exclude
            | Act::Baseline
            | Act::Done
            | Act::Move
            | Act::Drop
            | Act::HandOver
            | Act::Wait
            | Act::Begin
            | Act::Agree
            | Act::StartTrial
            | Act::Decide
            | Act::Redesign
            | Act::Settle
            | Act::Park
            | Act::Count(_)
            | Act::Border
            | Act::Doubt
            | Act::SettleDoubt
            | Act::Amount
            | Act::Members
            | Act::EditBoard
            | Act::Undo
            | Act::Redo => true,
            Act::Screen(_)
            | Act::Up
            | Act::Down
            | Act::Left
            | Act::Right
            | Act::PageUp
            | Act::PageDown
            | Act::First
            | Act::Last
            | Act::NextPart
            | Act::PreviousPart
            | Act::Open
            | Act::Mark
            | Act::Filter
            | Act::Back
            | Act::Zoom
            | Act::Range
            | Act::Stream
            | Act::OtherDay
            | Act::Who
            | Act::Search
            | Act::Wall
            | Act::Theme
            | Act::Names
            | Act::Mouse
            | Act::Help
            | Act::Redraw
            | Act::Quit
            | Act::NextField
            | Act::PreviousField
            | Act::Confirm
            | Act::Save
            | Act::UndoTyping
            | Act::Clear
            | Act::Yes
            | Act::No => false,
        }
    }
}
