//! A list of members in.

use serde_json::json;

use crate::support::Home;

const LIST: &str = "Navn;Enhed;Rolle\nAnne Holm;BAC;leder\nBo Friis;Byggesag;projekt\nCarla Dam;byggesag;\nDorte;;\n";

#[test]
fn a_team_comes_in_with_its_units_and_goes_out_with_one_undo() {
    let home = Home::with_board();
    let file = home.file("medlemmer.csv", LIST);
    let tried = home.ok(&["member", "import", &file, "--dry-run"]);
    let deed = "Importeret: 3 nye medarbejdere og 1 ny enhed (1 stod i forvejen).\n";
    assert!(tried.ends_with(&format!("Prøve, intet er ændret. Uden --dry-run: {deed}")), "{tried}");
    assert!(tried.starts_with("  BF  Bo Friis"), "{tried}");
    assert_eq!(home.json(&["member", "list"]).as_array().unwrap().len(), 2);

    assert_eq!(home.ok(&["member", "import", &file]), deed);
    let bo = &home.json(&["member", "list"])[2];
    assert_eq!(
        (&bo["name"], &bo["unit"], &bo["role"]),
        (&json!("Bo Friis"), &json!("Byggesag"), &json!("project_lead"))
    );
    let there = home.fails(1, &["member", "import", &file]);
    assert_eq!(there, "Alle 4 rækker står her i forvejen. Intet er ændret.\n");
    assert_eq!(home.ok(&["undo"]), "Fortrudt: Importeret: 3 nye medarbejdere og 1 ny enhed.\n");
    let left = (home.json(&["member", "list"]), home.json(&["unit", "list"]));
    assert_eq!((left.0.as_array().unwrap().len(), left.1.as_array().unwrap().len()), (2, 1));
}

#[test]
fn names_alone_are_piped_in() {
    let home = Home::with_board();
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode("Åse Bøgh, Bo\r\nCarl\r\n");
    let said = home.piped(&["member", "import", "-"], windows.into_owned());
    assert_eq!(said, "Importeret: 3 nye medarbejdere.\n");
    assert_eq!(home.json(&["member", "list"])[2]["name"], "Åse Bøgh");
}

#[test]
fn each_bad_line_is_told_and_nobody_comes_in() {
    let home = Home::with_board();
    let file = home.file("liste.txt", "Bo; BAC; chef\n\n; BAC\nbo\nCarl; 010101-1234\n");
    let told = home.fails(1, &["member", "import", &file]);
    let expected = "\
Intet er importeret. Der er 4 fejl i filen:
  linje 1, Rolle: Den rolle kendes ikke. Skriv en af disse, eller begyndelsen af den: medarbejder, projektleder, leder, \
styregruppe, procesansvarlig, gevinstansvarlig.
  linje 3, Navn: Der står ikke noget.
  linje 4, Navn: Navnet står også i linje 1. Slet det ene, eller skriv mere af navnet.
  linje 5, Enhed: Det ligner et CPR-nummer. Skriv teksten uden det.
";
    assert_eq!(told, expected);
    assert_eq!(home.json(&["member", "list"]).as_array().unwrap().len(), 2);
    assert_eq!(
        home.fails(1, &["member", "import", &home.file("tom.csv", "")]),
        "Filen er tom. Se efter, om det er den rigtige.\n"
    );
    let heading = home.file("kun.csv", "Navn;Enhed\n");
    assert_eq!(home.fails(1, &["member", "import", &heading]), "Der er ingen rækker at importere.\n");
}
