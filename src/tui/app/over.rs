//! What lies over the screens: opening popups, and what their answers bring.

use std::time::Instant;

use super::{App, Next, Start};
use crate::perform::Failure;
use crate::tui::effect::Effect;
use crate::tui::guard::Deed;
use crate::tui::input::Key;
use crate::tui::keys::Act;
use crate::tui::popups::choice::Pick;
use crate::tui::popups::form::{Draft, Form};
use crate::tui::popups::forms::{self, Purpose, action, board};
use crate::tui::popups::help::Help;
use crate::tui::popups::question::Question;
use crate::tui::popups::{Popup, Reply};

impl App {
    pub(super) fn open(&mut self, popup: Popup) {
        self.guard.did(Deed::Opened);
        self.popups.push(popup);
    }

    /// Opens a form, with what was once typed in it and not saved.
    pub(super) fn open_form(&mut self, mut form: Form) {
        self.drafts_before = self.drafts.all();
        self.tell_before(&mut form);
        if self.drafts.of(&form.purpose.code()).is_some_and(|draft| form.fill(&draft, &self.view())) {
            self.say(self.session.lang.draft_taken());
        }
        self.open(Popup::Form(form));
    }

    /// Tells above the form what must be known of what it is about.
    fn tell_before(&mut self, form: &mut Form) {
        let Some(query) = action::wants(form, &self.view()) else { return };
        // Without an answer the form is the same, with less to read.
        if let Some(Ok(answer)) = self.store.as_deref_mut().map(|store| store.ask(&query)) {
            action::tell(form, &answer.log(), &self.view());
        }
    }

    /// Asks whether to go on with the draft of a run that was cut off.
    pub fn offer_draft(&mut self, now: Instant) {
        if !self.board.is_blank()
            && let Some(draft) = self.drafts.read()
        {
            let question = Question::take_draft(self.session.lang, draft, now);
            self.popups.push(Popup::Question(question));
        }
    }

    pub(super) fn popup_key(&mut self, key: Key, now: Instant) -> Next {
        let Some(mut popup) = self.popups.pop() else { return Next::Go };
        let reply = popup.key(key, &self.view(), now);
        self.answered(popup, reply, now)
    }

    /// Carries out what `popup`, taken from the top, answered; on a board that has not been made a choice follows.
    pub(super) fn answered(&mut self, popup: Popup, reply: Reply, now: Instant) -> Next {
        let next = self.answer(popup, reply, now);
        self.choose_first();
        next
    }

    /// On a board that has not been made there is always a choice.
    pub fn choose_first(&mut self) {
        if self.board.is_blank() && self.popups.is_empty() {
            self.popups.extend(self.first_choice.clone());
        }
    }

    /// Carries out what `popup`, taken from the top, answered.
    fn answer(&mut self, popup: Popup, reply: Reply, now: Instant) -> Next {
        match reply {
            Reply::Stay => self.popups.push(popup),
            Reply::Close => {}
            Reply::CloseForgetting(form) => self.drafts.set(&form, None),
            Reply::CloseKeeping(draft) => {
                self.popups.clear();
                self.drafts.set(&draft.form.clone(), Some(draft));
                self.drafts.save();
                self.say(self.session.lang.draft_kept());
                return Next::Go;
            }
            Reply::Help => {
                let help = Popup::Help(Help::of(popup.place()));
                self.popups.extend([popup, help]);
                return Next::Go;
            }
            Reply::Run(act) => return self.run(act, now),
            Reply::Ask(question) => {
                self.popups.push(popup);
                self.popups.push(Popup::Question(question));
                return Next::Go;
            }
            Reply::Pick(pick) => return self.pick(pick, now),
            Reply::RememberLogin(member) => self.remember_login(member),
            Reply::Do(effect) => return self.do_for(popup, effect, now),
            Reply::DoBelow(effect) => {
                let form = self.popups.pop().unwrap_or(popup);
                return self.do_for(form, effect, now);
            }
        }
        self.keep_draft();
        Next::Go
    }

