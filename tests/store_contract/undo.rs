//! Undo and redo.

use tavle::domain::change::Entity;
use tavle::domain::command::Command;
use tavle::domain::journal::Verb;
use tavle::domain::people::{Logins, MemberFields, PeopleCommand, Role};
use tavle::domain::refusal::{HistoryRefusal, Refusal, Thing};
use tavle::domain::stamp::Who;
use tavle::domain::tally::{CaseType, Stream};
use tavle::domain::workflow::DecisionKind;
use tavle::store::{Access, Backend};

use crate::support::*;

fn undo_and_redo_reach_over_reopening(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    anne.adds_action(nord, "Ny skabelon");
    let with = anne.board.clone();
    drop(anne);
    let mut anne = desk.joins("anne");
    assert_eq!(anne.undoes().unwrap().of, Some(Verb::ActionAdded));
    assert!(anne.loaded().actions.is_empty());
    drop(anne);
    let mut anne = desk.joins("anne");
    assert_eq!(anne.redoes().unwrap().of, Some(Verb::ActionAdded));
    assert_eq!(anne.loaded().actions, with.actions);
    assert_eq!(refusal(anne.redoes()), Refusal::History(HistoryRefusal::NothingToRedo));
}

fn undo_takes_back_mine_while_yours_stands(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    anne.does(count("2026-11-20", 3));
    let mut bo = desk.joins("bo");
    bo.does(count("2026-11-20", 5));
    anne.undoes().unwrap();
    let tally = anne.loaded().tally;
    assert_eq!(tally.total(date("2026-11-01"), today(), Stream::Application, CaseType::Principle), 5);
    assert_eq!(anne.loaded(), anne.board);
    assert_eq!(refusal(anne.undoes()), Refusal::History(HistoryRefusal::CannotUndo(Verb::BoardCreated)));
    assert_eq!(bo.undoes().unwrap().of, Some(Verb::Tallied));
}

fn several_are_undone_and_redone_in_turn(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let start = anne.adds_unit("Nord");
    let a = anne.adds_action(start, "a");
    anne.does(move_to(&a, "2026-12-08"));
    anne.does(done(&a, TODAY));
    let states: Vec<Verb> = (0..3).map(|_| anne.undoes().unwrap().of.unwrap()).collect();
    assert_eq!(states, [Verb::ActionDone, Verb::ActionMoved, Verb::ActionAdded]);
    let states: Vec<Verb> = (0..3).map(|_| anne.redoes().unwrap().of.unwrap()).collect();
    assert_eq!(states, [Verb::ActionAdded, Verb::ActionMoved, Verb::ActionDone]);
    assert_eq!(anne.undoes().unwrap().of, Some(Verb::ActionDone), "what was done again is taken back again");
    assert_eq!(anne.redoes().unwrap().of, Some(Verb::ActionDone));
    assert_eq!(anne.loaded(), anne.board);
}

fn what_was_undone_is_not_redone_after_something_new(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let mut bo = desk.joins("bo");
    anne.adds_unit("Nord");
    anne.undoes().unwrap();
    bo.adds_unit("Øst");
    assert!(anne.redoes().is_ok(), "somebody else's does not count");
    anne.undoes().unwrap();
    anne.adds_unit("Syd");
    assert_eq!(refusal(anne.redoes()), Refusal::History(HistoryRefusal::NothingToRedo));
    anne.undoes().unwrap();
    assert_eq!(anne.redoes().unwrap().of, Some(Verb::UnitAdded));
    assert_eq!(
        refusal(anne.redoes()),
        Refusal::History(HistoryRefusal::NothingToRedo),
        "the first undo lies before the new one"
    );
}

fn undo_is_refused_when_somebody_has_changed_it_since(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "Ny skabelon");
    let mut bo = desk.joins("bo");
    bo.adds_member("Bo Bruun", Role::Employee);
    bo.who = Who { member: bo.board.find_member("Bo Bruun").ok().map(|bo| bo.id), ..bo.who };
    bo.does(move_to(&action, "2026-12-24"));
    let before = anne.loaded();
    match refusal(anne.undoes()) {
        Refusal::History(HistoryRefusal::ChangedSince { who, entity, .. }) => {
            assert_eq!((who, entity), (text("Bo Bruun"), Entity::Action))
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(anne.loaded(), before, "all or nothing");
}

fn a_burst_is_undone_and_redone_in_one(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "Ny skabelon");
    let before = anne.board.clone();
    let head = anne.does(move_to(&action, "2026-12-02")).seq;
    anne.goes_on(head, move_to(&action, "2026-12-03"));
    anne.goes_on(head, move_to(&action, "2026-12-04"));
    let after = anne.board.clone();
    let undone = anne.undoes().unwrap();
    assert_eq!((undone.of, undone.changes.len()), (Some(Verb::ActionMoved), 3));
    assert_eq!(anne.loaded().actions, before.actions);
    anne.redoes().unwrap();
    assert_eq!(anne.loaded().actions, after.actions);
    anne.undoes().unwrap();
    assert_eq!(anne.loaded().actions, before.actions);
    assert_eq!(anne.undoes().unwrap().of, Some(Verb::ActionAdded));
}

