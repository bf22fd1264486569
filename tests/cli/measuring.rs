//! Values in, corrected, explained, left out; and what is said to those that cannot be.

use serde_json::json;

use crate::support::Home;

fn home() -> Home {
    let home = Home::with_board();
    home.all_ok(&[
        "kpi add Svartid --kind tid --better lower --at-most 2:00",
        "kpi add Andel --kind share --unit % --better higher --at-least 80 --by 31-12-2026",
        "kpi add Klager --better lower --cadence month --unit klager",
    ]);
    home
}

#[test]
fn values_are_read_as_their_kind_is_written() {
    let home = home();
    assert_eq!(home.ok(&["kpi", "measure", "svartid", "1:52"]), "Svartid, uge 47, målt: 1:52.\n");
    assert_eq!(home.ok(&["kpi", "measure", "andel", "9/50"]), "Andel, uge 47, målt: 18 %.\n");
    let unclear = home.fails(2, &["kpi", "measure", "svartid", "1,52", "--period", "uge 46"]);
    assert!(unclear.contains("1:52") && unclear.contains("1:31"), "{unclear}");
    let kpi = home.json(&["kpi", "show", "andel"]);
    let point = &kpi["points"][0];
    let made = (&point["value"], &point["numerator"], &point["denominator"]);
    assert_eq!(made, (&json!("18.000000"), &json!("9"), &json!("50")));
    assert_eq!((&kpi["target"]["date"], &kpi["target"]["met"]), (&json!("2026-12-31"), &json!(false)));
    let kpi = home.json(&["kpi", "show", "svartid"]);
    assert_eq!((&kpi["last"]["value"], &kpi["target"]["value"]), (&json!("112"), &json!("120")));
}

#[test]
fn a_provisional_value_may_change_and_a_final_one_needs_a_reason() {
    let home = home();
    let said = home.ok(&["kpi", "measure", "klager", "5", "--provisional"]);
    assert_eq!(said, "Klager, okt. 2026, målt: 5 klager (foreløbig).\n");
    assert_eq!(home.json(&["kpi", "show", "klager"])["points"][0]["status"], "provisional");
    assert!(home.ok(&["kpi", "show", "klager"]).contains("foreløbig"));
    home.ok(&["kpi", "measure", "klager", "6"]);
    assert_eq!(home.json(&["kpi", "show", "klager"])["points"][0]["status"], "final");
    assert!(home.fails(1, &["kpi", "measure", "klager", "7"]).contains("allerede målt"));
    let said = home.ok(&["kpi", "measure", "klager", "7", "--why", "Talt to gange"]);
    assert_eq!(said, "Klager, okt. 2026, rettet fra 6 til 7 klager.\n");
    let point = &home.json(&["kpi", "show", "klager"])["points"][0];
    assert_eq!((&point["value"], &point["why"]), (&json!("7"), &json!("Talt to gange")));
    home.fails(2, &["kpi", "measure", "klager", "7", "--why", "x", "--provisional"]);
    assert!(
        home.fails(1, &["kpi", "measure", "klager", "7", "--period", "2026-09", "--why", "x"]).contains("ikke målt")
    );
}

