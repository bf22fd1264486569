//! A question: the safe answer is marked and is Enter.

use std::time::{Duration, Instant};

use ratatui::layout::Rect;

use super::Reply;
use super::choice::Pick;
use super::form::Draft;
use crate::domain::command::Command;
use crate::domain::id::MemberId;
use crate::text::Lang;
use crate::text::format::wrap;
use crate::tui::effect::Effect;
use crate::tui::keys::{Act, Place};
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{footer, popup_box};

/// Keys in flight when the question opens are no answer.
const DEAF: Duration = Duration::from_millis(300);

/// What `j` brings.
#[derive(Debug, Clone)]
pub enum IfYes {
    /// Closes the form and keeps what was typed.
    KeepDraft(Draft),
    /// Opens the form again with the draft found at the start.
    TakeDraft(Draft),
    /// Writes the login on the member who sits here.
    RememberLogin(MemberId),
    /// Saves what the form behind it asks for.
    Save(Box<Command>),
}

#[derive(Debug, Clone)]
pub struct Question {
    pub text: String,
    pub yes: IfYes,
    pub opened: Instant,
}

impl Question {
    pub fn keep_draft(lang: Lang, draft: Draft, opened: Instant) -> Self {
        Question { text: lang.ask_close_form().to_owned(), yes: IfYes::KeepDraft(draft), opened }
    }

    pub fn take_draft(lang: Lang, draft: Draft, opened: Instant) -> Self {
        Question { text: lang.ask_take_draft().to_owned(), yes: IfYes::TakeDraft(draft), opened }
    }

    pub fn remember_login(lang: Lang, login: &str, member: MemberId, opened: Instant) -> Self {
        Question { text: lang.ask_remember_login(login), yes: IfYes::RememberLogin(member), opened }
    }

    /// Asked before a form saves what cannot be undone.
    pub fn before_saving(text: String, command: Command, opened: Instant) -> Self {
        Question { text, yes: IfYes::Save(Box::new(command)), opened }
    }

    /// Where its keys go: the safe answer is Enter.
    pub fn place(&self) -> Place {
        match self.yes {
            IfYes::KeepDraft(_) | IfYes::RememberLogin(_) | IfYes::Save(_) => Place::Question,
            IfYes::TakeDraft(_) => Place::Offer,
        }
    }

    pub fn act(&mut self, act: Act, now: Instant) -> Reply {
        if now.duration_since(self.opened) < DEAF {
            return Reply::Stay;
        }
        match (act, &self.yes) {
            (Act::Yes, IfYes::KeepDraft(draft)) => Reply::CloseKeeping(draft.clone()),
            (Act::Yes, IfYes::TakeDraft(draft)) => Reply::Pick(Pick::Draft(draft.clone())),
            (Act::Yes, IfYes::RememberLogin(member)) => Reply::RememberLogin(*member),
            (Act::Yes, IfYes::Save(command)) => Reply::DoBelow(Effect::Perform((**command).clone())),
            (Act::No, IfYes::KeepDraft(_) | IfYes::RememberLogin(_) | IfYes::Save(_)) => Reply::Close,
            (Act::No, IfYes::TakeDraft(draft)) => Reply::CloseForgetting(draft.form.clone()),
            (Act::Back, _) => Reply::Close,
            _ => Reply::Stay,
        }
    }

    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let lines = wrap(&self.text, 56);
        let rows = u16::try_from(lines.len() + 4).unwrap_or(u16::MAX);
        let inner = popup_box::draw(ink, area, 60, rows, "");
        for (y, line) in (inner.y + 1..inner.bottom()).zip(&lines) {
            ink.text(inner.x, y, inner.width, line, Meaning::Strong);
        }
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        footer::popup(ink, keys, view, self.place());
    }
}
