use super::*;
use crate::domain::action::{ActionCommand, ActionState, Deed, Helpers, PlanMore, Stage, decide};
use crate::domain::change::left_by;
use crate::domain::id::Ids;
use crate::domain::kpi::{Better, KpiCommand, KpiFields};
use crate::domain::people::Member;
use crate::domain::refusal::FieldName;
use crate::domain::stamp::{Through, Who};
use chrono::DateTime;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A board and the stamp that everything is done under.
struct Desk {
    board: Board,
    stamp: Stamp,
}

impl Desk {
    /// Anne and Bo, a KPI, and `#1` of Anne's, agreed with her, in which Bo helps.
    fn new() -> Self {
        let who = Who { login: Text::default(), member: None };
        let stamp = Stamp::new(who, DateTime::UNIX_EPOCH, day("2026-11-23"), Through::CommandLine, 1);
        let board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), stamp.today);
        let mut desk = Desk { board, stamp };
        for name in ["Anne", "Bo"] {
            let member = new_member(&desk.board, &Text::stored(name), &mut desk.stamp).unwrap();
            desk.board.apply(&Change::added(member));
        }
        let kpi = KpiCommand::Add(Box::new(KpiFields::of(Text::stored("Svartid"), Better::Lower)));
        let kpi = crate::domain::kpi::decide(&desk.board, &kpi, &mut desk.stamp).unwrap();
        kpi.changes.iter().for_each(|change| desk.board.apply(change));
        let fields = ActionFields::of(Text::stored("Opslag"), desk.owner("Anne"), day("2026-11-27"));
        let helpers = Helpers(vec![desk.member("Bo").id]);
        desk.does(&ActionCommand::add(ActionFields { helpers, ..fields })).unwrap();
        let id = desk.board.actions[0].id;
        desk.does(&ActionCommand::one(id, Deed::Agree { on: day("2026-11-20") })).unwrap();
        desk
    }

    fn member(&self, name: &str) -> &Member {
        self.board.find_member(name).unwrap()
    }

    fn owner(&self, name: &str) -> Owner {
        Owner::Member(self.member(name).id)
    }

    fn does(&mut self, command: &ActionCommand) -> Result<Outcome, Refusal> {
        let outcome = decide(&self.board, command, &mut self.stamp)?;
        outcome.changes.iter().for_each(|change| self.board.apply(change));
        Ok(outcome)
    }

    fn imports(&mut self, rows: &[PlanRow]) -> Result<Outcome, Refusal> {
        let rows = rows.to_vec();
        self.does(&ActionCommand::Import { rows, new_owners: NewOwners::Refuse, again: false })
    }

    /// The row of `#1` as it stands.
    fn row(&self) -> PlanRow {
        let action = &self.board.actions[0];
        PlanRow {
            line: 2,
            number: Some(action.number),
            change: action.change.clone(),
            owner: Text::stored(self.board.owner_name(action.owner)),
            deadline: action.deadline,
            ..PlanRow::default()
        }
    }
}

fn text(text: &str) -> Option<Text> {
    Some(Text::stored(text))
}

#[test]
fn a_row_with_a_number_edits_and_what_the_file_leaves_out_stays() {
    let mut desk = Desk::new();
    let row = PlanRow { change: Text::stored("Opslag igen"), ..desk.row() };
    let outcome = desk.imports(&[row]).unwrap();
    assert_eq!((outcome.verb, outcome.changes.len(), outcome.warnings), (Verb::PlanImported, 1, vec![]));
    let [action] = desk.board.actions.as_slice() else { panic!("a second action") };
    assert_eq!((action.change.as_str(), action.helpers.0.len(), action.moves), ("Opslag igen", 1, 0));
    assert_eq!(action.agreed_on, Some(day("2026-11-20")));
}

#[test]
fn a_new_responsible_and_a_new_deadline_have_their_consequences() {
    let mut desk = Desk::new();
    let row = PlanRow { owner: Text::stored("bo"), deadline: day("2026-12-04"), ..desk.row() };
    let outcome = desk.imports(&[row]).unwrap();
    assert_eq!(outcome.warnings, [Warning::MovedByFile { numbers: vec![1] }]);
    let action = &desk.board.actions[0];
    assert_eq!((action.owner, action.agreed_on, action.helpers.0.as_slice()), (desk.owner("Bo"), None, &[][..]));
    assert_eq!((action.moves, action.original_deadline), (1, day("2026-11-27")));
    assert!(action.moved_why.is_empty());
    desk.board.actions[0].deadline = day("2026-10-01");
    let outcome = desk.imports(&[PlanRow { deadline: day("2026-12-11"), ..desk.row() }]).unwrap();
    let stuck = Warning::Stuck { numbers: vec![1], weeks: 4 };
    assert_eq!(outcome.warnings, [Warning::MovedByFile { numbers: vec![1] }, stuck]);
}