fn a_burst_that_goes_on_after_an_undo_is_undone_by_itself(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let head = anne.does(count("2026-11-20", 1)).seq;
    anne.goes_on(head, count("2026-11-20", 2));
    anne.undoes().unwrap();
    anne.goes_on(head, count("2026-11-20", 4));
    let total = |board: &tavle::domain::board::Board| {
        board.tally.total(date("2026-11-01"), today(), Stream::Application, CaseType::Principle)
    };
    assert_eq!(total(&anne.loaded()), 4);
    anne.undoes().unwrap();
    assert_eq!(total(&anne.loaded()), 0);
    anne.redoes().unwrap();
    assert_eq!(total(&anne.loaded()), 4);
}

fn a_burst_somebody_has_changed_inside_is_not_undone(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "Ny skabelon");
    let head = anne.does(move_to(&action, "2026-12-02")).seq;
    desk.joins("bo").does(move_to(&action, "2026-12-20"));
    anne.goes_on(head, move_to(&action, "2026-12-03"));
    let before = anne.loaded();
    assert!(matches!(refusal(anne.undoes()), Refusal::History(HistoryRefusal::ChangedSince { .. })));
    assert_eq!(anne.loaded(), before);
}

fn a_decision_stands(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let lea = anne.adds_member("Lea Leder", Role::Leader);
    let workflow = anne.adds_workflow("Underretninger", nord);
    anne.does(start_trial(workflow, &[nord]));
    anne.does(decide(workflow, DecisionKind::Adopt, lea));
    assert_eq!(refusal(anne.undoes()), Refusal::History(HistoryRefusal::CannotUndo(Verb::WorkflowDecided)));
}

fn undoing_an_import_removes_exactly_its_rows(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    anne.adds_member("Bo Bruun", Role::Employee);
    anne.adds_action(nord, "Ny skabelon");
    let before = anne.board.clone();
    let done = anne.does(import(&["Bo Bruun", "Carl Cohn", "Dina Due"]));
    assert_eq!(done.changes.len(), 5, "two new members, three actions");
    let after = anne.board.clone();
    anne.undoes().unwrap();
    let loaded = anne.loaded();
    assert_eq!((&loaded.members, &loaded.actions), (&before.members, &before.actions));
    anne.redoes().unwrap();
    let loaded = anne.loaded();
    assert_eq!((&loaded.members, &loaded.actions), (&after.members, &after.actions));
    assert_eq!(loaded, anne.board);
}

fn what_is_in_use_is_not_undone(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    desk.joins("bo").adds_action(nord, "Ny skabelon");
    let before = anne.loaded();
    assert_eq!(refusal(anne.undoes()), Refusal::History(HistoryRefusal::InUse(Entity::Action)));
    assert_eq!(anne.loaded(), before);
    anne.adds_unit("Syd");
}

fn one_person_is_one_member_on_however_many_logins(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let member = Some(anne.adds_member("Bo Bruun", Role::Employee));
    let mut at_work = desk.opened(Who { login: text("bbr"), member }, Access::Write);
    at_work.does(count("2026-11-20", 1));
    let mut nobody = desk.joins("bbr");
    assert_eq!(
        refusal(nobody.undoes()),
        Refusal::History(HistoryRefusal::NothingToUndo),
        "the same login without the member"
    );
    let mut at_home = desk.opened(Who { login: text("bo"), member }, Access::Write);
    assert_eq!(at_home.undoes().unwrap().of, Some(Verb::Tallied));
    assert_eq!(at_work.redoes().unwrap().of, Some(Verb::Tallied));
}

