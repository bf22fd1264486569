//! Two at once.

use tavle::domain::command::Command;
use tavle::domain::people::{MemberFields, PeopleCommand, Role};
use tavle::domain::refusal::{FieldName, Refusal};
use tavle::store::Backend;

use crate::support::*;

fn edits_of_two_fields_are_merged(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let seen = anne.adds_action(nord, "Ny skabelon");
    let mut bo = desk.joins("bo");
    bo.does(edit(&seen, |fields| fields.how = text("Sammen med jura")));
    anne.does(edit(&seen, |fields| fields.effect = text("Færre fejl")));
    let action = &anne.loaded().actions[0];
    assert_eq!((action.how.as_str(), action.effect.as_str()), ("Sammen med jura", "Færre fejl"));
    assert_eq!(anne.loaded(), anne.board);
}

fn edits_of_one_field_are_a_conflict(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let seen = anne.adds_action(nord, "Ny skabelon");
    desk.joins("bo").does(edit(&seen, |fields| fields.effect = text("Hurtigere svar")));
    let mine = edit(&seen, |fields| fields.effect = text("Færre fejl"));
    assert_eq!(refusal(anne.tries(mine)), Refusal::Conflict(vec![FieldName::Effect]));
    assert_eq!(anne.loaded().actions[0].effect, text("Hurtigere svar"));
}

fn an_edit_of_a_member_keeps_what_others_wrote(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let id = anne.adds_member("Bo Bruun", Role::Employee);
    let base = MemberFields::from(anne.board.member(id).unwrap());
    let edit = |change: &dyn Fn(&mut MemberFields)| {
        let mut wanted = base.clone();
        change(&mut wanted);
        Command::People(PeopleCommand::EditMember { id, base: base.clone(), wanted })
    };
    desk.joins("bo").does(edit(&|fields| fields.role = Role::Leader));
    anne.does(edit(&|fields| fields.initials = text("BBR")));
    let bo = anne.loaded().member(id).unwrap().clone();
    assert_eq!((bo.role, bo.initials.as_str()), (Role::Leader, "BBR"));
}

contract! {
    edits_of_two_fields_are_merged,
    edits_of_one_field_are_a_conflict,
    an_edit_of_a_member_keeps_what_others_wrote,
}
