//! Files out: the plan for a calendar and for Excel, and the plan from Excel back again.

use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty, ICalendarValue};
use serde_json::{Value, json};
use tavle::domain::action::{ActionCommand, ActionFields, Deed, Helpers, Waiting};
use tavle::domain::calendar::Date;
use tavle::domain::command::Command;
use tavle::domain::prose::Text;
use tavle::domain::stamp::{Stamp, Through};
use tavle::perform::perform;
use tavle::store::sqlite::Sqlite;
use tavle::store::{Access, Backend};

use crate::support::{Home, KPIS, PLAN};

/// The plan of 2018, worked through a meeting: done, moved, dropped, handed over, edited.
fn home() -> Home {
    let home = Home::new();
    home.set_day("2018-06-30");
    home.ok(&["init", "--name", "Fremtidens borgerkontakt"]);
    home.ok(&["member", "add", "Åse Ærø", "--login", "anne"]);
    home.ok(&["kpi", "add", "Svartid", "--better", "lower", "--unit", "sek."]);
    home.ok(&["unit", "add", "Postrum"]);
    home.ok(&["workflow", "add", "Postfordeling", "--unit", "Postrum"]);
    home.ok(&["action", "import", PLAN, "--create-owners"]);
    for line in ["done 1", "done 5 --on 28-06-2018", "move 3 06-07-2018", "move 3 13-07-2018", "drop 4 --why Overhalet"]
    {
        home.ok(&[&["action"], &line.split(' ').collect::<Vec<_>>()[..]].concat());
    }
    home.ok(&["action", "edit", "6", "--owner", "Åse"]);
    home.ok(&["action", "edit", "7", "--kpi", "svartid", "--workflow", "1", "--before-start"]);
    does(&home, 10, Deed::Wait(Waiting { note: Text::stored("svar fra BAC"), until: day("2018-07-31") }));
    does(&home, 11, Deed::Agree { on: day("2018-06-29").unwrap() });
    home.ok(&["action", "edit", "8", "--how", "Først\nså\tnæste; \"til sidst\"", "--effect", "=1+1"]);
    home
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// What somebody does to an action on the screen, with the first member to help.
fn does(home: &Home, number: u32, deed: Deed) {
    let backend = Sqlite { wait: Duration::from_secs(10), allow_network: false };
    let mut store = backend.open(&home.db(), Access::Write).unwrap();
    let (board, today) = (store.boards().unwrap()[0].id, day("2018-06-30").unwrap());
    let mut board = store.load(board, today).unwrap();
    let action = board.actions.iter().find(|action| action.number == number).unwrap().clone();
    let base = ActionFields::from(&action);
    let wanted = ActionFields { helpers: Helpers(vec![board.members[0].id]), ..base.clone() };
    let helped = ActionCommand::Edit { id: action.id, base, wanted, why: Text::default() };
    for (command, chance) in [(ActionCommand::one(action.id, deed), 0), (helped, 1)] {
        let at = today.and_hms_opt(12, 0, 0).unwrap().and_utc();
        let stamp = Stamp::new(board.who("anne"), at, today, Through::Screen, 2 * u64::from(number) + chance);
        perform(store.as_mut(), &mut board, &Command::Action(command), stamp).unwrap();
    }
}

/// What a command prints, as bytes.
fn bytes(home: &Home, args: &[&str]) -> Vec<u8> {
    let output = home.tavle(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn text(home: &Home, args: &[&str]) -> String {
    String::from_utf8(bytes(home, args)).unwrap()
}

#[test]
fn a_plan_that_was_worked_through_goes_out_and_comes_back_without_a_difference() {
    let home = home();
    let before = (home.json(&["action", "list"]), home.json(&["log"]));
    for lang in ["da", "en"] {
        for form in [&["--csv"][..], &["--csv", "--excel"], &["--xlsx"]] {
            let out = [&["--lang", lang, "export"], form].concat();
            home.file("plan", bytes(&home, &out));
            for dry_run in [&[][..], &["--dry-run"]] {
                let told = home.fails(1, &[&["action", "import", "plan"], dry_run].concat());
                assert_eq!(told, "Alle 19 rækker står her i forvejen. Intet er ændret.\n", "{out:?}");
            }
        }
    }
    assert_eq!((home.json(&["action", "list"]), home.json(&["log"])), before);
}

#[test]
fn the_demo_comes_back_without_a_difference_too() {
    let home = Home::new();
    home.ok(&["demo", "--keep", "demo.db"]);
    home.ok(&["--db", "demo.db", "export", "--xlsx", "plan.xlsx"]);
    let told = home.fails(1, &["--db", "demo.db", "action", "import", "plan.xlsx"]);
    assert!(told.ends_with("rækker står her i forvejen. Intet er ændret.\n"), "{told}");
}

#[test]
fn plain_csv_is_for_programs_and_the_other_for_danish_excel() {
    let home = home();
    let plain = text(&home, &["export", "--csv"]);
    let mut lines = plain.split("\r\n");
    assert!(lines.next().unwrap().starts_with("Nr,Ændring/opgave,Ansvarlig,Effekt,Hvordan,Deadline,Trin,"));
    assert!(plain.contains(",2018-07-13,åben,,,,,,,2018-04-30,2,,,\r\n"), "{plain}");
    assert!(plain.contains(",åben,,Åse Ærø,,,,\"svar fra BAC, til 31-07-2018\",2018-03-31,0,,,\r\n"), "{plain}");
    assert!(plain.contains(",aftalt med ansvarlig,,Åse Ærø,,,2018-06-29,,"), "{plain}");
    assert!(plain.contains(",'=1+1,\"Først\nså næste; \"\"til sidst\"\"\","), "{plain}");
    let excel = text(&home, &["export", "--csv", "--excel"]);
    assert!(excel.starts_with("\u{feff}Nr;Ændring/opgave;Ansvarlig;"), "{excel}");
    assert!(excel.contains(";13-07-2018;åben;") && excel.contains(";'=1+1;"), "{excel}");
    let open = text(&home, &["export", "--csv", "--open", "--owner", "åse"]);
    assert_eq!(open.lines().count(), 2, "{open}");
    assert!(open.contains("\r\n6,Erfa-kreds") && open.contains(",Åse Ærø,"), "{open}");
}

#[test]
fn a_workbook_has_real_dates_and_texts_that_are_texts() {
    let home = home();
    home.ok(&["export", "--xlsx", "plan.xlsx"]);
    let mut book: Xlsx<_> = calamine::open_workbook(home.path("plan.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Handlingsplan"]);
    let sheet = book.worksheet_range("Handlingsplan").unwrap();
    assert_eq!((sheet.height(), sheet.get((0, 5))), (20, Some(&Data::String("Deadline".to_owned()))));
    let row = sheet.rows().find(|row| row[0] == Data::Float(8.0)).unwrap();
    let Data::DateTime(deadline) = row[5] else { panic!("no date: {:?}", row[5]) };
    assert_eq!(deadline.to_ymd_hms_milli(), (2018, 3, 31, 0, 0, 0, 0));
    assert_eq!(row[3], Data::String("=1+1".to_owned()));
    assert_eq!(row[4], Data::String("Først\nså næste; \"til sidst\"".to_owned()));
    assert!(book.worksheet_formula("Handlingsplan").unwrap().is_empty());
    let mut parts = zip::ZipArchive::new(std::fs::File::open(home.path("plan.xlsx")).unwrap()).unwrap();
    let xml = std::io::read_to_string(parts.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(xml.contains("<autoFilter ref=\"A1:R20\"/>") && xml.contains("state=\"frozen\""), "{xml}");
}

#[test]
fn an_edited_plan_says_field_by_field_what_would_change_and_is_one_undo() {
    let home = home();
    let plan = text(&home, &["export", "--csv", "--excel"]);
    let edited =
        plan.replace(";13-07-2018;åben;", ";20-07-2018;åben;").replace("alle centre;Åse Ærø;", "alle centre;BAC;");
    let edited = edited.replace("Digital medbetjening af borgere", "Digital hjælp til borgere");
    let new = ";Ny opgave;Nye Nanna;;;01-08-2018;;ja;Åse Ærø;Svartid;;;;;;;;\r\n";
    let file = home.file("plan.csv", edited.clone() + new);
    let before = home.json(&["action", "list"]);
    let tried = home.ok(&["action", "import", &file, "--create-owners", "--dry-run"]);
    let expected = "  #20  Ny opgave  Nye Nanna  01-08-2018
  #03 Deadline: 13-07-2018 → 20-07-2018
  #06 Ansvarlig: Åse Ærø → BAC
  #05 Ændring/opgave: Digital medbetjening af borgere → Digital hjælp til borgere
Prøve, intet er ændret. Uden --dry-run: Importeret: 1 handling, 3 rettede handlinger (#03, #05 og #06) og 1 ny medarbejder (16 stod i forvejen).
";
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&tried), sorted(expected));
    let rehearsed = home.json(&["action", "import", &file, "--create-owners", "--dry-run"]);
    let moved = json!({"number": 3, "fields": [{"field": "deadline", "before": "2018-07-13", "after": "2018-07-20"}]});
    assert!(rehearsed["edits"].as_array().unwrap().contains(&moved), "{rehearsed}");
    assert_eq!(home.json(&["action", "list"]), before);

    let written = home.json(&["action", "import", &file, "--create-owners"]);
    assert_eq!(written["skipped"], 16);
    let action = home.json(&["action", "show", "3"]);
    assert_eq!((&action["deadline"], &action["moves"]), (&json!("2018-07-20"), &json!(3)));
    assert_eq!(home.json(&["action", "show", "20"])["kpi"], "svartid");
    home.ok(&["undo"]);
    assert_eq!(home.json(&["action", "list"]), before);
}

#[test]
fn a_number_nobody_has_and_a_changed_step_are_told() {
    let home = home();
    let plan = text(&home, &["export", "--csv"]);
    let unknown = home.file("plan.csv", plan.replacen("\r\n3,", "\r\n33,", 1));
    let told = home.fails(3, &["action", "import", &unknown]);
    assert!(told.starts_with("Der er ingen handling #33 (linje ") && told.contains("Intet er ændret."), "{told}");
    let twice = home.file("plan.csv", plan.replacen("\r\n3,", "\r\n1,", 1));
    assert!(home.fails(1, &["action", "import", &twice]).contains(", Nr: Nummeret står også i linje "));
    let stepped = home.file("plan.csv", plan.replace(",2018-07-13,åben,", ",2018-07-13,udført,"));
    let told = home.fails(1, &["action", "import", &stepped]);
    assert!(told.starts_with("Intet er ændret. Filen har et andet trin for #03."), "{told}");
    let more = home.file("plan.csv", text(&home, &["export", "--csv"]).replace("2018-07-13,åben", "2018-07-20,udført"));
    let said = home.json(&["action", "import", &more]);
    assert_eq!(said["warnings"].as_array().unwrap().len(), 2, "{said}");
    let strange = plan.replacen(",Svartid,", ",Ventetid,", 1);
    let told = home.fails(3, &["action", "import", &home.file("plan.csv", strange)]);
    assert!(told.contains("Følges på: Der er intet nøgletal med navnet \"Ventetid\"."), "{told}");
}

#[test]
fn what_is_closed_stays_where_it_was_and_every_such_line_is_told() {
    let home = home();
    let plan = text(&home, &["export", "--csv"]);
    let moved = plan.lines().map(|line| match line.split(',').next() {
        Some("1" | "4" | "7") => line.replacen(",2018-", ",2019-", 1),
        _ => line.to_owned(),
    });
    let file = home.file("plan.csv", moved.collect::<Vec<_>>().join("\r\n"));
    let before = (home.json(&["action", "list"]), home.json(&["log"]));
    for dry_run in [&[][..], &["--dry-run"]] {
        let told = home.fails(1, &[&["action", "import", &file], dry_run].concat());
        assert!(told.starts_with("Intet er importeret. Der er 2 fejl i filen:\n  linje "), "{told}");
        let lines = ["#01 er allerede udført", "#04 er bortfaldet"];
        assert!(lines.iter().all(|line| told.contains(&format!(", Deadline: {line} "))), "{told}");
    }
    assert_eq!((home.json(&["action", "list"]), home.json(&["log"])), before);
}

#[test]
fn the_numbers_of_another_list_are_not_taken_for_those_of_actions() {
    let home = home();
    let before = home.json(&["action", "list"]);
    let foreign = "Nr;Opgave;Ansvarlig;Effekt;Hvordan;Deadline\n1;Ny seddel;BAC;;;01-08-2018\n";
    let told = home.fails(1, &["action", "import", &home.file("plan.csv", foreign)]);
    let expected = "Kolonnen Nr ligner ikke Tavles egne numre. Slet kolonnen, hvis handlingerne er nye. Skal handlinger \
                    rettes, så hent planen med tavle export --xlsx, og ret i den fil. Intet er importeret.\n";
    assert_eq!(told, expected);
    assert_eq!(home.json(&["action", "list"]), before);
}

#[test]
fn an_old_terminal_is_told_in_its_own_signs_also_of_what_is_wrong() {
    let home = home();
    let plan = text(&home, &["export", "--csv"]);
    let edited = home.file("plan.csv", plan.replace("Digital medbetjening af borgere", "Digital hjælp"));
    let tried = home.ok(&["action", "import", &edited, "--dry-run", "--ascii"]);
    assert!(tried.contains("Digital medbetjening af borgere -> Digital hjælp\n"), "{tried}");
    let stepped = home.file("plan.csv", plan.replace(",2018-07-13,åben,", ",2018-07-13,udført,"));
    let told = home.fails(1, &["action", "import", &stepped, "--ascii"]);
    assert!(told.ends_with("skriv tavle action done, start, drop ~\n"), "{told}");
    assert!(home.fails(1, &["action", "import", &stepped]).ends_with("drop …\n"));
    let moved = home.file("plan.csv", plan.replace(",2018-07-13,åben,", ",2018-07-20,åben,"));
    let output = home.tavle(&["action", "import", &moved, "--ascii"]).output().unwrap();
    let warned = String::from_utf8(output.stderr).unwrap();
    let expected = "Fristen er flyttet uden begrundelse: #03. Fortryd, og flyt den i stedet med tavle action move ~ --why, \
                    hvis begrundelsen skal med.\n";
    assert_eq!(warned, expected);
}

/// The events of a calendar, as another program reads them.
fn events(ics: &str) -> Vec<ICalendarComponent> {
    let calendar = ICalendar::parse(ics).unwrap();
    let is_event = |component: &ICalendarComponent| component.component_type.as_str() == "VEVENT";
    calendar.components.into_iter().filter(is_event).collect()
}

fn value<'a>(event: &'a ICalendarComponent, property: &ICalendarProperty) -> &'a ICalendarValue {
    &event.property(property).unwrap().values[0]
}

fn told<'a>(event: &'a ICalendarComponent, property: &ICalendarProperty) -> &'a str {
    value(event, property).as_text().unwrap()
}

