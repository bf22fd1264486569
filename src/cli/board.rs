//! `tavle board`: the board as plain text, for a mail, the message of the day, a screen reader.

use super::board_json::{BoardRow, tally_total};
use super::call::Call;
use super::chart;
use super::plan_list::with_ideas;
use super::trouble::Trouble;
use crate::domain::action::{Action, Due, Owner};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::kpi::{Kpi, SHOWN_PERIODS};
use crate::domain::tally::{CaseType, Stream};
use crate::domain::workflow::{Decision, Workflow};
use crate::text::Lang;
use crate::text::format::{action_number, cut, pad, pad_left, width, wrap};

/// What a mail and an old terminal are wide.
const COLUMNS: usize = 80;

/// The columns of what stands below the name of a KPI.
const BELOW: usize = 47;

/// # Errors
/// When the board cannot be read.
pub fn run(call: &mut Call) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    if call.json {
        let actions = desk.board.actions.clone();
        with_ideas(&mut desk, &actions)?;
        return Ok(call.out.json(&BoardRow::new(&desk.board, call.today()))?);
    }
    let sheet = Sheet { lang: call.lang, board: &desk.board, today: call.today(), ascii: call.is_ascii() };
    let lines = sheet.lines();
    Ok(call.out.lines(&lines)?)
}

/// The board on its way to paper.
struct Sheet<'a> {
    lang: Lang,
    board: &'a Board,
    today: Date,
    ascii: bool,
}