#[test]
fn what_stands_is_skipped_and_a_step_is_only_compared() {
    let mut desk = Desk::new();
    let helpers = text("Bo");
    let same = PlanMore { helpers, kpi: text(""), before_start: Some(false), ..PlanMore::default() };
    let all_there = Err(Refusal::Import(ImportRefusal::AllThere { rows: 1 }));
    let agreed = PlanMore { step: Some(Step::Stage(Stage::Agreed)), ..same.clone() };
    for more in [same, agreed] {
        let row = PlanRow { more, ..desk.row() };
        assert_eq!(desk.imports(&[row]), all_there);
    }
    let done = PlanMore { step: Some(Step::Stage(Stage::Done)), ..PlanMore::default() };
    let row = PlanRow { more: done, ..desk.row() };
    let only = Err(Refusal::Import(ImportRefusal::OnlySteps { numbers: vec![1] }));
    assert_eq!(desk.imports(std::slice::from_ref(&row)), only);
    let outcome = desk.imports(&[PlanRow { how: Text::stored("Selv"), ..row }]).unwrap();
    assert_eq!(outcome.warnings, [Warning::StepsDiffer { numbers: vec![1] }]);
    assert_eq!(desk.board.actions[0].state, ActionState::Open);
}

#[test]
fn what_else_the_file_says_is_written() {
    let mut desk = Desk::new();
    let more = PlanMore { before_start: Some(true), helpers: text(""), kpi: text("svar"), ..PlanMore::default() };
    let new = PlanRow {
        number: None,
        change: Text::stored("Ny"),
        more: PlanMore { helpers: text("bo"), ..more.clone() },
        ..desk.row()
    };
    let outcome = desk.imports(&[PlanRow { more, ..desk.row() }, new]).unwrap();
    let [first, second] = left_by::<Action>(&outcome.changes)[..] else { panic!("{:?}", outcome.changes) };
    assert_eq!((first.before_start, first.helpers.0.len(), first.kpi), (true, 0, Some(desk.board.kpis[0].id)));
    assert_eq!((second.number, second.helpers.0.as_slice()), (2, &[desk.member("Bo").id][..]));
}

#[test]
fn a_deadline_of_what_is_closed_does_not_move_and_every_such_line_is_told() {
    let mut desk = Desk::new();
    let (owner, deadline) = (desk.owner("Anne"), day("2026-11-27"));
    for change in ["Skilt", "Kort"] {
        desk.does(&ActionCommand::add(ActionFields::of(Text::stored(change), owner, deadline))).unwrap();
    }
    let [first, second] = [desk.board.actions[0].id, desk.board.actions[1].id];
    let on = day("2026-11-20");
    desk.does(&ActionCommand::one(first, Deed::Done { on, look: None })).unwrap();
    desk.does(&ActionCommand::one(second, Deed::Drop { why: Text::stored("Overhalet") })).unwrap();
    let row = |number: u32, change: &str, deadline| PlanRow {
        line: u64::from(number) + 1,
        number: Some(number),
        change: Text::stored(change),
        deadline,
        ..desk.row()
    };
    let later = day("2026-12-04");
    let rows = [row(1, "Opslag", later), row(2, "Skilt", later), row(3, "Kort", later)];
    let edited = row(1, "Opslag igen", deadline);
    let before = desk.board.clone();
    let closed = vec![
        (2, PlanRefusal::AlreadyDone { number: 1, on: Some(on) }),
        (3, PlanRefusal::AlreadyDropped { number: 2, on: Some(desk.stamp.today) }),
    ];
    assert_eq!(desk.imports(&rows), Err(Refusal::Import(ImportRefusal::Closed(closed))));
    assert_eq!(desk.board, before);
    desk.imports(&[edited]).unwrap();
    assert_eq!(desk.board.actions[0].change.as_str(), "Opslag igen");
}

#[test]
fn whoever_has_it_keeps_it_though_they_have_left_or_share_their_name() {
    let mut desk = Desk::new();
    let unit = new_unit(&desk.board, &Text::stored("Anne"), None, &mut desk.stamp).unwrap();
    desk.board.apply(&Change::added(unit));
    let anne = desk.board.members[0].clone();
    desk.board.apply(&Change::edited(anne.clone(), Member { left_on: Some(day("2026-11-01")), ..anne }));
    let row = desk.row();
    assert_eq!(desk.imports(std::slice::from_ref(&row)), Err(Refusal::Import(ImportRefusal::AllThere { rows: 1 })));
    desk.imports(&[PlanRow { how: Text::stored("Selv"), ..row }]).unwrap();
    assert!(matches!(desk.board.actions[0].owner, Owner::Member(_)));
}

#[test]
fn numbers_and_names_that_are_nobodys_are_refused_all_at_once() {
    let mut desk = Desk::new();
    let row = desk.row();
    let numbered = |number, line| PlanRow { number: Some(number), line, ..row.clone() };
    let unknown = Err(Refusal::Import(ImportRefusal::UnknownNumbers(vec![(3, 7), (4, 9)])));
    assert_eq!(desk.imports(&[row.clone(), numbered(7, 3), numbered(9, 4)]), unknown);
    let twice = Err(Refusal::Import(ImportRefusal::NumberTwice { number: 1, lines: [2, 5] }));
    assert_eq!(desk.imports(&[row.clone(), numbered(1, 5)]), twice);
    let more = PlanMore { helpers: text("Bo, Carl"), kpi: text("Ventetid"), ..PlanMore::default() };
    let Err(Refusal::Import(ImportRefusal::Unnamed(names))) = desk.imports(&[PlanRow { more, ..row }]) else {
        panic!("it was taken")
    };
    let told: Vec<_> = names.iter().map(|(line, field, _)| (*line, *field)).collect();
    assert_eq!(told, [(2, FieldName::Kpi), (2, FieldName::Helpers)]);
}
