//! A meeting at the command line: the plan of 2018 comes in, is worked through, and the journal tells the story.

use crate::support::{Home, PLAN};

/// What was done, oldest first, as the journal says it.
fn story(home: &Home, from: &str) -> Vec<String> {
    let log = home.ok(&["log", "--limit", "100"]);
    let mut told: Vec<String> = log.lines().map(|line| line.chars().skip(47).collect()).collect();
    told.reverse();
    let at = told.iter().position(|deed| deed.starts_with(from)).unwrap();
    told.split_off(at)
}

#[test]
fn the_plan_of_2018_is_worked_through_and_the_journal_tells_it() {
    let home = Home::with_board();
    home.ok(&["action", "import", PLAN, "--create-owners=unit"]);
    let owner = home.json(&["action", "show", "2"])["owner"].clone();
    let first: Vec<String> = [
        &["action", "agree", "1", "2"][..],
        &["action", "start", "2"],
        &["action", "done", "3", "--on", "20-11-2026", "--effect", "set", "--note", "Færre viderestillinger"],
        &["action", "move", "4", "11-12-2026", "--why", "Venter på centercheferne", "--how", "Ring til dem"],
        &["action", "drop", "5", "--why", "Løst af den nye hjemmeside"],
        &["action", "hand-over", "6", "Anne"],
        &["action", "wait", "7", "--note", "liste fra BAC", "--until", "04-12-2026"],
    ]
    .into_iter()
    .map(|args| home.ok(args))
    .collect();
    let expected = [
        "#01 og #02 aftalt med de ansvarlige 23-11-2026.",
        "#02 er i gang.",
        "#03 udført ",
        "#04 har fået ny frist: fre. 11-12-2026: \"Venter på centercheferne\".",
        "#05 bortfaldet: \"Løst af den nye hjemmeside\".",
        "#06 overdraget fra BYC til Anne Holm.",
        "#07 afventer til fre. 04-12-2026: \"liste fra BAC\".",
    ];
    for (said, expected) in first.iter().zip(expected) {
        assert!(said.starts_with(expected), "{said}");
    }
    let told = story(&home, "#01 og #02 aftalt");
    let said: Vec<&str> = first.iter().map(|said| said.trim_end_matches(['\n', '.'])).collect();
    assert_eq!(told, said, "the journal tells another story than was told at the meeting");
    assert_eq!(home.json(&["action", "show", "2"])["owner"], owner);
    assert_eq!(home.json(&["action", "show", "4"])["how"], "Ring til dem");
    let states = |numbers: &[&str]| -> Vec<_> {
        numbers.iter().map(|number| home.json(&["action", "show", number])["stage"].clone()).collect()
    };
    assert_eq!(states(&["1", "2", "3", "4", "6"]), ["agreed", "in_progress", "followed_up", "open", "open"]);
    for _ in 0..7 {
        home.ok(&["undo"]);
    }
    assert_eq!(states(&["1", "2", "3", "4", "6"]), ["open"; 5]);
    assert_eq!(home.json(&["action", "show", "4"])["moves"], 0);
}