impl Sheet<'_> {
    fn lines(&self) -> Vec<String> {
        let parts = [self.head(), self.kpis(), self.actions(), self.tally(), self.trials(), self.adopted()];
        let text = parts.map(|part| part.join("\n")).join("\n\n");
        text.split('\n').map(str::to_owned).collect()
    }

    fn head(&self) -> Vec<String> {
        let (lang, sums) = (self.lang, self.board.sums(self.today));
        let meeting = self.board.next_meeting(self.today);
        let time = self.board.record.meeting_time;
        let meeting = meeting.map_or_else(|| lang.no_meeting().to_owned(), |day| lang.next_meeting(day, time));
        vec![
            cut(self.board.record.name.as_str(), COLUMNS),
            format!("{} · {} · {meeting}", lang.week(self.today), lang.long_date(self.today)),
            [
                lang.overdue_sum(sums.overdue),
                lang.today_sum(sums.today),
                lang.missing_sum(sums.missing),
                lang.ready_sum(sums.ready),
            ]
            .join(" · "),
        ]
    }

    fn kpis(&self) -> Vec<String> {
        let lang = self.lang;
        if self.board.kpis_in_use().is_empty() {
            return vec![lang.heading_kpis().to_owned(), format!("  {}", lang.no_kpis())];
        }
        let legend = format!("{}, {}", lang.latest_periods(SHOWN_PERIODS), lang.above_the_middle());
        let head = format!("{}{}", pad(lang.heading_kpis(), 16), pad_left(&legend, COLUMNS - 16 - 3));
        std::iter::once(head).chain(self.board.kpis_in_use().into_iter().flat_map(|kpi| self.kpi(kpi))).collect()
    }

    /// Name, value and the upper row; period, target and the lower row; the verdict and what is missing.
    fn kpi(&self, kpi: &Kpi) -> Vec<String> {
        let (lang, series) = (self.lang, self.board.series(kpi));
        let [upper, lower] = chart::rows(series, self.today, self.ascii);
        let (value, period) = match series.last() {
            Some(last) => (lang.value_with_unit(last.value, kpi), lang.period(series.period(last.period))),
            None => (lang.not_measured().to_owned(), String::new()),
        };
        let standing = series.standing(self.today);
        let target = lang.target_and_state(series, &standing);
        let both = [period, target.clone()].into_iter().filter(|part| !part.is_empty());
        let both = both.collect::<Vec<_>>().join(" · ");
        // A long target needs the room of the period.
        let below = if width(&both) <= BELOW { both } else { target };
        let mut lines = vec![
            format!("  {}  {}  {upper}", pad(kpi.name.as_str(), 32), pad_left(&value, 15)),
            format!("    {}  {lower}", pad(&below, BELOW)),
        ];
        if series.last().is_some() {
            let verdict = lang.verdict_line(series, &standing);
            lines.push(cut(&format!("    {verdict}"), COLUMNS));
        }
        lines
    }

    fn actions(&self) -> Vec<String> {
        let (lang, meeting) = (self.lang, self.board.next_meeting(self.today));
        let plan = self.board.plan(self.today);
        let group = |wanted: Due| plan.iter().copied().filter(move |it| it.due(self.today, meeting) == wanted);
        let before = [Due::Overdue, Due::Today, Due::BeforeMeeting].map(|due| group(due).count()).iter().sum();
        let later = group(Due::Later).count();
        let sum = if plan.is_empty() { String::new() } else { lang.plan_sum(before, later, meeting.is_some()) };
        let mut lines = vec![format!("{}  {}", pad(lang.heading_actions(), 12), pad_left(&sum, COLUMNS - 14))];
        for due in [Due::Overdue, Due::Today, Due::BeforeMeeting, Due::Effect] {
            if group(due).next().is_some() {
                lines.push(format!("  {}", lang.group_of_due(due, meeting)));
                lines.extend(group(due).map(|action| self.action(action, meeting)));
            }
        }
        lines.extend(self.to_hand_over());
        if plan.is_empty() {
            lines.push(format!("  {}", lang.no_actions()));
        } else {
            let is_done = |it: &&&Action| self.board.is_done_since_meeting(it, self.today);
            let done = plan.iter().filter(is_done).count();
            lines.push(format!("  {}", lang.plan_rest(later, group(Due::Waiting).count(), done)));
        }
        lines
    }

    /// The open actions of each who has left.
    fn to_hand_over(&self) -> Vec<String> {
        let open = self.board.to_hand_over(self.today);
        let mut owners: Vec<Owner> = Vec::new();
        open.iter().for_each(|action| {
            if !owners.contains(&action.owner) {
                owners.push(action.owner)
            }
        });
        let line = |owner: &Owner| {
            let numbers: Vec<u32> = open.iter().filter(|it| it.owner == *owner).map(|it| it.number).collect();
            let told = self.lang.group_to_hand_over(self.board.owner_name(*owner), &numbers);
            wrap(&told, COLUMNS - 2).into_iter().map(|line| format!("  {line}")).collect::<Vec<_>>()
        };
        owners.iter().flat_map(line).collect()
    }

    fn action(&self, action: &Action, meeting: Option<Date>) -> String {
        let number = pad(&action_number(action.number), 5);
        let (change, owner) = (pad(action.change.as_str(), 39), pad(self.board.owner_name(action.owner), 15));
        let due = pad_left(&self.lang.due(action, self.today, meeting), 13);
        cut(&format!("    {number} {change}  {owner} {due}"), COLUMNS)
    }

    fn tally(&self) -> Vec<String> {
        let (lang, streams) = (self.lang, Stream::ALL);
        let (from, to) = self.board.fortnight(self.today);
        let total = |stream, case_type| tally_total(self.board, self.today, stream, case_type);
        let range = lang.date_range(from, to);
        let heads: String = streams.iter().map(|stream| pad_left(lang.stream(*stream), 14)).collect();
        let row = |case_type: &CaseType| {
            let counts = streams.iter().map(|stream| pad_left(&total(*stream, *case_type).to_string(), 14));
            format!("  {}{}", pad(lang.case_type(*case_type), 32), counts.collect::<String>())
        };
        let head = format!("{}{heads}", pad(&format!("{} {range}", lang.heading_tally()), 34));
        std::iter::once(head).chain(CaseType::ALL.iter().map(row)).collect()
    }

    fn trials(&self) -> Vec<String> {
        let lang = self.lang;
        let mut lines = vec![lang.heading_trials().to_owned()];
        for trial in self.board.running_trials() {
            let name = self.board.workflow(trial.workflow).map_or("", |workflow| workflow.name.as_str());
            let units = self.board.units_of_trial(trial);
            let units = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
            let stand = pad_left(&lang.trial(trial, self.today), 36);
            lines.push(format!("  {}{stand}", pad(&format!("{name} ({units})"), 42)));
        }
        if lines.len() == 1 {
            lines.push(format!("  {}", lang.none_trials()));
        }
        lines
    }

    fn adopted(&self) -> Vec<String> {
        let lang = self.lang;
        let row = |(workflow, decision): (&Workflow, Option<&Decision>)| {
            let decided = decision.map_or_else(String::new, |decision| lang.decided_on(decision));
            format!("  {}{}", pad(workflow.name.as_str(), 42), pad_left(&decided, 36))
        };
        let mut lines = vec![lang.heading_adopted().to_owned()];
        lines.extend(self.board.adopted().into_iter().map(row));
        if lines.len() == 1 {
            lines.push(format!("  {}", lang.none_adopted()));
        }
        lines
    }
}