fn what_was_done_before_the_login_was_a_members_is_still_ones_own(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let member = Some(anne.adds_member("Bo Bruun", Role::Employee));
    let mut bo = desk.joins("bbr");
    bo.does(count("2026-11-20", 1));
    bo.does(count("2026-11-20", 2));
    bo.who.member = member;
    assert_eq!(bo.undoes().unwrap().of, Some(Verb::Tallied));
    bo.who.member = None;
    assert_eq!(bo.undoes().unwrap().of, Some(Verb::Tallied), "without the member, what the login did alone");
    bo.who.member = member;
    assert_eq!(bo.redoes().unwrap().of, Some(Verb::Tallied));
    let mut another = desk.opened(Who { login: text("bo"), member }, Access::Write);
    assert_eq!(
        refusal(another.undoes()),
        Refusal::History(HistoryRefusal::NothingToUndo),
        "another login of the member was never known under the first"
    );
}

/// What anne undoes, somebody else takes the name of; then it does not come back.
fn taken_meanwhile(backend: &dyn Backend, mine: Command, theirs: Command, expected: &Refusal) {
    let (desk, mut anne) = desk(backend);
    anne.adds_unit("Nord");
    let mut bo = desk.joins("bo");
    anne.does(mine);
    anne.undoes().unwrap();
    bo.does(theirs);
    let before = bo.loaded();
    assert_eq!(refusal(anne.redoes()), *expected);
    assert_eq!((&anne.board, &bo.loaded()), (&before, &before));
    bo.undoes().unwrap();
    anne.redoes().unwrap();
    assert!(matches!(refusal(bo.redoes()), Refusal::NameTaken { .. }));
}

fn nothing_comes_back_to_a_name_that_is_taken(backend: &dyn Backend) {
    let add_unit = |name| Command::People(PeopleCommand::AddUnit { name: text(name), short: None });
    let taken = |thing, name| Refusal::NameTaken { thing, name: text(name) };
    taken_meanwhile(backend, add_unit("Åse"), add_unit("AASE"), &taken(Thing::Unit, "AASE"));
    let member = |name| add_member(name, Role::Employee);
    taken_meanwhile(backend, member("Åse"), member("aase"), &taken(Thing::Member, "aase"));
    taken_meanwhile(backend, add_kpi("Ventetid"), add_kpi("VENTETID"), &taken(Thing::Kpi, "VENTETID"));
}

fn a_login_a_workflow_and_an_old_name_do_not_come_back_either(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let anne_holm = anne.adds_member("Anne Holm", Role::Employee);
    let mut bo = desk.joins("bo");
    let edit = |person: &Person, change: &dyn Fn(&mut MemberFields)| {
        let base = MemberFields::from(person.board.member(anne_holm).unwrap());
        let mut wanted = base.clone();
        change(&mut wanted);
        Command::People(PeopleCommand::EditMember { id: anne_holm, base, wanted })
    };
    let named = edit(&anne, &|fields| {
        fields.name = text("Anne Bo");
        fields.logins = Logins(vec![text("ah")]);
    });
    anne.does(named);
    bo.adds_member("anne holm", Role::Employee);
    let taken = Refusal::NameTaken { thing: Thing::Member, name: text("anne holm") };
    assert_eq!(refusal(anne.undoes()), taken, "an undo takes a name back, too");
    bo.undoes().unwrap();
    anne.undoes().unwrap();
    let logins = Logins(vec![text("ah")]);
    let (name, initials, unit, role) = (text("Aja"), None, None, Role::Employee);
    bo.does(Command::People(PeopleCommand::AddMember { name, initials, unit, role, logins }));
    assert_eq!(refusal(anne.redoes()), Refusal::LoginTaken { login: text("ah"), member: text("Aja") });
    anne.adds_workflow("Underretninger", nord);
    anne.undoes().unwrap();
    bo.adds_workflow("underretninger", nord);
    let taken = Refusal::NameTaken { thing: Thing::Workflow, name: text("underretninger") };
    assert_eq!(refusal(anne.redoes()), taken);
}

contract! {
    undo_and_redo_reach_over_reopening,
    undo_takes_back_mine_while_yours_stands,
    several_are_undone_and_redone_in_turn,
    what_was_undone_is_not_redone_after_something_new,
    undo_is_refused_when_somebody_has_changed_it_since,
    a_burst_is_undone_and_redone_in_one,
    a_burst_that_goes_on_after_an_undo_is_undone_by_itself,
    a_burst_somebody_has_changed_inside_is_not_undone,
    a_decision_stands,
    undoing_an_import_removes_exactly_its_rows,
    what_is_in_use_is_not_undone,
    one_person_is_one_member_on_however_many_logins,
    what_was_done_before_the_login_was_a_members_is_still_ones_own,
    nothing_comes_back_to_a_name_that_is_taken,
    a_login_a_workflow_and_an_old_name_do_not_come_back_either,
}
