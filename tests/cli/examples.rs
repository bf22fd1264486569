//! An example of each command's `--json` lies in `tests/json/`; it is what the command says on a certain day.
//!
//! `TAVLE_BLESS=1 cargo test --test cli examples` writes them anew.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Home, INFECTIONS, KPIS, PLAN};

/// A command a line, in the order of a board's life; after `=>` the file of its answer.
const STORY: &str = "\
init --name Borgerkontakt --first-meeting 2026-11-27 --at 09:00 => init
unit add BAC --short B => unit_add
unit add Byggesag
member add Anne --unit BAC --login anne => member_add
member add Mette --unit BAC --role leader
member edit Anne --login anne2 => member_edit
unit list => unit_list
member list => member_list
kpi add Svartid --unit sek. --decimals 1 --better lower --cadence week --at-most 120 => kpi_add
kpi measure svartid 118.5 --period 2026-W46 => kpi_measure
kpi measure svartid 121 --period 2026-W47
kpi list => kpi_list
kpi add Infections --better lower --cadence month
kpi import infections INFECTIONS --dry-run => kpi_import_dry_run
kpi import infections INFECTIONS => kpi_import
workflow add Postfordeling --unit BAC Byggesag => workflow_add
workflow trial start 1 --unit BAC --start 2026-10-05 --until 2026-11-30 => workflow_trial_start
action add Opslag --owner Anne --deadline 2026-11-20 --effect Ro --how Selv --kpi svartid --workflow 1 --before-start => action_add
action add Møderække --owner BAC --deadline 2026-12-25
action edit 2 --how Sammen => action_edit
action move 1 2026-11-21 --why Ferie => action_move
overdue --all-boards => overdue_all_boards
overdue => overdue
tally k 3 => tally
tally v 2 --border p => tally_border
tally o --inspection --doubt => tally_doubt
idea add Telefonhilsen => idea_add
idea add Ringeliste
idea edit 2 --text Ring-tilbage-liste => idea_edit
idea add Videosamtale
idea use 1 => idea_use
idea park 2 --why Senere => idea_park
idea reject 3 --why Overflødig => idea_reject
idea show 2 => idea_show
idea list => idea_list
kpi measure svartid 119.5 --period 2026-W46 --replace --why Tastefejl => kpi_measure_why
kpi gap svartid 2026-W45 --why Ferie => kpi_gap
kpi exclude svartid 2026-W46 --why Nedbrud => kpi_exclude
kpi include svartid 2026-W46 => kpi_include
kpi mark svartid 2026-W46 Omstilling => kpi_mark
kpi baseline svartid --from 2026-W46 --to 2026-W47 => kpi_baseline
kpi show svartid => kpi_show
board => board
workflow decide 1 extend --by Mette --reason Mere --until 2026-12-18 => workflow_decide
workflow list => workflow_list
workflow show 1 => workflow_show
action done 1 => action_done
action reopen 1 => action_reopen
action drop 2 --why Overflødig => action_drop
undo => undo
redo => redo
action show 1 => action_show
action import EDITED --create-owners --dry-run => action_import_dry_run
action import PLAN --create-owners => action_import
action list --open --owner BAC => action_list
log --limit 5 => log
member import LIST --dry-run => member_import_dry_run
member import LIST => member_import
kpi edit svartid --at-most 115 => kpi_edit
kpi add --from KPIS --dry-run => kpi_add_from_dry_run
kpi add --from KPIS => kpi_add_from
kpi retire infections => kpi_retire
workflow add Arkiv --unit BAC Byggesag
workflow edit 2 --name Arkivering --unit BAC => workflow_edit
workflow redesign 2 => workflow_redesign
workflow ready 2 => workflow_ready
board edit --first-meeting 27-11-2026 --at 10.00 => board_edit
action agree 3 => action_agree
action start 3 4 => action_start
action wait 3 --note Svar --until 2026-11-27 => action_wait
action wait 3 --off => action_wait_off
action hand-over 3 4 Mette => action_hand-over
action done 3 4 --effect too-early --look 2026-12-11 => action_done_effect
action effect 3 4 seen --note Ro => action_effect
export --csv plan.csv => export
backup copy.db => backup
doctor => doctor
demo --keep demo.db => demo
";

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/json/{name}.json"))
}

