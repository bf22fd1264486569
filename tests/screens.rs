//! Every screen as text, at three sizes, in two languages, empty and full; and what must hold at any size.

#[path = "support/desk.rs"]
#[allow(dead_code)]
mod desk;

use desk::Desk;
use proptest::prelude::*;
use ratatui::style::Color;
use tavle::domain::action::{ActionCommand, ActionFields, Deed, Owner};
use tavle::domain::calendar::add_days;
use tavle::domain::command::Command;
use tavle::domain::id::UnitId;
use tavle::domain::idea::IdeaCommand;
use tavle::domain::kpi::{Better, KpiCommand, KpiFields};
use tavle::domain::people::PeopleCommand;
use tavle::domain::period::Cadence;
use tavle::domain::prose::Text;
use tavle::domain::workflow::WorkflowCommand;
use tavle::text::Lang;
use tavle::tui::keys::{Place, bindings};
use tavle::tui::theme::{Ground, Meaning, Theme};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];
const LANGS: [(Lang, &str); 2] = [(Lang::Da, "da"), (Lang::En, "en")];

/// Each screen by the keys that lead to it.
const SCREENS: [(&str, &str); 22] = [
    ("board", ""),
    ("board-tally", "Tab"),
    ("wall", "b"),
    ("actions", "3"),
    ("kpis", "2"),
    ("kpi", "2 Enter"),
    ("kpi-wall", "2 b"),
    ("kpi-form", "2 n"),
    ("kpi-correct", "2 Enter r"),
    ("case-types", "5"),
    ("case-types-wall", "5 b"),
    ("case-types-doubt", "5 d"),
    ("form", "n"),
    ("measure", "BackTab m"),
    ("help", "h"),
    ("workflows", "4"),
    ("workflow", "4 Enter"),
    ("workflow-decide", "4 d"),
    ("workflows-wall", "4 b"),
    ("ideas", "4 Tab"),
    ("ideas-wall", "4 Tab b"),
    ("idea-form", "4 Tab n"),
];

#[test]
fn screens_look_as_they_were_approved() {
    for (lang, code) in LANGS {
        for (state, make) in [("demo", Desk::demo as fn(Lang) -> Desk), ("empty", Desk::empty)] {
            for (name, keys) in SCREENS {
                let mut desk = make(lang);
                desk.keys(keys);
                for (columns, rows) in SIZES {
                    let screen = desk.screen(columns, rows);
                    insta::assert_snapshot!(format!("{name}-{state}-{columns}x{rows}-{code}"), screen);
                }
            }
        }
    }
}

/// What a plan that has been worked with shows, by the keys that lead to it.
const WORKED: [(&str, &str); 7] = [
    ("actions", "3"),
    ("action", "3 Down Enter"),
    ("actions-marked", "3 Down Space Space Space"),
    ("actions-filtered", "3 s Tab 'Anne' BackTab BackTab Space Ctrl-S"),
    ("actions-filter", "3 s Tab"),
    ("actions-wall", "3 Down b"),
    ("workflow", "4 Home Enter"),
];

#[test]
fn a_plan_that_is_worked_with_looks_as_it_was_approved() {
    for (lang, code) in LANGS {
        for (name, keys) in WORKED {
            for (columns, rows) in SIZES {
                let mut desk = Desk::worked(lang);
                desk.keys(keys);
                // The panel beside the list is asked for once it has been drawn.
                desk.screen(columns, rows);
                desk.rests();
                let screen = desk.screen(columns, rows);
                insta::assert_snapshot!(format!("{name}-worked-{columns}x{rows}-{code}"), screen);
            }
        }
    }
}

#[test]
fn a_plan_that_is_worked_with_needs_no_drawing_characters() {
    for (name, keys) in WORKED {
        let mut desk = Desk::worked(Lang::Da);
        desk.app.session.ascii = true;
        desk.keys(keys);
        let strange: String = desk.screen(120, 36).chars().filter(|c| !c.is_ascii() && !c.is_alphanumeric()).collect();
        assert_eq!(strange.replace(['\u{d7}', '"'], ""), "", "{name}");
    }
    let mut desk = Desk::worked(Lang::Da);
    desk.app.session.ascii = true;
    let screen = desk.keys("3 s 'telefonsvareren' Enter Space").screen(120, 36);
    assert!(screen.contains("*->#32") && screen.contains("##-- i gang"), "{screen}");
}

#[test]
fn nothing_is_drawn_beyond_wgl4() {
    // What Consolas and DejaVu Sans Mono have: Latin-1, the dashes, arrows, half-blocks, box drawing and a few shapes.
    let known = |c: char| (' '..='\u{ff}').contains(&c) || "–…•←↑→↓−√─│┌┐└┘┼▀▄█░▌■□▲►○●◊☼".contains(c);
    for (lang, _) in LANGS {
        for (name, keys) in SCREENS {
            let mut desk = Desk::demo(lang);
            desk.keys(keys);
            let screen = desk.screen(120, 36);
            let strange: String = screen.chars().filter(|c| !known(*c) && *c != '\n').collect();
            assert_eq!(strange, "", "{name}");
        }
    }
}

