use super::*;

fn wanted(cadence: Cadence, decimals: u32) -> Wanted<'static> {
    let [anchor, today] = ["2026-11-27", "2026-11-23"].map(|day| day.parse().unwrap());
    let (kind, period, value, quotient, note) = (Kind::Count, None, None, None, None);
    Wanted { cadence, anchor, kind, decimals, today, period, value, quotient, note }
}

fn codes(bytes: &[u8], wanted: Wanted) -> Result<Vec<(String, i64)>, Bad> {
    read(bytes, wanted).map(|numbers| numbers.values.iter().map(|it| (it.period.code(), it.reading.value)).collect())
}

#[test]
fn the_columns_are_found_by_what_they_hold() {
    let file = include_bytes!("../../../tests/data/infections_monthly.csv");
    let numbers = codes(file, wanted(Cadence::Month, 0)).unwrap();
    assert_eq!(numbers.len(), 36);
    assert_eq!(numbers[0], ("2012-11".to_owned(), 17));
    let file = include_bytes!("../../../tests/data/seen_within_4h_weekly.csv");
    let all = Wanted { value: Some("i alt"), ..wanted(Cadence::Week, 0) };
    assert_eq!(codes(file, all).unwrap()[0], ("2026-W20".to_owned(), 280_443));
    assert_eq!(codes(file, Wanted { value: Some("3"), ..all }), codes(file, all));
}

#[test]
fn numbers_from_a_sheet_need_no_headings() {
    let pasted = codes(b"2026-U47\t1,52\n2026-U46\t\n", wanted(Cadence::Week, 2));
    assert_eq!(pasted, Ok(vec![("2026-W47".to_owned(), 152)]));
    assert_eq!(codes(b"uge;tal\n2026-W47;1,5\n", wanted(Cadence::Week, 1)).unwrap()[0].1, 15);
    assert_eq!(codes(b"month,n\n2026-11,1.234\n", wanted(Cadence::Month, 3)).unwrap()[0].1, 1_234);
}

#[test]
fn every_bad_row_is_told() {
    let file = b"uge;tal\n2026-W46;1\n2026-W47;x\n2026-W46;2\nuge 45;3\n2026-W44;\n2026-W43;4\n2026-W42;5\n";
    let Err(Bad::Rows(faults)) = read(file, wanted(Cadence::Week, 0)) else { panic!("it was taken") };
    let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.what)).collect();
    assert_eq!(
        told,
        [
            (3, "tal", What::Entry(EntryError::Number(number::NumberError::NotANumber))),
            (4, "uge", What::PeriodTwice { line: 2 }),
            (5, "uge", What::Period(DateError::Form)),
        ]
    );
}

#[test]
fn a_column_nobody_has_is_told_with_those_there_are() {
    let unknown = Wanted { period: Some("måned"), ..wanted(Cadence::Month, 0) };
    let columns = vec!["a".to_owned(), "b".to_owned()];
    let told = read(b"a;b\nx;y", unknown);
    assert_eq!(told, Err(Bad::NoColumn { name: "måned".to_owned(), columns }));
    assert_eq!(read(b"a;b\nx;y", wanted(Cadence::Month, 0)), Err(Bad::NoPeriods));
}

#[test]
fn a_share_is_made_of_two_columns_and_a_note_is_kept() {
    let wanted = Wanted { kind: Kind::Share, quotient: Some(("af", "alle")), ..wanted(Cadence::Week, 0) };
    let file = "uge;af;alle;note\n2026-W46;9;50;Ny telefon\n2026-W47;;;\n2026-W45;1;3;\n";
    let numbers = read(file.as_bytes(), Wanted { note: Some("note"), ..wanted }).unwrap();
    assert_eq!((numbers.empty, numbers.values[0].mark.as_str()), (1, "Ny telefon"));
    let readings: Vec<Reading> = numbers.values.iter().map(|it| it.reading).collect();
    assert_eq!(readings[0], Reading { value: 18_000_000, numerator: Some(9), denominator: Some(50) });
    assert_eq!(readings[1].value, 33_333_333);
    let told = read(b"uge;af;alle\n2026-W44;;50\n2026-W45;9;0\n2026-W46;51;50\n", wanted);
    let Err(Bad::Rows(faults)) = told else { panic!("it was taken") };
    let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.what)).collect();
    let (zero, over) = (What::Entry(EntryError::ZeroDenominator), What::Entry(EntryError::OverHundred));
    assert_eq!(told, [(2, "af", What::Missing), (3, "alle", zero), (4, "alle", over)]);
}

#[test]
fn a_length_of_time_is_whole_seconds_or_a_clock() {
    let wanted = Wanted { kind: Kind::Duration, ..wanted(Cadence::Week, 0) };
    let values = codes(b"uge;tid\n2026-W46;112\n2026-W47;1:52\n", wanted).unwrap();
    assert_eq!(values.iter().map(|(_, value)| *value).collect::<Vec<_>>(), [112, 112]);
    let Err(Bad::Rows(faults)) = read(b"uge;tid\n2026-W46;1,52\n", wanted) else { panic!("it was taken") };
    let unclear = EntryError::TimeUnclear { as_clock: Some(112), as_minutes: 91 };
    assert_eq!(faults[0].what, What::Entry(unclear));
}

#[test]
fn weeks_without_their_letter_are_weeks_when_one_of_them_is_no_month() {
    let told = |file: &str| {
        let values = codes(file.as_bytes(), wanted(Cadence::Week, 0));
        values.map(|values| values.into_iter().map(|(code, _)| code).collect::<Vec<_>>())
    };
    assert_eq!(told("2026-03;1\n2026-47;2\n").unwrap(), ["2026-W03", "2026-W47"]);
    assert_eq!(told("uge;tal\n2026-11;1\n2026-12;2\n"), Err(Bad::NoPeriods));
}