/// The one whose summary begins so.
fn event(ics: &str, summary: &str) -> ICalendarComponent {
    let begins = |event: &ICalendarComponent| told(event, &ICalendarProperty::Summary).starts_with(summary);
    events(ics).into_iter().find(begins).unwrap_or_else(|| panic!("no {summary} in {ics}"))
}

fn sequence(ics: &str, summary: &str) -> i64 {
    match value(&event(ics, summary), &ICalendarProperty::Sequence) {
        ICalendarValue::Integer(sequence) => *sequence,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_calendar_holds_what_is_open_on_its_day() {
    let home = home();
    let ics = text(&home, &["export", "--ics"]);
    assert_eq!(events(&ics).len(), 16, "done and dropped have left the calendar");
    assert!(!ics.contains("SUMMARY:#01 ") && !ics.contains("SUMMARY:#04 "), "{ics}");
    assert!(ics.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{ics}");
    let moved = event(&ics, "#03 ");
    let day = |property| match value(&moved, property) {
        ICalendarValue::PartialDateTime(date) => {
            let PartialDateTime { year, month, day, hour, .. } = **date;
            (year.unwrap(), month.unwrap(), day.unwrap(), hour)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(day(&ICalendarProperty::Dtstart), (2018, 7, 13, None));
    assert_eq!(day(&ICalendarProperty::Dtend), (2018, 7, 14, None));
    let body = event(&ics, "#08 ");
    let body = told(&body, &ICalendarProperty::Description);
    assert_eq!(body, "Ansvarlig: BAC\nEffekt: =1+1\nHvordan: Først\nså næste; \"til sidst\"");
    let hers = text(&home, &["export", "--ics", "-", "--owner", "åse"]);
    assert_eq!(events(&hers).len(), 1);
    assert_eq!(text(&home, &["export", "--ics", "--mine"]).lines().count(), hers.lines().count());
}

#[test]
fn an_event_keeps_its_uid_and_its_sequence_never_falls() {
    let home = home();
    let uids =
        |ics: &str| events(ics).iter().map(|event| told(event, &ICalendarProperty::Uid).to_owned()).collect::<Vec<_>>();
    let first = text(&home, &["export", "--ics"]);
    let second = text(&home, &["export", "--ics"]);
    assert_eq!(uids(&first), uids(&second));
    assert!(uids(&first).iter().all(|uid| uid.ends_with("@tavle")));
    let before = sequence(&first, "#07 ");
    assert_eq!(before, sequence(&second, "#07 "));
    home.ok(&["action", "move", "7", "31-08-2018"]);
    let moved = sequence(&text(&home, &["export", "--ics"]), "#07 ");
    home.ok(&["undo"]);
    let undone = text(&home, &["export", "--ics"]);
    assert!(before < moved && moved < sequence(&undone, "#07 "), "{before} {moved}");
    let uid = |ics: &str| told(&event(ics, "#07 "), &ICalendarProperty::Uid).to_owned();
    assert_eq!(uid(&first), uid(&undone));
}

#[test]
fn a_file_is_whole_or_not_there_and_another_is_not_written_over() {
    let home = home();
    let left = || {
        let names = std::fs::read_dir(home.path("")).unwrap().flatten().map(|it| it.file_name().into_string().unwrap());
        names.filter(|name| name.contains("plan")).collect::<Vec<_>>()
    };
    let said = home.ok(&["export", "--csv", "plan.csv"]);
    assert!(said.starts_with("19 handlinger ligger i plan.csv ("), "{said}");
    home.file("plan.csv", "min egen");
    let asked = home.fails(2, &["export", "--csv", "plan.csv"]);
    assert!(asked.starts_with("plan.csv findes allerede") && asked.contains("--yes"), "{asked}");
    assert_eq!(std::fs::read_to_string(home.path("plan.csv")).unwrap(), "min egen");
    home.fails(7, &["--read-only", "export", "--csv", "plan2.csv"]);
    home.fails(8, &["export", "--csv", "findes/ikke/plan.csv"]);
    home.fails(3, &["export", "--csv", "plan3.csv", "--owner", "Nobody"]);
    home.fails(2, &["export", "plan.csv"]);
    assert_eq!(left(), ["plan.csv"]);
    let replaced: Value = home.json(&["export", "--csv", "plan.csv", "--yes"]);
    let size = std::fs::metadata(home.path("plan.csv")).unwrap().len();
    assert_eq!(replaced, json!({"path": "plan.csv", "bytes": size, "actions": 19}));
    assert!(!bytes(&home, &["--read-only", "export", "--xlsx", "-"]).is_empty());
    assert_eq!(left(), ["plan.csv"]);
}

/// A workbook of these cells.
fn workbook(home: &Home, name: &str, rows: &[&[&str]]) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    home.file(name, book.save_to_buffer().unwrap())
}

#[test]
fn every_importer_takes_a_workbook_whatever_it_is_called() {
    let home = Home::with_board();
    let members =
        workbook(&home, "folk.csv", &[&["Navn", "Enhed", "Rolle"], &["Søren Å", "ØDC", "leder"], &["Bo", "BAC"]]);
    assert_eq!(home.ok(&["member", "import", &members]), "Importeret: 2 nye medarbejdere og 1 ny enhed.\n");
    let numbers = workbook(&home, "tal.xlsx", &[&["uge", "sekunder"], &["2026-W46", "118.5"], &["2026-W47", "121"]]);
    home.ok(&["kpi", "add", "Svartid", "--better", "lavere", "--unit", "sek.", "--decimals", "1"]);
    assert_eq!(home.ok(&["kpi", "import", "svartid", &numbers]), "2 målinger af Svartid.\n");
    assert_eq!(home.json(&["kpi", "show", "svartid"])["points"][0]["value"], "118.5");
    let list = std::fs::read_to_string(KPIS).unwrap();
    let rows: Vec<Vec<&str>> =
        list.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect()).collect();
    let kpis = workbook(&home, "kpi.xlsx", &rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let from_list = home.json(&["kpi", "add", "--from", KPIS, "--dry-run"]);
    assert_eq!(home.json(&["kpi", "add", "--from", &kpis, "--dry-run"]), from_list);
    let locked = home.file("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    assert!(home.fails(1, &["action", "import", &locked]).starts_with("Regnearket er låst med adgangskode"));
    let broken = home.file("plan.xlsx", b"PK\x03\x04 x");
    assert!(home.fails(1, &["member", "import", &broken]).starts_with("Filen kan ikke læses som regneark"));
}