/// `printed` with what differs from machine to machine taken out: the size of a file, and that root runs the tests.
fn steadied(printed: &str) -> String {
    let without = |text: String, key: &str, is_part: fn(char) -> bool, instead: &str| match text.split_once(key) {
        Some((before, rest)) => format!("{before}{key}{instead}{}", rest.trim_start_matches(is_part)),
        None => text,
    };
    let text = without(printed.to_owned(), "\"bytes\":", |c| c.is_ascii_digit(), "0");
    without(text, "\"findings\":[", |c| c != ']', "")
}

/// JSON on many lines, its keys and numbers as they were printed.
fn spread(json: &str) -> String {
    let (mut spread, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    let mut letters = json.trim().chars().filter(|c| *c != '\n').peekable();
    while let Some(c) = letters.next() {
        let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
        if quoted {
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            spread.push(c);
            continue;
        }
        match c {
            '{' | '[' if letters.next_if(|next| matches!(next, '}' | ']')).is_some() => {
                spread.push_str(if c == '{' { "{}" } else { "[]" });
            }
            '{' | '[' => {
                depth += 1;
                spread.push(c);
                spread.push_str(&line(depth));
            }
            '}' | ']' => {
                depth -= 1;
                spread.push_str(&line(depth));
                spread.push(c);
            }
            ',' => spread.push_str(&format!(",{}", line(depth))),
            ':' => spread.push_str(": "),
            _ => {
                quoted = c == '"';
                spread.push(c);
            }
        }
    }
    spread + "\n"
}

/// `printed` with the test's home by another name.
fn at_home(home: &Home, printed: &str) -> String {
    printed.replace(home.path("").to_str().unwrap(), "/home/anne/")
}

fn check(name: &str, printed: &str) {
    let answer = spread(&steadied(printed));
    serde_json::from_str::<Value>(&answer).unwrap_or_else(|error| panic!("{name}: {error}: {answer}"));
    let path = example(name);
    if std::env::var_os("TAVLE_BLESS").is_some() {
        std::fs::write(&path, &answer).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(answer, expected, "{name}");
}

#[test]
fn each_command_says_what_its_example_says() {
    let home = Home::english();
    let list = home.file("list.csv", "Name;Unit;Role\nAnne;BAC;leader\nCarl;Archive;project lead\n");
    let edited = "No,Change/task,Responsible,Effect,How,Deadline,Step,Before start\n\
        1,Opslag,BAC,Ro,Selv,2026-12-04,done,\n,Ny tavle,BYC,,,2026-12-11,,yes\n";
    let edited = home.file("edited.csv", edited);
    for line in STORY.lines() {
        let (words, name) = line.split_once(" => ").map_or((line, None), |(words, name)| (words, Some(name)));
        let words = words
            .replace("INFECTIONS", INFECTIONS)
            .replace("PLAN", PLAN)
            .replace("KPIS", KPIS)
            .replace("LIST", &list)
            .replace("EDITED", &edited);
        let args: Vec<&str> = words.split(' ').chain(["--db", "board.db", "--json"]).collect();
        let printed = home.ok(&args);
        if let Some(name) = name {
            check(name, &at_home(&home, &printed));
        }
    }
    let restored = home.ok(&["restore", "copy.db", "--yes", "--db", "board.db", "--json"]);
    check("restore", &at_home(&home, &restored));
    let refused = home.fails(3, &["action", "done", "99", "--db", "board.db", "--json"]);
    check("error", &refused);
}

/// Every command that prints an answer has an example.
#[test]
fn no_command_lacks_its_example() {
    let home = Home::english();
    let commands = |path: &[&str]| -> Vec<String> {
        let help = home.ok(&[path, &["--help"]].concat());
        let listed = help.split("Commands:\n").nth(1).unwrap_or_default().lines();
        listed.take_while(|line| !line.is_empty()).map(|line| line.split_whitespace().next().unwrap().into()).collect()
    };
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    let mut leaves = 0;
    while let Some(path) = open.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let below = commands(&words);
        if below.is_empty() && path[0] != "completions" {
            assert!(example(&path.join("_")).exists(), "tests/json/{}.json is missing", path.join("_"));
            leaves += 1;
        }
        open.extend(below.into_iter().map(|word| [path.clone(), vec![word]].concat()));
    }
    assert!(leaves > 30);
}