#[test]
fn one_row_is_selected_however_many_lists_lie_over_each_other() {
    for keys in ["3 h", "4 h", "s"] {
        let mut desk = Desk::demo(Lang::Da);
        desk.keys(keys);
        let Color::Indexed(ground) = desk.app.theme.style(Meaning::Selected).bg.unwrap() else { panic!("no colour") };
        let buffer = desk.buffer(120, 36);
        let row = |y: u16| (0..120).any(|x| buffer[(x, y)].bg == Color::Indexed(ground));
        assert_eq!((0..36).filter(|y| row(*y)).count(), 1, "{keys}");
    }
}

#[test]
fn ascii_screens_have_no_drawing_characters() {
    for (name, keys) in SCREENS {
        let mut desk = Desk::demo(Lang::Da);
        desk.app.session.ascii = true;
        desk.keys(keys);
        let strange: String = desk.screen(120, 36).chars().filter(|c| !c.is_ascii() && !c.is_alphanumeric()).collect();
        assert_eq!(strange.replace(['\u{d7}', '"'], ""), "", "{name}");
    }
}

#[test]
fn mono_says_the_same_without_a_colour() {
    for (name, keys) in SCREENS {
        let mut desk = Desk::demo(Lang::Da);
        desk.keys(keys);
        let in_colour = desk.screen(120, 36);
        desk.app.theme = Theme::Mono;
        assert_eq!(desk.screen(120, 36), in_colour, "{name}");
        let buf = desk.buffer(120, 36);
        assert!(buf.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "{name}");
        let unselected = [
            "wall",
            "form",
            "measure",
            "board-tally",
            "kpi",
            "kpi-wall",
            "kpi-form",
            "kpi-correct",
            "case-types-wall",
            "case-types-doubt",
            "workflow",
            "workflow-decide",
            "idea-form",
        ];
        if !unselected.contains(&name) {
            assert_ne!(desk.selected(120, 36), "", "{name} shows no selection");
        }
    }
}

#[test]
fn a_selected_row_is_one_pair_in_every_theme() {
    let mut desk = Desk::demo(Lang::Da);
    for theme in
        [Theme::Dark, Theme::Light, Theme::Contrast, Theme::Terminal(Ground::Dark), Theme::Terminal(Ground::Light)]
    {
        desk.app.theme = theme;
        let pair = theme.style(Meaning::Selected);
        for keys in ["1", "3"] {
            desk.keys(keys);
            let buf = desk.buffer(120, 36);
            let row = (0..36).find(|y| (0..120).any(|x| buf[(x, *y)].symbol() == "▌")).unwrap();
            let selected: String = (0..120)
                .map(|x| &buf[(x, row)])
                .filter(|cell| (Some(cell.fg), Some(cell.bg), cell.modifier) == (pair.fg, pair.bg, pair.add_modifier))
                .map(|cell| cell.symbol().to_owned())
                .collect();
            assert!(selected.contains("! #06 Aftale") && selected.contains("dage over"), "{theme:?}: {selected}");
        }
    }
}

#[test]
fn no_line_of_the_help_is_cut() {
    for (lang, _) in LANGS {
        for line in Place::ALL.into_iter().flat_map(bindings).map(|binding| (binding.help)(lang)) {
            assert!(line.chars().count() <= 58, "{line}");
        }
    }
}

#[test]
fn numbers_and_dates_are_never_cut() {
    for (columns, rows) in [(60, 18), (80, 24), (100, 30), (119, 36), (140, 40), (165, 45)] {
        for (_, keys) in SCREENS {
            let mut desk = Desk::demo(Lang::Da);
            desk.keys(keys);
            for line in desk.screen(columns, rows).lines() {
                assert!(!line.contains("dage o…") && !line.contains("-1…") && !line.contains("-2…"), "{line}");
            }
        }
    }
}

#[test]
fn every_card_tells_its_status_in_the_smallest_window() {
    for (lang, _) in LANGS {
        let mut desk = Desk::demo(lang);
        desk.keys("3 Enter");
        for _ in 0..desk.app.board.actions.len() {
            let screen = desk.screen(60, 18);
            assert!(screen.contains(if lang == Lang::Da { "Trin " } else { "Step " }), "{screen}");
            desk.keys("Down");
        }
    }
}

#[test]
fn a_plain_number_stands_right_before_its_first_word() {
    let mut desk = Desk::demo(Lang::Da);
    desk.app.session.ascii = true;
    for (keys, told) in [("2 Enter", " 1:52  min"), ("5", " 26  ansøgninger"), ("3 b", " 3  over")] {
        desk.keys(keys);
        let screen = desk.screen(80, 24);
        assert!(screen.contains(told), "{screen}");
    }
}