    /// Runs what was chosen in the help: in the popup it was opened over, else on the screen.
    fn run(&mut self, act: Act, now: Instant) -> Next {
        match self.popups.pop() {
            Some(mut below) => {
                let reply = below.act(act, &self.view(), now);
                self.answer(below, reply, now)
            }
            None => self.act(act, now),
        }
    }

    /// Saves what a form asks for; a refusal stays beside its field, and nothing typed is lost.
    fn do_for(&mut self, popup: Popup, effect: Effect, now: Instant) -> Next {
        let Effect::Perform(command) = effect else {
            self.forget_draft(&popup);
            return self.effect(effect, now);
        };
        if let Popup::Form(form @ Form { purpose: Purpose::Board(board::Purpose::New), .. }) = &popup {
            let members = board::members_of(form);
            self.popups.push(popup);
            return Next::Start(Start::NewBoard(Box::new(command), members));
        }
        match self.perform(&command, None) {
            Ok(done) => {
                self.forget_draft(&popup);
                self.drafts.save();
                self.guard.rest();
                self.tell(Ok(done), Deed::Nothing);
                if let Popup::Form(form) = &popup
                    && let Some(next) = form.purpose.next(&self.view())
                {
                    return self.effect(next, now);
                }
            }
            Err(failure) => {
                self.popups.push(popup);
                self.refused(&failure);
            }
        }
        Next::Go
    }

    /// Says a failure beside the field it is about, when a form is open; on the notice line otherwise.
    pub fn refused(&mut self, failure: &Failure) {
        match self.popups.pop() {
            Some(Popup::Form(mut form)) => {
                form.refused(failure, &self.view());
                self.popups.push(Popup::Form(form));
            }
            other => {
                self.popups.extend(other);
                self.refuse(self.session.lang.failure(failure));
            }
        }
    }

    fn pick(&mut self, pick: Pick, now: Instant) -> Next {
        match pick {
            Pick::Leave => Next::Quit,
            Pick::Demo => Next::Start(Start::Demo),
            Pick::Board(id) => Next::Start(Start::Board(id)),
            Pick::NewBoard => {
                self.open_form(board::new(&self.view()));
                Next::Go
            }
            Pick::Draft(draft) => {
                self.reopen(&draft);
                Next::Go
            }
            Pick::Member(member) => {
                self.is_here(member, now);
                Next::Go
            }
            Pick::Nobody => {
                self.offer_draft(now);
                Next::Go
            }
            Pick::Perform(command) => self.effect(Effect::Perform(*command), now),
            Pick::Form(form) => self.effect(Effect::Open(Popup::Form(*form)), now),
            Pick::Choice(choice) => self.effect(Effect::Open(Popup::Choice(*choice)), now),
            Pick::Nothing => Next::Go,
        }
    }

    /// Opens the form that `draft` was typed in; as a new action when what it was about has gone.
    fn reopen(&mut self, draft: &Draft) {
        let view = self.view();
        let form = forms::reopened(&draft.form, &view).unwrap_or_else(|| action::new(&view));
        let anew = Draft { form: form.purpose.code(), ..draft.clone() };
        let fits = form.clone().fill(&anew, &view);
        self.drafts.set(&draft.form, None);
        if fits {
            self.drafts.set(&anew.form.clone(), Some(anew));
            self.open_form(form);
        } else {
            self.say(self.session.lang.draft_gone());
        }
    }

    /// Keeps what is being typed, to be found again.
    pub(super) fn keep_draft(&mut self) {
        if let Some(Popup::Form(form)) = self.popups.first()
            && form.purpose.keeps_draft()
        {
            self.drafts.set(&form.purpose.code(), form.draft());
        }
    }

    /// What was typed in a form has been saved, or was meant for this moment only.
    fn forget_draft(&self, popup: &Popup) {
        if let Popup::Form(form) = popup {
            self.drafts.set(&form.purpose.code(), None);
        }
    }
}
