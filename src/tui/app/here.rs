//! Who sits here: asked once where the login does not say it.

use std::time::Instant;

use super::App;
use crate::domain::command::Command;
use crate::domain::id::MemberId;
use crate::domain::names::danish_key;
use crate::domain::people::{Member, MemberFields, PeopleCommand};
use crate::domain::stamp::{NOBODY, Who};
use crate::paths;
use crate::tui::guard::Deed;
use crate::tui::looks::Looks;
use crate::tui::popups::Popup;
use crate::tui::popups::choice::{Choice, Pick};
use crate::tui::popups::question::Question;
use crate::tui::theme::Theme;

impl App {
    /// Asks who sits here, when the login is no member's and somebody may write. Nothing is asked on a board without
    /// members.
    pub fn ask_who(&mut self) {
        if self.who.member.is_none() && !self.view().read_only {
            self.choose_who();
        }
    }

    /// Lists the members to choose from.
    pub(super) fn choose_who(&mut self) {
        let mut here: Vec<&Member> = self.board.members.iter().filter(|member| member.left_on.is_none()).collect();
        if here.is_empty() {
            return;
        }
        here.sort_by_key(|member| danish_key(member.name.as_str()));
        let lang = self.session.lang;
        let rows = here.iter().map(|member| (member.name.to_string(), Pick::Member(member.id)));
        let rows = rows.chain([(lang.none_of_them().to_owned(), Pick::Nobody)]).collect();
        let title = lang.who_are_you().to_owned();
        self.popups.push(Popup::Choice(Choice { title, about: Vec::new(), rows, at: 0, otherwise: Pick::Nobody }));
    }

    /// From now on `member` acts here; asks whether the login is theirs alone.
    pub(super) fn is_here(&mut self, member: MemberId, now: Instant) {
        self.chosen = Some(member);
        self.who = self.who_now();
        let name = self.board.member(member).map_or_else(String::new, |member| member.name.to_string());
        if !self.is_demo {
            self.drafts.follow(paths::drafts(), &format!("{}-{name}", self.board.record.id));
            self.wear(Looks::of(paths::looks(), &name));
        }
        self.offer_draft(now);
        if self.session.name != NOBODY && self.popups.is_empty() {
            let question = Question::remember_login(self.session.lang, &self.session.name, member, now);
            self.popups.push(Popup::Question(question));
        }
    }

    /// Looks as whoever sits here chose last time.
    fn wear(&mut self, looks: Looks) {
        let remembered = looks.theme().and_then(|name| Theme::from_name(name, self.ground.unwrap_or_default()));
        self.theme = remembered.filter(|_| !self.theme_given).unwrap_or(self.theme);
        self.mouse = looks.mouse().unwrap_or(self.mouse);
        self.looks = looks;
    }

    /// Who acts, on the board as it stands: the one chosen here, else whose login it is.
    pub(super) fn who_now(&self) -> Who {
        let who = self.board.who(&self.session.name);
        let chosen = self.chosen.filter(|id| self.board.member(*id).is_some_and(|member| member.left_on.is_none()));
        Who { member: chosen.or(who.member), ..who }
    }

    /// Writes the login on `member`, so that nothing is asked next time.
    pub(super) fn remember_login(&mut self, member: MemberId) {
        let Some(member) = self.board.member(member) else { return };
        let (id, base) = (member.id, MemberFields::from(member));
        let mut wanted = base.clone();
        wanted.logins.0.push(self.who.login.clone());
        let done = self.perform(&Command::People(PeopleCommand::EditMember { id, base, wanted }), None);
        self.tell(done, Deed::Nothing);
    }
}
