use super::*;
use crate::domain::prose::Text;
use crate::exchange::csv::{self, Style};
use crate::exchange::table::{self, Cell, Heading};
use calamine::DataRef;
use chrono::DateTime;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::Write;

/// The cells of a sheet that `fill` fills.
fn cells(fill: impl FnOnce(&mut Worksheet)) -> Result<Vec<(u64, Vec<String>)>, Bad> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    let table = table::read(&book.save_to_buffer().unwrap())?;
    Ok(table.rows.into_iter().map(|row| (row.line, row.cells)).collect())
}

#[test]
fn each_kind_of_cell_is_what_a_person_would_write() {
    let read = cells(|sheet| {
        let date = Format::new().set_num_format("d. mmmm yyyy");
        let day = ExcelDateTime::from_ymd(2026, 11, 27).unwrap();
        sheet.write_datetime_with_format(0, 0, &day, &date).unwrap();
        sheet.write_number(0, 1, 118.5).unwrap();
        sheet.write_number(0, 2, 0.1 + 0.2).unwrap();
        sheet.write_number(0, 3, 1_234_567).unwrap();
        sheet.write_number_with_format(0, 4, 0.18, &Format::new().set_num_format("0%")).unwrap();
        sheet.write_boolean(0, 5, true).unwrap();
        sheet.write_string(0, 6, " =1+1 ").unwrap();
        let clock = ExcelDateTime::from_hms(1, 52, 0).unwrap();
        sheet.write_datetime_with_format(0, 7, &clock, &Format::new().set_num_format("h:mm")).unwrap();
        // Rows and cells that are empty leave no gap in the count of lines.
        sheet.write_string(4, 1, "ØDC").unwrap();
    });
    let first = ["2026-11-27", "118,5", "0,3", "1234567", "18 %", "true", "=1+1", "1:52"].map(str::to_owned);
    assert_eq!(read, Ok(vec![(1, first.to_vec()), (5, vec![String::new(), "ØDC".to_owned()])]));
}

#[test]
fn the_guard_of_a_text_goes_and_a_date_in_words_is_a_date() {
    let guarded = cells(|sheet| {
        for (column, text) in (0..).zip(["'- først", "'=1+1", "''=1", "'ord'", "'"]) {
            sheet.write_string(0, column, text).unwrap();
        }
    });
    assert_eq!(guarded.unwrap()[0].1, ["- først", "=1+1", "'=1", "'ord'", "'"]);
    let iso = |text: &str| cell::text(&DataRef::DateTimeIso(text.to_owned()), false);
    assert_eq!(
        ["2026-11-23T00:00:00", "2026-11-23T12:30:00.000", "2026-11-23", "T01:52"].map(iso),
        ["2026-11-23", "2026-11-23", "2026-11-23", "T01:52"]
    );
}

#[test]
fn the_first_sheet_that_is_shown_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_hidden(true).write_string(0, 0, "skjult").unwrap();
    book.add_worksheet().write_string(0, 0, "vist").unwrap();
    let mut last = Worksheet::new();
    last.set_active(true).write_string(0, 0, "sidst").unwrap();
    book.push_worksheet(last);
    assert_eq!(table::read(&book.save_to_buffer().unwrap()).unwrap().rows[0].cells, ["vist"]);
}

#[test]
fn what_is_wrong_is_told() {
    let formula = Formula::new("=1/0").set_result("#DIV/0!");
    let shown = cells(|sheet| {
        sheet.write_formula(2, 0, formula).unwrap();
    });
    assert_eq!(shown, Err(Bad::CellError { line: 3, error: "#DIV/0!".to_owned() }));
    let far = cells(|sheet| {
        sheet.write_string(1, 700, "x").unwrap();
    });
    assert_eq!(far, Err(Bad::FarColumn { line: 2 }));
    assert_eq!(cells(|_| ()), Err(Bad::Empty));
    assert_eq!(table::read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked"), Err(Bad::Locked));
    assert_eq!(table::read(b"PK\x03\x04 and nothing more"), Err(Bad::Broken));
}

#[test]
fn rows_beyond_the_limit_are_refused() {
    let many = cells(|sheet| {
        for row in 0..=u32::try_from(MOST_ROWS).unwrap() + 1 {
            sheet.write_number(row, 0, row).unwrap();
        }
    });
    assert_eq!(many, Err(Bad::TooManyRows));
}

#[test]
fn what_unpacks_to_far_more_than_it_is_is_refused_unread() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/sharedStrings.xml", deflated).unwrap();
    io::copy(&mut io::repeat(b' ').take(MOST_BYTES as u64 + 1), &mut archive).unwrap();
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1_000_000);
    assert_eq!(table::read(&bomb), Err(Bad::Unpacked));
}

