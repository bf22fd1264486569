//! Hostile text and CPR numbers: neither passes an entrance, and nothing hostile comes out.

use rusqlite::Connection;

use crate::support::Home;

const CPR: &str = "010101-1234";

/// Text that would steer a terminal: OSC 52, colours, C1, bidi, tags, a bell.
const HOSTILE: &str = "\u{1b}]52;c;QQ==\u{7}A\u{1b}[31mB\u{9b}2J\u{202e}C\u{2066}D\u{e0041}\u{feff}\u{85}E";

#[test]
fn a_cpr_number_is_refused_on_every_entrance_without_an_echo() {
    let home = Home::with_board();
    home.ok(&["action", "add", "x", "--owner", "anne", "--deadline", "fre"]);
    home.ok(&["kpi", "add", "Svartid", "--better", "lower"]);
    home.ok(&["workflow", "add", "Post", "--unit", "BAC"]);
    let plan = format!("Opgave;Ansvarlig;Effekt;Hvordan;Deadline\n{CPR};{CPR};{CPR};{CPR};01-12-2026\n");
    home.file("plan.csv", plan);
    home.file("medlemmer.csv", format!("{CPR};{CPR};{CPR}\nBo, {CPR}\n"));
    home.file("tal.csv", format!("uge;{CPR}\n2026-W40;{CPR}\n2026-W41;1\n{CPR};2\n"));
    home.file("noter.csv", format!("uge;n;note\n2026-W40;1;{CPR}\n"));
    home.file("kpier.csv", format!("Navn;Enhed;Bedre;Mål er;Mål\n{CPR};{CPR};{CPR};{CPR};{CPR}\n"));
    let before = home.json(&["log"]);
    for line in [
        "init --name CPR",
        "unit add CPR",
        "unit add x --short CPR",
        "member add CPR",
        "member add x --initials CPR",
        "member add x --login CPR",
        "member add x --unit CPR",
        "member edit anne --name CPR",
        "member edit CPR --name x",
        "action add CPR --owner anne --deadline fre",
        "action add x --owner CPR --deadline fre",
        "action add x --owner anne --deadline CPR",
        "action add x --owner anne --deadline fre --effect CPR",
        "action add x --owner anne --deadline fre --how CPR",
        "action add x --owner anne --deadline fre --kpi CPR",
        "action edit 1 --change CPR",
        "action edit 1 --how CPR",
        "action done CPR",
        "action move 1 CPR",
        "action drop 1 --why CPR",
        "action add CPR, Anne, fre",
        "action add Ring, CPR, fre",
        "action add Ring, Anne, CPR",
        "action add x, Anne, fre --helpers CPR",
        "action add x, Anne, fre --idea CPR",
        "action add x, Anne, fre --source CPR",
        "action edit 1 --helpers CPR",
        "action edit 1 --deadline +20 --why CPR",
        "action start CPR",
        "action agree 1 --on CPR",
        "action wait 1 --note CPR",
        "action wait 1 --until CPR",
        "action hand-over 1 CPR",
        "action done 1 --effect seen --note CPR",
        "action done 1 --effect CPR",
        "action effect 1 CPR",
        "action move 1 +20 --why CPR",
        "action move 1 +20 --why x --how CPR",
        "overdue --all-boards --owner CPR",
        "overdue --within CPR",
        "action import plan.csv --create-owners",
        "member import medlemmer.csv",
        "kpi edit svartid --name CPR",
        "kpi edit svartid --key CPR",
        "kpi edit svartid --unit CPR",
        "kpi edit svartid --at-most CPR",
        "workflow edit 1 --name CPR",
        "workflow edit 1 --unit CPR",
        "kpi add CPR --better lower",
        "kpi add x --better lower --unit CPR",
        "kpi add x --better lower --key CPR",
        "kpi measure svartid CPR",
        "kpi measure svartid 1 --period CPR",
        "kpi import svartid tal.csv",
        "kpi import svartid tal.csv --value CPR",
        "kpi import svartid noter.csv --value n --note note",
        "kpi add --from kpier.csv",
        "kpi add x --better lower --question CPR",
        "kpi edit svartid --source CPR",
        "kpi edit svartid --method CPR",
        "kpi edit svartid --owner CPR",
        "kpi edit svartid --first CPR",
        "kpi baseline svartid --none --why CPR",
        "kpi baseline svartid --value CPR",
        "kpi exclude svartid 2026-W46 --why CPR",
        "kpi gap svartid 2026-W46 --why CPR",
        "kpi mark svartid 2026-W46 CPR",
        "kpi mark svartid CPR x",
        "kpi retire CPR",
        "tally CPR",
        "tally k --on CPR",
        "workflow add CPR --unit BAC",
        "workflow trial start CPR --unit BAC --start fre --until +20",
        "workflow decide 1 annul --by mette --reason CPR",
        "--as CPR tally k",
        "--as CPR undo",
        "--as CPR board",
        "--as CPR action done 1",
        "--as CPR mine",
        "--board CPR board",
        "--CPR",
        "CPR",
    ] {
        let line = line.replace("CPR", CPR);
        for form in ["", "--json"] {
            let output = home
                .tavle(&line.split(' ').chain([form].into_iter().filter(|form| !form.is_empty())).collect::<Vec<_>>())
                .output()
                .unwrap();
            let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(!output.status.success(), "{line} was taken");
            assert!(!said.contains(CPR) && !said.is_empty(), "{line}: {said}");
        }
    }
    assert_eq!(home.json(&["log"]), before, "something was written");
}

