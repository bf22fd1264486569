//! The forms of the tally: how many, which day, and how a doubt was settled.

use super::perform;
use super::reading::{amount as read_amount, past_day};
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::TallyId;
use crate::domain::refusal::FieldName;
use crate::domain::tally::{CaseType, Settled, TallyCommand, TallyEntry};
use crate::tui::effect::{Effect, Setting};
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub enum Purpose {
    Amount,
    Day,
    Settle { entry: TallyId },
}

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Tally(purpose), title, fields)
}

pub fn amount(view: &View) -> Form {
    form(Purpose::Amount, view.lang.form_amount().to_owned(), vec![Field::new(FieldName::Count, "")])
}

/// The form of the day that is counted on; `day` when it is not today.
pub fn day(day: Option<Date>, view: &View) -> Form {
    let now = day.map_or_else(String::new, |day| view.lang.date(day));
    form(Purpose::Day, view.lang.form_day().to_owned(), vec![Field::new(FieldName::Day, &now)])
}

pub fn settle(entry: &TallyEntry, view: &View) -> Form {
    let types = CaseType::ALL.iter().map(|case_type| view.lang.case_type(*case_type).to_owned()).collect();
    let at = CaseType::ALL.iter().position(|case_type| *case_type == entry.case_type).unwrap_or(0);
    let with = vec![view.lang.with_colleagues().to_owned(), view.lang.with_management().to_owned()];
    let fields = vec![Field::choice(FieldName::CaseType, types, at), Field::choice(FieldName::SettledWith, with, 0)];
    form(Purpose::Settle { entry: entry.id }, view.lang.form_settle_doubt(entry), fields)
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::Amount => "tally amount".to_owned(),
            Purpose::Day => "tally day".to_owned(),
            Purpose::Settle { entry } => format!("tally settle {entry}"),
        }
    }

    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        match field {
            FieldName::Count => Some(view.lang.amount_hint().to_owned()),
            FieldName::Day => Some(view.lang.day_hint().to_owned()),
            _ => None,
        }
    }

    /// What the form asks for; what is wrong is said below its field.
    pub fn effect(self, form: &mut Form, view: &View) -> Option<Effect> {
        match self {
            Purpose::Amount => match read_amount(form.field(FieldName::Count), view) {
                Ok(amount) => Some(Effect::Set(Setting::Amount(amount))),
                Err((_, sentence)) => {
                    form.complain(FieldName::Count, sentence);
                    None
                }
            },
            Purpose::Day => {
                let text = form.field(FieldName::Day).trim();
                let day = if text.is_empty() { None } else { Some(past_day(text, view).ok()?) };
                Some(Effect::Set(Setting::Day(day.filter(|day| *day != view.today()))))
            }
            Purpose::Settle { entry } => {
                let case_type = *CaseType::ALL.get(form.chosen(FieldName::CaseType))?;
                let by = *Settled::ALL.get(form.chosen(FieldName::SettledWith))?;
                Some(perform(Command::Tally)(TallyCommand::SettleDoubt { entry, case_type, by }))
            }
        }
    }
}
