//! The tour: every screen is opened, something added, edited, found and undone on each, in both languages and two
//! sizes, once by keys alone and once with the mouse for everything but the typing of text.

use std::time::Duration;

use tavle::domain::action::Effect;
use tavle::domain::board::Board;
use tavle::domain::refusal::FieldName;
use tavle::text::Lang;
use tavle::tui::input::Turn;
use tavle::tui::keys::Act;
use tavle::tui::popups::Popup;
use tavle::tui::screens::ScreenName;
use tavle::tui::spot::Spot;

use crate::desk::Desk;

/// What the board is worked with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Hand {
    Keys,
    Mouse,
}

struct Tour {
    desk: Desk,
    lang: Lang,
    size: (u16, u16),
    hand: Hand,
}

impl Tour {
    fn screen(&mut self) -> String {
        self.desk.screen(self.size.0, self.size.1)
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on the screen\n{screen}");
    }

    /// Clicks where `spot` was drawn last.
    #[track_caller]
    fn click(&mut self, spot: Spot) {
        let screen = self.screen();
        let place = self.desk.app.spots().all().iter().rev().find(|(area, found)| *found == spot && !area.is_empty());
        let Some((area, _)) = place else { panic!("nothing to click for {spot:?}\n{screen}") };
        let (column, row) = (area.x, area.y);
        assert_eq!(self.desk.app.spots().at(column, row), Some(spot), "something lies over {spot:?}");
        self.desk.click_at(column, row);
    }

    /// By its key, or as the help's line says, clicked.
    #[track_caller]
    fn act(&mut self, key: &str, line: fn(Lang) -> &'static str) {
        match self.hand {
            Hand::Keys => drop(self.desk.keys(key)),
            Hand::Mouse => {
                self.click(Spot::Act(Act::Help));
                let line = line(self.lang);
                for _ in 0..60 {
                    let screen = self.screen();
                    match screen.lines().find(|row| row.contains(line)) {
                        Some(row) if row.contains('►') => break,
                        Some(_) => drop(self.desk.click(self.size.0, self.size.1, line)),
                        None => self.desk.wheel(Turn::Down),
                    }
                }
                assert!(self.desk.click(self.size.0, self.size.1, line), "{line}");
            }
        }
    }

    #[track_caller]
    fn go(&mut self, digit: &str, screen: ScreenName) {
        match self.hand {
            Hand::Keys => drop(self.desk.keys(digit)),
            Hand::Mouse => self.click(Spot::Act(Act::Screen(screen))),
        }
        assert_eq!(self.desk.app.screen, screen);
    }

    /// Writes in the fields of the open form and saves it.
    #[track_caller]
    fn fill(&mut self, fields: &[(FieldName, &str)]) {
        for (name, text) in fields {
            let screen = self.screen();
            let Some(Popup::Form(form)) = self.desk.app.popups.last() else { panic!("no form is open\n{screen}") };
            let to = form.fields.iter().position(|field| field.name == *name).unwrap();
            let steps = to.checked_sub(form.focus).unwrap();
            match self.hand {
                Hand::Keys => {
                    for _ in 0..steps {
                        self.desk.keys("Tab");
                    }
                }
                Hand::Mouse => self.click(Spot::Row(to)),
            }
            self.desk.keys(&format!("'{text}'"));
        }
        match self.hand {
            Hand::Keys => drop(self.desk.keys("Ctrl-S")),
            Hand::Mouse => self.click(Spot::Act(Act::Save)),
        }
        let screen = self.screen();
        assert!(self.desk.app.popups.is_empty(), "not saved\n{screen}");
    }

    /// Takes the row that says `text` in the list to choose from.
    #[track_caller]
    fn choose(&mut self, text: &str) {
        let screen = self.screen();
        let Some(Popup::Choice(choice)) = self.desk.app.popups.last() else { panic!("nothing to choose\n{screen}") };
        let at = choice.rows.iter().position(|(row, _)| row == text).unwrap();
        match self.hand {
            Hand::Keys => drop(self.desk.keys(&(at + 1).to_string())),
            Hand::Mouse => {
                self.click(Spot::Row(at));
                if !self.desk.app.popups.is_empty() {
                    self.click(Spot::Row(at));
                }
            }
        }
        assert!(self.desk.app.popups.is_empty(), "{text} was not taken");
    }

    /// Looks for `text` in the list of the screen, and keeps what fits.
    #[track_caller]
    fn look_for(&mut self, text: &str) {
        self.act("s", Lang::help_search_list);
        self.desk.keys(&format!("'{text}'"));
        match self.hand {
            Hand::Keys => drop(self.desk.keys("Enter")),
            Hand::Mouse => self.click(Spot::Act(Act::Confirm)),
        }
        self.sees(text);
    }

    /// Looks for `text` on the whole board and goes to the first thing found.
    #[track_caller]
    fn find(&mut self, text: &str) {
        self.act("s", Lang::help_search_list);
        self.desk.keys(&format!("'{text}'"));
        self.sees(text);
        match self.hand {
            Hand::Keys => drop(self.desk.keys("Enter")),
            Hand::Mouse => self.click(Spot::Row(0)),
        }
        assert!(self.desk.app.popups.is_empty(), "nothing was found");
    }

