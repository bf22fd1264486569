//! The tables of the key card.

use super::{Act, Binding, Place};
use crate::domain::tally::CaseType;
use crate::text::Lang;
use crate::tui::input::Key;
use crate::tui::screens::ScreenName;

const fn shown(
    keys: &'static [Key],
    act: Act,
    footer: fn(Lang) -> &'static str,
    help: fn(Lang) -> &'static str,
) -> Binding {
    Binding { keys, act, footer, help }
}

const fn quiet(keys: &'static [Key], act: Act, help: fn(Lang) -> &'static str) -> Binding {
    Binding { keys, act, footer: |_| "", help }
}

const MEASURE: Binding = shown(&[Key::Char('m')], Act::Measure, Lang::key_measure, Lang::help_measure);
const DONE: Binding = shown(&[Key::Char('d')], Act::Done, Lang::key_done, Lang::help_done);
const MOVE: Binding = shown(&[Key::Char('f')], Act::Move, Lang::key_move, Lang::help_move);
const DROP: Binding = quiet(&[Key::Char('x')], Act::Drop, Lang::help_drop);
const HAND_OVER: Binding = shown(&[Key::Char('o')], Act::HandOver, Lang::key_hand_over, Lang::help_hand_over);
const WAIT: Binding = shown(&[Key::Char('v')], Act::Wait, Lang::key_wait, Lang::help_wait);
const BEGIN: Binding = quiet(&[Key::Char('g')], Act::Begin, Lang::help_begin);
const AGREE: Binding = quiet(&[Key::Char('a')], Act::Agree, Lang::help_agree);
const FILTER: Binding = quiet(&[], Act::Filter, Lang::help_filter);
const OPEN_FILTER: Binding = shown(&[Key::Tab], Act::Filter, Lang::key_filter, Lang::help_filter);
const MARK: Binding = shown(&[Key::Char(' ')], Act::Mark, Lang::key_mark, Lang::help_mark);
const START: Binding = shown(&[Key::Char('a')], Act::StartTrial, Lang::key_start_trial, Lang::help_start_trial);
const DECIDE: Binding = shown(&[Key::Char('d')], Act::Decide, Lang::key_decide, Lang::help_decide);
const REDESIGN: Binding = shown(&[Key::Char('g')], Act::Redesign, Lang::key_redesign, Lang::help_redesign);
const NEXT_PANEL: Binding = shown(&[Key::Tab], Act::NextPart, Lang::key_next_panel, Lang::help_next_part);
const NEXT_TAB: Binding = shown(&[Key::Tab], Act::NextPart, Lang::key_next_tab, Lang::help_next_tab);
const BACK: Binding = shown(&[Key::Esc, Key::Backspace], Act::Back, Lang::key_back, Lang::help_back);
const UNDO: Binding = quiet(&[Key::Char('u'), Key::Ctrl('z')], Act::Undo, Lang::help_undo);
const REDO: Binding = quiet(&[Key::Char('U'), Key::Ctrl('y')], Act::Redo, Lang::help_redo);
const WALL: Binding = shown(&[Key::Char('b'), Key::F(5)], Act::Wall, Lang::key_wall, Lang::help_wall);
const THEME: Binding = shown(&[Key::Char('c')], Act::Theme, Lang::key_theme, Lang::help_theme);
const NAMES: Binding = quiet(&[Key::Char(',')], Act::Names, Lang::help_names);
const MOUSE: Binding = quiet(&[], Act::Mouse, Lang::help_mouse);
const WHO: Binding = quiet(&[], Act::Who, Lang::help_who);
const MEMBERS: Binding = quiet(&[], Act::Members, Lang::help_members);
const EDIT_BOARD: Binding = quiet(&[], Act::EditBoard, Lang::help_edit_board);
const REDRAW: Binding = quiet(&[Key::Ctrl('l')], Act::Redraw, Lang::help_redraw);
const QUIT: Binding = quiet(&[Key::Char('q'), Key::Ctrl('c')], Act::Quit, Lang::help_quit);
const HELP: Binding = shown(&[Key::Char('h'), Key::Char('?'), Key::F(1)], Act::Help, Lang::key_help, Lang::help_help);
const CLOSE: Binding = shown(&[Key::Esc, Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close);
const UP: Binding = quiet(&[Key::Up], Act::Up, Lang::help_up);
const DOWN: Binding = quiet(&[Key::Down], Act::Down, Lang::help_down);
const PAGE_UP: Binding = quiet(&[Key::PageUp], Act::PageUp, Lang::help_page_up);
const PAGE_DOWN: Binding = quiet(&[Key::PageDown], Act::PageDown, Lang::help_page_down);

const BOARD: Binding =
    shown(&[Key::Char('1')], Act::Screen(ScreenName::Board), Lang::screen_board, Lang::help_board_screen);
const KPI_SCREEN: Binding =
    shown(&[Key::Char('2')], Act::Screen(ScreenName::Kpis), Lang::screen_kpis, Lang::help_kpis_screen);
const ACTION_SCREEN: Binding =
    shown(&[Key::Char('3')], Act::Screen(ScreenName::Actions), Lang::screen_actions, Lang::help_actions_screen);
const WORKFLOW_SCREEN: Binding =
    shown(&[Key::Char('4')], Act::Screen(ScreenName::Workflows), Lang::screen_workflows, Lang::help_workflows_screen);
const CASE_SCREEN: Binding =
    shown(&[Key::Char('5')], Act::Screen(ScreenName::CaseTypes), Lang::screen_case_types, Lang::help_case_types_screen);

const fn counts(key: &'static [Key], case_type: CaseType, word: fn(Lang) -> &'static str) -> Binding {
    let help = match case_type {
        CaseType::Ready => Lang::help_count_ready,
        CaseType::Guidance => Lang::help_count_guidance,
        CaseType::Principle => Lang::help_count_principle,
        CaseType::WatchOut => Lang::help_count_watch_out,
    };
    shown(key, Act::Count(case_type), word, help)
}
const READY: Binding = counts(&[Key::Char('k')], CaseType::Ready, Lang::key_count_ready);
const GUIDANCE: Binding = counts(&[Key::Char('v')], CaseType::Guidance, Lang::key_count_guidance);
const PRINCIPLE: Binding = counts(&[Key::Char('p')], CaseType::Principle, Lang::key_count_principle);
const WATCH_OUT: Binding = counts(&[Key::Char('o')], CaseType::WatchOut, Lang::key_count_watch_out);

static PLAN: &[Binding] = &[DONE, MOVE, HAND_OVER, WAIT, NEXT_PANEL, DROP];
static TALLY: &[Binding] = &[READY, GUIDANCE, PRINCIPLE, WATCH_OUT, NEXT_PANEL];
static TRIALS: &[Binding] = &[DECIDE, NEXT_PANEL];
static KPI_LIST: &[Binding] = &[
    shown(&[Key::Char('m')], Act::Measure, Lang::key_measure_missing, Lang::help_measure_missing),
    shown(&[Key::Char('n')], Act::New, Lang::key_new_kpi, Lang::help_new_kpi),
];
static KPI_CHART: &[Binding] = &[
    MEASURE,
    quiet(&[Key::Left], Act::Left, Lang::help_earlier),
    quiet(&[Key::Right], Act::Right, Lang::help_later_weeks),
    shown(&[Key::Char('z')], Act::Zoom, Lang::key_zoom, Lang::help_zoom),
    shown(&[Key::Char('r')], Act::Correct, Lang::key_correct, Lang::help_correct),
    shown(&[Key::PageDown], Act::PageDown, Lang::key_next_kpi, Lang::help_next_kpi),
    shown(&[Key::Char('p')], Act::Range, Lang::key_range, Lang::help_range),
    BACK,
    shown(&[Key::Char('x')], Act::Exclude, Lang::key_exclude, Lang::help_exclude),
    shown(&[Key::Char('g')], Act::Baseline, Lang::key_baseline, Lang::help_baseline),
];
static ACTIONS: &[Binding] = &[DONE, MOVE, HAND_OVER, WAIT, MARK, NEXT_TAB, BEGIN, AGREE, DROP, FILTER];
static ACTION_CARD: &[Binding] = &[
    quiet(&[Key::Left], Act::Left, Lang::help_newer),
    quiet(&[Key::Right], Act::Right, Lang::help_older),
    DONE,
    MOVE,
    BACK,
    HAND_OVER,
    WAIT,
    MARK,
    BEGIN,
    AGREE,
    DROP,
];
static WORKFLOWS: &[Binding] = &[
    START,
    DECIDE,
    REDESIGN,
    shown(&[Key::Char('n')], Act::New, Lang::key_new_workflow, Lang::help_new_workflow),
    quiet(&[Key::Left], Act::Left, Lang::help_left_column),
    quiet(&[Key::Right], Act::Right, Lang::help_right_column),
];
static WORKFLOW_BOOK: &[Binding] = &[START, DECIDE, REDESIGN, BACK];
static IDEAS: &[Binding] = &[
    shown(&[Key::Char('d')], Act::Settle, Lang::key_settle, Lang::help_settle),
    shown(&[Key::Char('x')], Act::Park, Lang::key_park, Lang::help_park),
    shown(&[Key::Char('n')], Act::New, Lang::key_new_idea, Lang::help_new_idea),
];
/// The letters that count come last: they stand in the figure.
static CASE_TYPES: &[Binding] = &[
    shown(&[Key::Char('g')], Act::Border, Lang::key_border, Lang::help_border),
    shown(&[Key::Char('i')], Act::Doubt, Lang::key_doubt, Lang::help_doubt),
    shown(&[Key::Char('a')], Act::Amount, Lang::key_amount, Lang::help_amount),
    shown(&[Key::Char('t')], Act::Stream, Lang::key_stream, Lang::help_stream),
    shown(&[Key::Char('y')], Act::OtherDay, Lang::key_other_day, Lang::help_other_day),
    shown(&[Key::Char('d')], Act::SettleDoubt, Lang::key_settle_doubt, Lang::help_settle_doubt),
    READY,
    GUIDANCE,
    PRINCIPLE,
    WATCH_OUT,
];
static BORDER: &[Binding] = &[
    shown(&[Key::Char('k')], Act::Count(CaseType::Ready), Lang::key_count_ready, Lang::help_border_ready),
    shown(&[Key::Char('v')], Act::Count(CaseType::Guidance), Lang::key_count_guidance, Lang::help_border_guidance),
    shown(&[Key::Char('p')], Act::Count(CaseType::Principle), Lang::key_count_principle, Lang::help_border_principle),
    shown(&[Key::Char('o')], Act::Count(CaseType::WatchOut), Lang::key_count_watch_out, Lang::help_border_watch_out),
    shown(&[Key::Esc, Key::Backspace, Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close),
    HELP,
];

/// The keys that mean the same everywhere outside text.
static EVERYWHERE: &[Binding] = &[
    BOARD,
    KPI_SCREEN,
    ACTION_SCREEN,
    WORKFLOW_SCREEN,
    CASE_SCREEN,
    shown(&[Key::Char('n')], Act::New, Lang::key_new, Lang::help_new),
    shown(&[Key::Char('e')], Act::Edit, Lang::key_edit, Lang::help_edit),
    quiet(&[Key::Enter], Act::Open, Lang::help_open),
    shown(&[Key::Char('s'), Key::Char('/')], Act::Search, Lang::key_search, Lang::help_search_list),
    UP,
    DOWN,
    quiet(&[Key::Left], Act::Left, Lang::help_left),
    quiet(&[Key::Right], Act::Right, Lang::help_right),
    quiet(&[Key::Tab], Act::NextPart, Lang::help_next_part),
    quiet(&[Key::BackTab], Act::PreviousPart, Lang::help_previous_part),
    PAGE_UP,
    PAGE_DOWN,
    quiet(&[Key::Home], Act::First, Lang::help_first),
    quiet(&[Key::End], Act::Last, Lang::help_last),
    quiet(&[Key::Esc, Key::Backspace], Act::Back, Lang::help_back),
    UNDO,
    REDO,
    WALL,
    quiet(&[Key::Char('c')], Act::Theme, Lang::help_theme),
    NAMES,
    MOUSE,
    WHO,
    MEMBERS,
    EDIT_BOARD,
    REDRAW,
    QUIT,
    HELP,
];

/// On the board's wall only what it can show: no selection, no panels. What a presenter's remote sends is harmless.
static BOARD_WALL: &[Binding] = &[
    BOARD,
    KPI_SCREEN,
    ACTION_SCREEN,
    WORKFLOW_SCREEN,
    CASE_SCREEN,
    WALL,
    shown(&[Key::Char('n')], Act::New, Lang::key_new, Lang::help_new),
    THEME,
    NAMES,
    MOUSE,
    quiet(&[Key::Char('s'), Key::Char('/')], Act::Search, Lang::help_search_list),
    UNDO,
    REDO,
    REDRAW,
    QUIT,
    HELP,
];

const KEEP_SEARCH: Binding = shown(&[Key::Enter], Act::Confirm, Lang::key_keep_search, Lang::help_keep_search);
const CLOSE_SEARCH: Binding = shown(&[Key::Esc, Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close_search);
const CLEAR: Binding = quiet(&[Key::Ctrl('u')], Act::Clear, Lang::help_clear);
const HELP_IN_TEXT: Binding = shown(&[Key::F(1)], Act::Help, Lang::key_help, Lang::help_help);
static SEARCH: &[Binding] = &[KEEP_SEARCH, CLOSE_SEARCH, UP, DOWN, PAGE_UP, PAGE_DOWN, CLEAR, HELP_IN_TEXT];
static PLAN_SEARCH: &[Binding] =
    &[KEEP_SEARCH, OPEN_FILTER, CLOSE_SEARCH, UP, DOWN, PAGE_UP, PAGE_DOWN, CLEAR, HELP_IN_TEXT];

static FORM: &[Binding] = &[
    shown(&[Key::Tab], Act::NextField, Lang::key_next_field, Lang::help_next_field),
    quiet(&[Key::Enter], Act::Confirm, Lang::help_confirm),
    shown(&[Key::BackTab], Act::PreviousField, Lang::key_previous_field, Lang::help_previous_field),
    quiet(&[Key::Up], Act::Up, Lang::help_up_field),
    quiet(&[Key::Down], Act::Down, Lang::help_down_field),
    shown(&[Key::Ctrl('s')], Act::Save, Lang::key_save, Lang::help_save),
    quiet(&[Key::Ctrl('z')], Act::UndoTyping, Lang::help_undo_typing),
    CLEAR,
    shown(&[Key::Esc, Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close_form),
    HELP_IN_TEXT,
];
static QUESTION: &[Binding] = &[
    shown(&[Key::Char('j'), Key::Char('y')], Act::Yes, Lang::yes, Lang::help_yes),
    shown(&[Key::Char('n'), Key::Enter, Key::Esc, Key::Ctrl('c')], Act::No, Lang::key_no, Lang::help_no),
];
static OFFER: &[Binding] = &[
    shown(&[Key::Char('j'), Key::Char('y'), Key::Enter], Act::Yes, Lang::key_yes, Lang::help_yes),
    shown(&[Key::Char('n')], Act::No, Lang::key_forget, Lang::help_forget),
    shown(&[Key::Esc, Key::Ctrl('c')], Act::Back, Lang::key_later, Lang::help_later),
];
static CHOICE: &[Binding] = &[
    shown(&[Key::Up], Act::Up, Lang::key_select, Lang::help_up),
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    shown(&[Key::Enter], Act::Open, Lang::key_open_choice, Lang::help_open_choice),
    shown(&[Key::Esc, Key::Char('q'), Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close),
];
static FIND: &[Binding] =
    &[UP, DOWN, PAGE_UP, PAGE_DOWN, shown(&[Key::Enter], Act::Open, Lang::key_go, Lang::help_go), CLOSE];
static HELP_LIST: &[Binding] = &[
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    shown(&[Key::Enter], Act::Open, Lang::key_run, Lang::help_run),
    shown(&[Key::Esc, Key::F(1), Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close),
];

/// The keys of this place only.
pub fn own(place: Place) -> &'static [Binding] {
    static MEASURES: &[Binding] = &[MEASURE, NEXT_PANEL];
    match place {
        Place::Kpis => MEASURES,
        Place::Plan => PLAN,
        Place::Tally => TALLY,
        Place::Trials => TRIALS,
        Place::Wall => BOARD_WALL,
        Place::KpiList => KPI_LIST,
        Place::KpiChart => KPI_CHART,
        Place::Actions => ACTIONS,
        Place::ActionCard => ACTION_CARD,
        Place::Workflows => WORKFLOWS,
        Place::WorkflowBook => WORKFLOW_BOOK,
        Place::Ideas => IDEAS,
        Place::CaseTypes => CASE_TYPES,
        Place::Border => BORDER,
        Place::Search => SEARCH,
        Place::PlanSearch => PLAN_SEARCH,
        Place::Form => FORM,
        Place::Question => QUESTION,
        Place::Offer => OFFER,
        Place::Choice => CHOICE,
        Place::Find => FIND,
        Place::Help => HELP_LIST,
    }
}

/// The keys a place shares with every other.
pub fn inherited(place: Place) -> &'static [Binding] {
    match place {
        Place::Wall
        | Place::Border
        | Place::Search
        | Place::PlanSearch
        | Place::Form
        | Place::Question
        | Place::Offer
        | Place::Choice
        | Place::Find
        | Place::Help => &[],
        Place::Kpis
        | Place::Plan
        | Place::Tally
        | Place::Trials
        | Place::KpiList
        | Place::KpiChart
        | Place::Actions
        | Place::ActionCard
        | Place::Workflows
        | Place::WorkflowBook
        | Place::Ideas
        | Place::CaseTypes => EVERYWHERE,
    }
}
