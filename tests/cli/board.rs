//! The board as text, and its agreement with the rest.

use unicode_width::UnicodeWidthStr;

use crate::support::Home;

/// The demo's file in the home.
fn demo(home: &Home) -> String {
    assert_eq!(home.ok(&["demo", "--keep", "demo.db"]), "demo.db\n");
    "demo.db".to_owned()
}

#[test]
fn the_text_agrees_with_the_json() {
    let home = Home::new();
    let db = demo(&home);
    let text = home.ok(&["--db", &db, "board"]);
    let board = home.json(&["--db", &db, "board"]);
    let overdue = home.json(&["--db", &db, "overdue"]);
    let sums = &board["sums"];
    let head = format!("{} over fristen · {} i dag", sums["overdue"], sums["due_today"]);
    assert_eq!(text.lines().nth(2).unwrap().split(" · ").take(2).collect::<Vec<_>>().join(" · "), head);
    assert_eq!(sums["overdue"], overdue.as_array().unwrap().len());
    let open = home.json(&["--db", &db, "action", "list", "--open"]);
    assert_eq!(board["actions"].as_array().unwrap().len(), open.as_array().unwrap().len());
    for action in overdue.as_array().unwrap() {
        let line = format!("#{:02}", action["number"].as_u64().unwrap());
        assert!(text.contains(&line), "{line} is not in {text}");
    }
    for kpi in board["kpis"].as_array().unwrap() {
        assert!(text.contains(kpi["name"].as_str().unwrap()), "{kpi}");
    }
    let kpis = home.json(&["--db", &db, "kpi", "list"]);
    assert_eq!(board["kpis"], kpis);
    for case_type in ["ready", "guidance", "principle", "watch_out"] {
        let (application, inspection) =
            (&board["tally"]["application"][case_type], &board["tally"]["inspection"][case_type]);
        assert!(text.lines().any(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.ends_with(&[application.to_string().as_str(), inspection.to_string().as_str()])
        }));
    }
    assert_eq!(board["adopted"].as_array().unwrap().len(), 1);
}

#[test]
fn it_fits_a_mail_in_both_languages() {
    let home = Home::new();
    let db = demo(&home);
    for lang in ["da", "en"] {
        let text = home.ok(&["--db", &db, "board", "--lang", lang]);
        assert!(text.lines().all(|line| line.width() <= 80 && line.trim_end() == line), "{text}");
        let plain = home.ok(&["--db", &db, "board", "--ascii", "--lang", lang]);
        let foreign = plain.chars().find(|c| !c.is_ascii() && !c.is_alphabetic());
        assert_eq!(foreign, None, "{plain}");
    }
}

#[test]
fn an_empty_board_says_how_to_begin() {
    let home = Home::new();
    home.ok(&["init", "--name", "Ny"]);
    let expected = "\
Ny
uge 48 · man. 23. nov. 2026 · intet møde aftalt
0 over fristen · 0 i dag · 0 målinger mangler · 0 klar til beslutning

NØGLETAL
  Ingen nøgletal endnu. Opret det første: tavle kpi add

HANDLINGER
  Ingen handlinger endnu. Skriv den første: tavle action add

SAGSTYPER 16.–29. nov.               Ansøgninger        Tilsyn
  Klar-parat                                   0             0
  Vejledning                                   0             0
  Princip                                      0             0
  Obs                                          0             0

UNDER AFPRØVNING
  Ingen arbejdsgange under afprøvning.

SÅDAN ARBEJDER VI
  Intet vedtaget endnu. Ledelsen beslutter.
";
    assert_eq!(home.ok(&["board"]), expected);
}

#[test]
fn the_mini_chart_is_split_at_the_middle() {
    let home = Home::with_board();
    home.ok(&["kpi", "add", "Svartid", "--better", "lower"]);
    let numbers = "uge;tal\n2026-W42;9\n2026-W43;1\n2026-W44;5\n2026-W46;6\n2026-W47;4\n";
    home.piped(&["kpi", "import", "svartid", "-"], numbers);
    let shown = home.ok(&["kpi", "show", "svartid"]);
    let rows: Vec<&str> = shown.lines().filter(|line| line.contains(['▀', '▄'])).collect();
    assert_eq!(rows, [format!("{}▀ ─ ▄", " ".repeat(19)), format!("{}▄   ▀", " ".repeat(20))], "{shown}");
    let plain = home.ok(&["board", "--ascii"]);
    assert!(plain.contains("' - .") && plain.contains(".   '"), "{plain}");
    home.set_day("2026-12-10");
    assert!(home.ok(&["board"]).contains("mangler uge 49 og 1 før"));
}

#[test]
fn cases_are_counted_by_their_danish_names_and_letters() {
    let home = Home::with_board();
    assert_eq!(home.ok(&["tally", "klar-parat"]), "1 ansøgning talt: Klar-parat (nu 1 i perioden).\n");
    assert_eq!(home.ok(&["tæl", "K", "3"]), "3 ansøgninger talt: Klar-parat (nu 4 i perioden).\n");
    assert_eq!(home.ok(&["tally", "watch_out", "2", "--inspection"]), "2 tilsyn talt: Obs (nu 2 i perioden).\n");
    home.ok(&["tally", "v", "--on", "16-11-2026"]);
    let tally = &home.json(&["board"])["tally"];
    let application = serde_json::json!({ "ready": 4, "guidance": 1, "principle": 0, "watch_out": 0 });
    assert_eq!(tally["application"], application);
    assert_eq!(tally["inspection"]["watch_out"], 2);
    home.ok(&["undo"]);
    assert_eq!(home.json(&["board"])["tally"]["application"]["guidance"], 0);
    home.fails(1, &["tally", "v", "--on", "i morgen"]);
    home.fails(1, &["tally", "v", "0"]);
}