#[test]
fn a_long_name_runs_on_where_nothing_stands_beside_it() {
    let mut desk = Desk::empty(Lang::Da);
    let text = |text: &str| Text::line(text, Text::SHORT).unwrap();
    let unit = PeopleCommand::AddUnit { name: text("Borgerservice, Hovedgaden"), short: None };
    drop(desk.app.perform(&Command::People(unit), None).unwrap());
    let fields = ActionFields::of(text("Ny tekst"), Owner::Unit(desk.app.board.units[0].id), desk::clock().today());
    drop(desk.app.perform(&Command::Action(ActionCommand::add(fields)), None).unwrap());
    desk.keys("3");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("  Borgerservice, Hovedgaden  "), "{screen}");
    let id = desk.app.board.actions[0].id;
    let deadline = add_days(desk::clock().today(), 2);
    drop(
        desk.app
            .perform(
                &Command::Action(ActionCommand::one(id, Deed::Move { deadline, why: Text::default(), how: None })),
                None,
            )
            .unwrap(),
    );
    let screen = desk.screen(80, 24);
    assert!(screen.contains("  Borgerservice…  flyttet 1 ×  "), "{screen}");
}

/// A board with twenty of everything that a wall could list.
fn crowded() -> Desk {
    let mut desk = Desk::empty(Lang::Da);
    let mut perform = |command: Command| drop(desk.app.perform(&command, None).unwrap());
    let line = |name: &str, n: u32| Text::line(&format!("{name} {n:02}"), Text::SHORT).unwrap();
    let unit = |n: u32| PeopleCommand::AddUnit { name: line("Enhed", n), short: None };
    (0..20).for_each(|n| perform(Command::People(unit(n))));
    let units: Vec<UnitId> = desk.app.board.units.iter().map(|unit| unit.id).collect();
    let today = desk::clock().today();
    for n in 0..20 {
        let fields =
            ActionFields::of(line("Handling", n), Owner::Unit(units[n as usize]), add_days(today, -i64::from(n)));
        let (cadence, better) = (Cadence::Week, Better::Higher);
        let name = line("Tal", n);
        let kpi = KpiFields { cadence, ..KpiFields::of(name, better) };
        let workflow = WorkflowCommand::Add { name: line("Gang", n), units: vec![units[n as usize]] };
        for command in [
            Command::Action(ActionCommand::add(fields)),
            Command::Kpi(KpiCommand::Add(Box::new(kpi))),
            Command::Workflow(workflow),
            Command::Idea(IdeaCommand::Add { text: line("Indfald", n) }),
        ] {
            desk.app.perform(&command, None).unwrap();
        }
        let workflow = desk.app.board.workflows.iter().max_by_key(|workflow| workflow.number).unwrap().id;
        let until = add_days(today, 56 - i64::from(n));
        let trial =
            WorkflowCommand::StartTrial { workflow, units: vec![units[n as usize]], start: add_days(today, -7), until };
        desk.app.perform(&Command::Workflow(trial), None).unwrap();
    }
    desk
}

#[test]
fn no_wall_lists_more_than_seven_of_a_kind() {
    let mut desk = crowded();
    for keys in ["1", "2", "3", "4", "4 Tab", "5"] {
        desk.keys(keys);
        desk.app.wall = true;
        for (columns, rows) in SIZES {
            let screen = desk.screen(columns, rows);
            for kind in ["Handling ", "Tal ", "Gang ", "Indfald "] {
                let listed = (0..20).filter(|n| screen.contains(&format!("{kind}{n:02}"))).count();
                assert!(listed <= 7, "{listed} of {kind}at {keys}\n{screen}");
            }
        }
        desk.app.wall = false;
    }
    for (keys, kind) in [("3", "Handling "), ("4", "Indfald "), ("4 Tab", "Gang ")] {
        desk.keys(keys);
        desk.app.wall = true;
        let screen = desk.screen(80, 24);
        assert!(screen.contains(kind) && screen.contains("mere"), "{screen}");
        desk.app.wall = false;
    }
}

#[test]
fn a_small_window_says_so() {
    let mut desk = Desk::demo(Lang::Da);
    assert!(desk.screen(59, 17).starts_with("Vinduet er for lille"));
    assert!(desk.screen(60, 18).contains("HANDLINGER"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_screen_panics_at_any_size(columns in 0u16..300, rows in 0u16..100, at in 0usize..SCREENS.len()) {
        thread_local! {
            static DESKS: std::cell::RefCell<Vec<Desk>> = std::cell::RefCell::new(SCREENS.iter().map(|(_, keys)| {
                let mut desk = Desk::demo(Lang::Da);
                desk.keys(keys);
                desk
            }).collect());
        }
        DESKS.with_borrow_mut(|desks| drop(desks[at].buffer(columns, rows)));
    }
}