#[test]
fn hostile_text_is_cleaned_on_the_way_in_and_on_the_way_out() {
    let home = Home::with_board();
    home.ok(&["action", "add", HOSTILE, "--owner", "anne", "--deadline", "20-11-2026", "--effect", HOSTILE]);
    assert_eq!(home.json(&["action", "show", "1"])["change"], "]52;c;QQ==A[31mB2JCDE");
    // Another program has written to the file.
    let raw = Connection::open(home.db()).unwrap();
    raw.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    home.ok(&["action", "wait", "1", "--note", "x"]);
    for (table, column) in [
        ("action", "change"),
        ("action", "waiting_note"),
        ("action", "moved_why"),
        ("member", "name"),
        ("unit", "name"),
        ("board", "name"),
    ] {
        raw.execute(&format!("UPDATE {table} SET {column} = {column} || ?1"), [HOSTILE]).unwrap();
    }
    drop(raw);
    let hostile = |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{2066}\u{e0041}\u{feff}".contains(c);
    for line in [
        "board",
        "board --json",
        "overdue",
        "overdue --json",
        "overdue --all-boards",
        "overdue --all-boards --json",
        "action show 1 --json",
        "action list",
        "action list --json",
        "action show 1",
        "member list",
        "member list --json",
        "unit list",
        "log",
        "log --json",
        "doctor",
        "doctor --json",
    ] {
        let output = home.tavle(&line.split(' ').collect::<Vec<_>>()).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!said.contains(hostile), "{line}: {said:?}");
    }
}

#[test]
fn hostile_arguments_are_not_echoed() {
    let home = Home::with_board();
    for args in [&["action", "done", HOSTILE][..], &[HOSTILE], &["--as", HOSTILE, "mine"], &["--db", HOSTILE, "board"]]
    {
        let output = home.tavle(args).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!output.status.success() && !said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
    }
}

#[test]
fn a_cpr_number_in_disguise_is_refused_and_not_stored() {
    let home = Home::with_board();
    let hidden: String = "0101011234".chars().map(|c| format!("{c}\u{200d}")).collect();
    for number in [
        "010101\u{2060}-1234",
        "010101\u{ad}1234",
        "010101:1234",
        "010101_1234",
        "010101 - 1234",
        "010101+1234",
        &hidden,
    ] {
        home.fails(1, &["unit", "add", number]);
        home.fails(1, &["action", "add", number, "--owner", "anne", "--deadline", "fre"]);
        home.fails(1, &["--as", number, "tally", "k"]);
        home.fails(1, &["kpi", "add", "Svartid", "--better", "lower", "--key", number]);
    }
    assert_eq!(home.json(&["unit", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn the_key_made_from_a_name_is_no_cpr_number() {
    let home = Home::with_board();
    let told = home.fails(1, &["kpi", "add", "Sag 010101 & 1234", "--better", "lower"]);
    assert!(told.starts_with("Kort navn: Det ligner et CPR-nummer."), "{told}");
    home.ok(&["kpi", "add", "Sag 010101 & 1234", "--better", "lower", "--key", "sag"]);
}

#[test]
fn an_identity_is_one_short_clean_text() {
    let home = Home::with_board();
    let long = "x".repeat(121);
    assert_eq!(home.fails(1, &["--as", &long, "tally", "k"]), "--as: Højst 120 tegn; der er 121. Skriv det kortere.\n");
    home.ok(&["--as", HOSTILE, "tally", "k"]);
    assert_eq!(home.json(&["log", "--limit", "1"])[0]["who"], "]52;c;QQ==A[31mB2JCDE");
}