#[test]
fn points_are_left_out_gaps_explained_and_periods_marked() {
    let home = home();
    home.piped(&["kpi", "import", "klager", "-"], "m;n\n2026-06;4\n2026-07;40\n2026-09;5\n2026-10;6\n");
    home.all_ok(&["kpi exclude klager 2026-07 --why Nedbrud", "kpi gap klager 2026-08 --why Ferie"]);
    let said = home.ok(&["kpi", "mark", "klager", "2026-09", "Ny telefon"]);
    assert_eq!(said, "Klager, sep. 2026: Ny telefon.\n");
    let kpi = home.json(&["kpi", "show", "klager"]);
    let points = kpi["points"].as_array().unwrap();
    let told: Vec<_> =
        points.iter().map(|it| (it["status"].as_str(), it["excluded"].as_bool(), it["note"].as_str())).collect();
    let (last, out) = (Some("final"), Some(false));
    assert_eq!(
        told,
        [
            (last, out, None),
            (last, Some(true), Some("Nedbrud")),
            (Some("missing"), out, Some("Ferie")),
            (last, out, Some("Ny telefon")),
            (last, out, None),
        ]
    );
    assert_eq!((&points[2]["value"], &kpi["run_chart"]["observations"]), (&json!(null), &json!(4)));
    let shown = home.ok(&["kpi", "show", "klager"]);
    for word in ["udeladt: Nedbrud", "ikke målt", "Ferie", "sep. 2026: Ny telefon"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    home.all_ok(&["kpi include klager 2026-07", "kpi mark klager 2026-09 --remove"]);
    assert!(home.fails(1, &["kpi", "include", "klager", "2026-07"]).contains("er ikke udeladt"));
    assert!(home.fails(1, &["kpi", "gap", "klager", "2026-07", "--why", "x"]).contains("er målt"));
    assert!(home.fails(1, &["kpi", "exclude", "klager", "2026-05", "--why", "x"]).contains("ikke målt"));
    assert!(home.fails(2, &["kpi", "exclude", "klager", "2026-07"]).contains("--why"));
    home.ok(&["kpi", "retire", "klager"]);
    home.set_day("2027-01-04");
    assert!(home.fails(1, &["kpi", "measure", "klager", "1", "--period", "2026-12"]).contains("måles ikke længere"));
}

#[test]
fn what_a_kpi_is_can_be_written_and_edited() {
    let home = home();
    home.ok(&["workflow", "add", "Post", "--unit", "BAC"]);
    let args = "kpi edit andel --question Hvorfor --dimension brugeroplevelse --grace 5 --owner anne --workflow 1 \
                --source Telefonen --method Stikprøve --first 2026-W40 --basis procentpoint --at-least 10 --by 2027-06-30";
    home.ok(&args.split_whitespace().collect::<Vec<_>>());
    let kpi = home.json(&["kpi", "show", "andel"]);
    for (key, value) in [
        ("question", json!("Hvorfor")),
        ("dimension", json!("experience")),
        ("grace", json!(5)),
        ("owner", json!("Anne Holm")),
        ("workflow", json!(1)),
        ("source", json!("Telefonen")),
        ("method", json!("Stikprøve")),
        ("first_period", json!("2026-W40")),
    ] {
        assert_eq!(kpi[key], value, "{key}");
    }
    let target = &kpi["target"];
    assert_eq!((&target["basis"], &target["value"]), (&json!("percentage_points"), &json!("10.000000")));
    assert_eq!((&target["resolved"], &target["date"]), (&json!(null), &json!("2027-06-30")));
    home.ok(&["kpi", "edit", "andel", "--by", ""]);
    assert_eq!(home.json(&["kpi", "show", "andel"])["target"]["date"], json!(null));
    home.ok(&["kpi", "measure", "andel", "40"]);
    assert!(home.fails(1, &["kpi", "edit", "andel", "--method", "Alle"]).contains("--new-version"));
    let said = home.ok(&["kpi", "edit", "andel", "--method", "Alle", "--new-version"]);
    assert!(said.contains("version 2"), "{said}");
    assert_eq!(home.json(&["kpi", "show", "andel"])["method_version"], json!(2));
    assert!(home.fails(2, &["kpi", "edit", "klager", "--by", "2027-01-01"]).contains("--at-least"));
}

#[test]
fn each_bad_input_is_told_and_changes_nothing() {
    let home = home();
    home.ok(&["kpi", "measure", "andel", "50"]);
    home.ok(&["kpi", "measure", "klager", "5"]);
    home.ok(&["kpi", "add", "Nul", "--better", "higher", "--at-least", "10", "--basis", "relative-percent"]);
    let empty = home.file("tom.csv", "");
    let many = home.file("mange.csv", "m;n\n".to_owned() + &"2026-01;1\n".repeat(1_000_000));
    let twice = home.file("to.csv", "m;n\n2026-01;1\n2026-01;2\n");
    let before = home.json(&["log"]);
    for (code, line, said) in [
        (1, "kpi measure andel 5 --period 2026-W49", "er ikke begyndt"),
        (1, "kpi measure andel 51", "Der er allerede målt"),
        (1, "kpi measure andel 101 --period 2026-W46", "højst 100 %"),
        (1, "kpi measure andel 51/50 --period 2026-W46", "højst 100 %"),
        (1, "kpi measure andel 1/0 --period 2026-W46", "Nævneren er 0"),
        (1, "kpi baseline nul --value 0", "procentdel af 0"),
        (1, "kpi add x --better lower --at-least 5", "--at-most"),
        (1, "kpi edit klager --unit sager", "--new-version"),
        (1, "kpi edit klager --cadence uge", "Opret et nyt"),
        (1, "kpi baseline klager --from 2026-10 --to 2026-09", "Byt om"),
        (1, "kpi baseline klager --from 2026-01 --to 2026-02", "Ingen målinger tæller"),
        (2, "kpi measure andel mange --period 2026-W46", "ikke et tal"),
        (2, "kpi measure andel 1.234,5 --period 2026-W46", "to måder"),
        (2, "kpi measure andel 1,234.5 --period 2026-W46", "to måder"),
        (2, "kpi measure klager 1/2 --period 2026-09", "ét tal"),
        (2, "kpi measure klager 1:20 --period 2026-09", "en tid som 1:52"),
        (2, "kpi measure svartid 1:75", "Skriv minutter og sekunder som 1:52."),
        (2, "kpi measure svartid 112", "1:52:00 (timer:minutter:sekunder)"),
        (2, "kpi baseline klager", "--value"),
        (2, "kpi baseline klager --none --value 5", "kan ikke bruges sammen"),
        (2, "kpi baseline klager --from 2026-01", "--to"),
        (2, "kpi import klager FILE --numerator a", "--denominator"),
        (2, "kpi import klager FILE --numerator 1 --denominator 2", "ét tal"),
        (1, "kpi import klager EMPTY", "Filen er tom."),
        (1, "kpi import klager MANY", "for mange rækker"),
        (1, "kpi import klager FILE", "linje 3"),
    ] {
        let line = line.replace("FILE", &twice).replace("EMPTY", &empty).replace("MANY", &many);
        let told = home.fails(code, &line.split(' ').collect::<Vec<_>>());
        assert!(told.contains(said), "{line}: {told}");
    }
    assert_eq!(home.json(&["log"]), before);
}

#[test]
fn a_value_far_from_the_others_is_taken_with_a_word() {
    let home = home();
    let weeks: String = (30..46).map(|week| format!("2026-W{week};{}\n", 100 + week % 2)).collect();
    home.piped(&["kpi", "import", "svartid", "-"], format!("uge;sekunder\n{weeks}"));
    let strict = home.fails(1, &["kpi", "measure", "svartid", "9:59", "--period", "2026-W46", "--strict"]);
    assert!(strict.starts_with("9:59 er over det normale udsving (op til 1:43,2)."), "{strict}");
    let far = home.json(&["kpi", "measure", "svartid", "9:59", "--period", "2026-W46"]);
    assert!(far["warnings"][0].as_str().unwrap().contains("Se efter, om tallet er rigtigt"), "{far}");
    let near = home.json(&["kpi", "measure", "svartid", "1:40", "--period", "2026-W47"]);
    assert_eq!(near["warnings"], json!([]));
}
