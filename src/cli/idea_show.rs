//! `tavle idea list` and `tavle idea show`: ideas as text and as JSON.

use serde::Serialize;

use super::call::{Call, Desk};
use super::table;
use super::trouble::Trouble;
use super::values;
use crate::domain::calendar::Date;
use crate::domain::idea::{Idea, IdeaState};
use crate::domain::query::Query;
use crate::domain::refusal::FieldName;
use crate::text::format::{cut, pad, pad_left};

/// How many ideas are fetched at a time.
const PAGE: usize = 500;

/// An idea in `--json`.
#[derive(Serialize)]
struct IdeaRow<'a> {
    number: u32,
    text: &'a str,
    state: IdeaState,
    created_on: Date,
    decided_on: Option<Date>,
    why: &'a str,
}

impl<'a> From<&'a Idea> for IdeaRow<'a> {
    fn from(idea: &'a Idea) -> Self {
        IdeaRow {
            number: idea.number,
            text: idea.text.as_str(),
            state: idea.state,
            created_on: idea.created_on,
            decided_on: idea.decided_on,
            why: idea.why.as_str(),
        }
    }
}

/// # Errors
/// When the board cannot be read.
pub fn list(call: &mut Call, open: bool) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    if call.json {
        let mut list = call.out.list()?;
        each(&mut desk, open, |idea| list.item(&IdeaRow::from(idea)))?;
        return Ok(list.end()?);
    }
    let mut shown = 0;
    each(&mut desk, open, |idea| {
        shown += 1;
        call.out.line(&row(call, idea))
    })?;
    if shown == 0 {
        call.out.line(if open { call.lang.no_open_ideas() } else { call.lang.no_ideas() })?;
    }
    Ok(())
}

/// The open ones, which the board holds; or every one, a page at a time.
fn each(desk: &mut Desk, open: bool, mut visit: impl FnMut(&Idea) -> std::io::Result<()>) -> Result<(), Trouble> {
    if open {
        return Ok(desk.board.ideas.iter().filter(|idea| idea.is_open()).try_for_each(visit)?);
    }
    let (board, mut after) = (desk.board.record.id, None);
    loop {
        let page = desk.store.ask(&Query::Ideas { board, after, limit: PAGE })?.ideas();
        page.iter().try_for_each(&mut visit)?;
        match page.last() {
            Some(last) if page.len() == PAGE => after = Some(last.number),
            _ => return Ok(()),
        }
    }
}

/// One idea in at most 80 columns.
fn row(call: &Call, idea: &Idea) -> String {
    let (number, text) = (pad_left(&idea.number.to_string(), 4), call.lang.idea_line(idea, 52));
    cut(&format!("{number}  {}  {}", pad(&text, 52), call.lang.idea_stand(idea)), 80)
}

/// # Errors
/// When there is no such idea.
pub fn show(call: &mut Call, typed: &str) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    let idea = values::idea(&mut desk, typed)?;
    if call.json {
        return Ok(call.out.json(&IdeaRow::from(&idea))?);
    }
    let lang = call.lang;
    let mut fields = vec![
        (lang.field(FieldName::Idea), idea.text.to_string()),
        (lang.written_heading(), lang.date(idea.created_on)),
        (lang.status_label(), lang.idea_stand(&idea)),
    ];
    if !idea.why.is_empty() {
        fields.push((lang.field(FieldName::Why), idea.why.to_string()));
    }
    call.out.line(&lang.numbered_idea(idea.number))?;
    Ok(call.out.lines(&table::fields(&fields))?)
}
