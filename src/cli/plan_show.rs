//! `tavle action show`: all of an action, and what was done to it.

use serde::Serialize;

use super::call::{Call, Desk};
use super::log::{EntryRow, line};
use super::plan_list::{self, with_ideas};
use super::rows::ActionRow;
use super::table;
use super::trouble::Trouble;
use super::values;
use crate::domain::action::{Action, Source, Waiting};
use crate::domain::journal::Entry;
use crate::domain::query::Query;
use crate::domain::refusal::FieldName;
use crate::text::Lang;
use crate::text::format::action_number;

/// How many operations are shown: more than any action has.
const MOST: usize = 1_000;

/// An action with its history, oldest first.
#[derive(Serialize)]
struct WholeRow<'a> {
    #[serde(flatten)]
    action: ActionRow<'a>,
    history: Vec<EntryRow<'a>>,
}

/// The five fields in KL's order, then the rest, then what was done.
///
/// # Errors
/// When there is no such action.
pub fn show(call: &mut Call, typed: &str) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    let action = values::action(&mut desk, typed)?;
    with_ideas(&mut desk, std::slice::from_ref(&action))?;
    let mut history = desk.store.ask(&Query::ActionLog { id: action.id, limit: MOST })?.log();
    history.reverse();
    if call.json {
        return show_json(call, &desk, &action, &history);
    }
    call.out.line(&format!("{} {}", action_number(action.number), action.change))?;
    let fields = fields(call, &desk, &action);
    call.out.lines(&table::fields(&fields))?;
    call.out.line(call.lang.history_heading())?;
    let lines: Vec<String> = history.iter().map(|entry| line(call, &desk, entry)).collect();
    Ok(call.out.lines(&lines)?)
}

fn show_json(call: &mut Call, desk: &Desk, action: &Action, history: &[Entry]) -> Result<(), Trouble> {
    let lang = call.lang;
    let sentences: Vec<String> = history.iter().map(|entry| lang.entry(&desk.board, entry)).collect();
    let history = history.iter().zip(&sentences).map(|(entry, sentence)| EntryRow::new(entry, sentence)).collect();
    let action = ActionRow::new(&desk.board, action, call.today());
    Ok(call.out.json(&WholeRow { action, history })?)
}

fn fields(call: &Call, desk: &Desk, action: &Action) -> Vec<(&'static str, String)> {
    let (lang, board) = (call.lang, &desk.board);
    let kpi = action.kpi.and_then(|id| board.kpi(id)).map(|kpi| kpi.name.to_string());
    let workflow = action.workflow.and_then(|id| board.workflow(id)).map(|workflow| workflow.name.to_string());
    let helpers = board.helper_names(&action.helpers);
    let fixed = [
        (FieldName::Owner, Some(lang.owner_told(board.owner_name(action.owner), action))),
        (FieldName::Effect, Some(action.effect.to_string())),
        (FieldName::How, Some(action.how.to_string())),
        (FieldName::Deadline, Some(lang.deadline_told(action))),
        (FieldName::Helpers, (!helpers.is_empty()).then(|| lang.listed(helpers.iter()))),
        (FieldName::BeforeStart, action.before_start.then(|| lang.yes().to_owned())),
        (FieldName::Kpi, kpi),
        (FieldName::Workflow, workflow),
    ];
    let named = fixed.into_iter().filter_map(|(field, text)| Some((lang.field(field), text?)));
    named.chain(course(call, desk, action)).collect()
}

/// What it waits for; that it does, when nothing is said.
fn waits(lang: Lang, waiting: &Waiting) -> String {
    Some(lang.waits_for(waiting)).filter(|told| !told.is_empty()).unwrap_or_else(|| lang.waits(waiting))
}

/// How far it has come, and what has become of it on the way.
fn course(call: &Call, desk: &Desk, action: &Action) -> Vec<(&'static str, String)> {
    let (lang, board, today) = (call.lang, &desk.board, call.today());
    let bar = plan_list::bar(action, call);
    let slips = lang.slipping(action.moves, board.meetings_with(action, today));
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let idea = action.idea.and_then(|id| board.idea(id));
    let source = action.source.or(idea.map(|_| Source::Idea)).map(|source| lang.came_from(source, idea));
    [
        (lang.status_label(), Some(format!("{bar} {}", lang.state_told(action, today)).trim_start().to_owned())),
        (lang.waiting_label(), action.waiting.as_ref().filter(|_| action.is_open()).map(|it| waits(lang, it))),
        (lang.slipping_label(), some(&slips)),
        (lang.moved_why_label(), some(action.moved_why.as_str())),
        (lang.field(FieldName::SeenEffect), lang.effect_of(action)),
        (lang.field(FieldName::Why), some(action.closed_why.as_str())),
        (lang.source_label(), source),
    ]
    .into_iter()
    .filter_map(|(label, text)| Some((label, text?)))
    .collect()
}