    #[track_caller]
    fn undo(&mut self, times: usize) {
        for _ in 0..times {
            self.desk.wait(Duration::from_secs(2));
            self.act("u", Lang::help_undo);
            let undone = self.lang.pick("Fortrudt", "Undone");
            assert!(self.desk.notice().starts_with(undone), "{}", self.desk.notice());
        }
    }

    fn board(&mut self) {
        self.go("1", ScreenName::Board);
        self.act("n", Lang::help_new);
        self.fill(&[(FieldName::Change, "Rundtur"), (FieldName::Owner, "Anne"), (FieldName::Deadline, "+4")]);
        self.sees("Rundtur");
        self.find("rundtur");
        assert_eq!(self.desk.app.screen, ScreenName::Actions);
        self.act("e", Lang::help_edit);
        self.fill(&[(FieldName::Effect, "Alt er set")]);
        self.undo(2);
    }

    fn kpis(&mut self) {
        self.go("2", ScreenName::Kpis);
        self.act("n", Lang::help_new_kpi);
        self.fill(&[(FieldName::Name, "Rundtur"), (FieldName::KpiUnit, "dage")]);
        self.look_for("Rundtur");
        self.act("e", Lang::help_edit);
        self.fill(&[(FieldName::Name, " i huset")]);
        self.sees("Rundtur i huset");
        self.act("Enter", Lang::help_open);
        self.act("m", Lang::help_measure);
        self.fill(&[(FieldName::Value, "7")]);
        self.act("r", Lang::help_correct);
        self.fill(&[(FieldName::Value, "1"), (FieldName::Why, "Tastefejl")]);
        self.undo(4);
    }

    fn actions(&mut self) {
        self.go("3", ScreenName::Actions);
        self.act("n", Lang::help_new);
        self.fill(&[(FieldName::Change, "Rundtur"), (FieldName::Owner, "Anne"), (FieldName::Deadline, "+4")]);
        self.look_for("Rundtur");
        self.act("e", Lang::help_edit);
        self.fill(&[(FieldName::How, "Alle skærme")]);
        self.act("d", Lang::help_done);
        self.choose(self.lang.effect_seen(Effect::Seen));
        self.undo(3);
    }

    fn workflows(&mut self) {
        self.go("4", ScreenName::Workflows);
        self.act("n", Lang::help_new_workflow);
        self.fill(&[(FieldName::Name, "Rundtur"), (FieldName::Units, "BAC")]);
        self.look_for("Rundtur");
        self.act("e", Lang::help_edit);
        self.fill(&[(FieldName::Name, " i huset")]);
        self.act("g", Lang::help_redesign);
        self.undo(3);
    }

    fn ideas(&mut self) {
        self.go("4", ScreenName::Workflows);
        self.act("Tab", Lang::help_next_part);
        self.act("n", Lang::help_new_idea);
        self.fill(&[(FieldName::Idea, "Rundtur")]);
        self.look_for("Rundtur");
        self.act("e", Lang::help_edit);
        self.fill(&[(FieldName::Idea, " i huset")]);
        self.act("x", Lang::help_park);
        self.fill(&[(FieldName::Why, "Senere")]);
        self.undo(3);
    }

    fn case_types(&mut self) {
        self.go("5", ScreenName::CaseTypes);
        self.act("k", Lang::help_count_ready);
        self.act("g", Lang::help_border);
        match self.hand {
            Hand::Keys => drop(self.desk.keys("v")),
            Hand::Mouse => self.act("v", Lang::help_border_guidance),
        }
        let border = self.lang.pick("grænse mod Vejledning", "on the border of Guidance");
        assert!(self.desk.notice().contains(border), "{}", self.desk.notice());
        self.undo(2);
        self.find(self.lang.pick("makkerskab", "buddy"));
        assert_ne!(self.desk.app.screen, ScreenName::CaseTypes);
    }
}

/// The board, but for what only counts upwards.
fn facts(board: &Board) -> Board {
    let mut board = board.clone();
    (board.revision, board.numbers) = (0, Default::default());
    board
}

#[track_caller]
fn goes_round(lang: Lang, size: (u16, u16), hand: Hand) {
    let desk = Desk::demo(lang);
    let mut tour = Tour { desk, lang, size, hand };
    tour.desk.resized(size.0, size.1);
    let before = facts(&tour.desk.app.board);
    tour.board();
    tour.kpis();
    tour.actions();
    tour.workflows();
    tour.ideas();
    tour.case_types();
    assert!(facts(&tour.desk.app.board) == before, "{lang:?} {size:?} {hand:?}: undoing all gives the board back");
}

#[test]
fn by_keys_alone() {
    for lang in [Lang::Da, Lang::En] {
        for size in [(80, 24), (120, 36)] {
            goes_round(lang, size, Hand::Keys);
        }
    }
}

#[test]
fn with_the_mouse_for_everything_but_text() {
    for lang in [Lang::Da, Lang::En] {
        for size in [(80, 24), (120, 36)] {
            goes_round(lang, size, Hand::Mouse);
        }
    }
}
