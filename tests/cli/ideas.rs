//! Ideas: written, parked, used, rejected.

use serde_json::json;

use crate::support::Home;

#[test]
fn an_idea_needs_nothing_but_its_text() {
    let home = Home::with_board();
    assert_eq!(home.ok(&["idea", "list"]), "Ingen idéer endnu. Skriv den første: tavle idea add\n");
    assert_eq!(home.ok(&["idea", "add", "Ring tilbage-liste"]), "Idé 1 skrevet: Ring tilbage-liste.\n");
    assert_eq!(home.ok(&["idé", "add", "Videosamtale"]), "Idé 2 skrevet: Videosamtale.\n");
    assert_eq!(home.fails(1, &["idea", "add", " "]), "Skriv idéen.\n");
    assert_eq!(home.ok(&["idea", "edit", "1", "--text", "Ring tilbage, når køen er lang"]), "Idé 1 rettet.\n");
    assert_eq!(home.ok(&["undo"]), "Fortrudt: Idé 1 rettet.\n");
    let expected = "   1  Ring tilbage-liste                                    ny\n   2  Videosamtale                                          ny\n";
    assert_eq!(home.ok(&["idea", "list"]), expected);
}

#[test]
fn an_idea_is_used_parked_or_rejected_and_then_stands() {
    let home = Home::with_board();
    for text in ["Ring tilbage-liste", "Videosamtale", "Åbent hus"] {
        home.ok(&["idea", "add", text]);
    }
    assert_eq!(home.ok(&["idea", "use", "1"]), "Idé 1 brugt.\n");
    assert_eq!(home.ok(&["idea", "park", "video", "--why", "Efter ferien"]), "Idé 2 parkeret.\n");
    assert_eq!(home.ok(&["idea", "reject", "3", "--why", "Vi mangler lokaler"]), "Idé 3 afvist.\n");
    let settled = home.fails(1, &["idea", "use", "3"]);
    assert_eq!(settled, "Idé 3 er allerede afvist 23-11-2026. Skriv den som en ny idé, hvis den skal tages op igen.\n");
    assert_eq!(home.fails(1, &["idea", "park", "2", "--why", ""]), "Skriv en begrundelse.\n");
    assert_eq!(home.fails(3, &["idea", "show", "9"]), "Der er ingen idé 9.\n");
    assert!(home.fails(2, &["idea", "reject", "2"]).starts_with("Der mangler noget: --why <TEKST>."));
    let shown = home.ok(&["idea", "show", "2"]);
    let expected = "Idé 2\n  Idé          Videosamtale\n  Skrevet      23-11-2026\n  Status       parkeret 23-11-2026\n  Begrundelse  Efter ferien\n";
    assert_eq!(shown, expected);
    assert_eq!(
        home.json(&["idea", "list", "--open"]),
        json!([{
            "number": 2, "text": "Videosamtale", "state": "parked", "created_on": "2026-11-23",
            "decided_on": "2026-11-23", "why": "Efter ferien",
        }])
    );
    assert_eq!(home.json(&["idea", "list"]).as_array().unwrap().len(), 3);
    assert_eq!(home.json(&["idea", "use", "2"])["numbers"], json!([2]));
    assert_eq!(home.ok(&["idea", "list", "--open"]), "Ingen idéer venter på en beslutning.\n");
}