#[test]
fn cells_far_to_the_right_of_nothing_are_counted_too() {
    let wide = cells(|sheet| {
        for row in 0..20_000 {
            sheet.write_number(row, 255, row).unwrap();
        }
    });
    assert_eq!(wide, Err(Bad::TooManyCells));
}

/// A workbook of one sheet, with these parts in the place of its own or besides them.
fn workbook_with(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "x").unwrap();
    let whole = book.save_to_buffer().unwrap();
    let mut whole = ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..whole.len() {
        let part = whole.by_index_raw(at).unwrap();
        if parts.iter().all(|(name, _)| part.name().unwrap() != *name) {
            archive.raw_copy_file(part).unwrap();
        }
    }
    let deflated = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        archive.start_file(*name, deflated).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_false_count_of_texts_is_refused_and_a_true_one_is_not() {
    let strings = |count: &str| format!("<?xml version=\"1.0\"?><sst {count}><si><t>x</t></si></sst>");
    let counted = |name: &str, count: &str| table::read(&workbook_with(&[(name, strings(count).as_bytes())]));
    let place = "xl/sharedStrings.xml";
    for right in ["", "uniqueCount=\"1\"", "count=\"99000000000\" uniqueCount='100000'"] {
        assert_eq!(counted(place, right).unwrap().rows[0].cells, ["x"], "{right}");
    }
    for count in ["uniqueCount=\"9000000000\"", "uniqueCount = '0018446744073709551615'"] {
        assert_eq!(counted(place, count), Err(Bad::Broken), "{count}");
        assert_eq!(counted("xl\\SharedStrings.XML", count), Err(Bad::Broken), "{count}");
    }
    let wide: Vec<u8> = strings("uniqueCount=\"9000000000\"").bytes().flat_map(|byte| [byte, 0]).collect();
    assert_eq!(table::read(&workbook_with(&[(place, &wide)])), Err(Bad::Broken));
}

#[test]
fn only_a_sheet_may_unpack_to_more_than_is_held() {
    let blank = vec![b' '; MOST_BYTES + 1];
    for name in ["xl/worksheets/sharedStrings.xml", "xl/worksheets/styles.xml", "xl/worksheets/_rels/sheet1.xml"] {
        assert_eq!(refuse_bomb(&workbook_with(&[(name, &blank)])), Err(Bad::Unpacked), "{name}");
    }
    let mut sheet = blank;
    assert_eq!(refuse_bomb(&workbook_with(&[("xl/worksheets/sheet2.xml", &sheet)])), Ok(()));
    sheet.resize(4 * MOST_BYTES + 1, b' ');
    assert_eq!(refuse_bomb(&workbook_with(&[("xl/worksheets/sheet2.xml", &sheet)])), Err(Bad::Unpacked));
}

/// Texts as the board holds them, many of which a spreadsheet could take for something else.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let text = ("['=+@\t-]{0,3}", "(\\PC|[\n\",;'&<>]|_x000D_){0,12}");
    let stored = text.prop_map(|(start, rest)| Text::stored(&format!("{start}{rest}")).to_string());
    proptest::collection::vec(stored, 1..4)
}

fn same(table: Table, texts: &[String]) -> bool {
    table.rows.len() == 2 && texts.iter().enumerate().all(|(at, text)| table.rows[1].cell(at) == text)
}

proptest! {
    #[test]
    fn any_text_goes_out_and_comes_back(texts in texts()) {
        prop_assume!(texts.iter().any(|text| !text.is_empty()));
        for style in [Style::Plain, Style::Excel] {
            let mut bytes = Vec::new();
            let mut writer = csv::Writer::new(&mut bytes, style).unwrap();
            writer.row(["Nr", "Opgave"]).unwrap();
            writer.row(&texts).unwrap();
            writer.end().unwrap();
            prop_assert!(same(table::read(&bytes).unwrap(), &texts), "{:?}", String::from_utf8(bytes));
        }
        let mut sheet = Sheet::new("Plan", &[Heading { name: "Nr", width: 8 }], DateTime::UNIX_EPOCH).unwrap();
        sheet.row(&texts.iter().map(|text| Cell::text(text)).collect::<Vec<_>>()).unwrap();
        let table = table::read(&sheet.end().unwrap()).unwrap();
        prop_assert!(same(table.clone(), &texts), "{table:?}");
    }
}
