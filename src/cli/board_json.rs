//! `tavle board --json`.

use serde::Serialize;

use super::kpi_row::KpiRow;
use super::rows::{ActionRow, MeetingRow};
use super::workflow_show::TrialRow;
use crate::domain::action::Due;
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::tally::{CaseType, Stream};
use crate::domain::workflow::{Decision, Workflow};

/// How many of a type stand in the fortnight of `today`.
pub fn tally_total(board: &Board, today: Date, stream: Stream, case_type: CaseType) -> i64 {
    let (from, to) = board.fortnight(today);
    board.tally.total(from, to.succ_opt().unwrap_or(to), stream, case_type)
}

/// The board in `--json`.
#[derive(Serialize)]
pub struct BoardRow<'a> {
    name: &'a str,
    date: Date,
    next_meeting: Option<MeetingRow>,
    sums: SumsRow,
    kpis: Vec<KpiRow<'a>>,
    /// The open ones, in the order a meeting takes them up.
    actions: Vec<ActionRow<'a>>,
    /// Those that are done, and whose effect is to be looked for now.
    see_effect: Vec<ActionRow<'a>>,
    /// The numbers of the open ones of members who have left.
    to_hand_over: Vec<u32>,
    tally: TallyRow,
    trials: Vec<TrialRow<'a>>,
    adopted: Vec<AdoptedRow<'a>>,
}

#[derive(Serialize)]
struct SumsRow {
    overdue: usize,
    due_today: usize,
    before_meeting: usize,
    later: usize,
    waiting: usize,
    done_since_meeting: usize,
    kpis_missing: usize,
    trials_ready: usize,
}

#[derive(Serialize)]
struct TallyRow {
    from: Date,
    to: Date,
    application: CountsRow,
    inspection: CountsRow,
}

#[derive(Serialize)]
struct CountsRow {
    ready: i64,
    guidance: i64,
    principle: i64,
    watch_out: i64,
}

#[derive(Serialize)]
struct AdoptedRow<'a> {
    workflow: u32,
    name: &'a str,
    decided_on: Option<Date>,
}

impl<'a> BoardRow<'a> {
    pub fn new(board: &'a Board, today: Date) -> Self {
        let open = board.plan(today).into_iter().filter(|action| action.is_open());
        let see_effect = board.plan_of(today, |action| action.is_to_be_looked_at(today));
        let adopted = |(workflow, decision): (&'a Workflow, Option<&Decision>)| AdoptedRow {
            workflow: workflow.number,
            name: workflow.name.as_str(),
            decided_on: decision.map(|decision| decision.decided_on),
        };
        BoardRow {
            name: board.record.name.as_str(),
            date: today,
            next_meeting: MeetingRow::next(board, today),
            sums: SumsRow::new(board, today),
            kpis: board.kpis.iter().map(|kpi| KpiRow::new(board, kpi, today)).collect(),
            actions: open.map(|action| ActionRow::new(board, action, today)).collect(),
            see_effect: see_effect.into_iter().map(|action| ActionRow::new(board, action, today)).collect(),
            to_hand_over: board.to_hand_over(today).into_iter().map(|action| action.number).collect(),
            tally: TallyRow::new(board, today),
            trials: board.running_trials().into_iter().map(|trial| TrialRow::new(board, trial)).collect(),
            adopted: board.adopted().into_iter().map(adopted).collect(),
        }
    }
}

impl SumsRow {
    fn new(board: &Board, today: Date) -> Self {
        let (sums, meeting) = (board.sums(today), board.next_meeting(today));
        let count = |wanted: Due| board.actions.iter().filter(|action| action.due(today, meeting) == wanted).count();
        SumsRow {
            overdue: sums.overdue,
            due_today: sums.today,
            before_meeting: count(Due::BeforeMeeting),
            later: count(Due::Later),
            waiting: count(Due::Waiting),
            done_since_meeting: board.actions.iter().filter(|it| board.is_done_since_meeting(it, today)).count(),
            kpis_missing: sums.missing,
            trials_ready: sums.ready,
        }
    }
}

impl TallyRow {
    fn new(board: &Board, today: Date) -> Self {
        let (from, to) = board.fortnight(today);
        let counts = |stream| {
            let total = |case_type| tally_total(board, today, stream, case_type);
            CountsRow {
                ready: total(CaseType::Ready),
                guidance: total(CaseType::Guidance),
                principle: total(CaseType::Principle),
                watch_out: total(CaseType::WatchOut),
            }
        };
        TallyRow { from, to, application: counts(Stream::Application), inspection: counts(Stream::Inspection) }
    }
}
