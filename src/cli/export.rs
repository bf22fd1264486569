//! `tavle export`: the plan for a calendar or a spreadsheet, in a file that is whole or not there, or on stdout.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::ArgGroup;
use rust_xlsxwriter::XlsxError;
use serde::Serialize;

use super::call::{Call, Desk};
use super::plan_list::{Of, Whose, each};
use super::trouble::Trouble;
use super::{ask, files};
use crate::domain::action::Action;
use crate::domain::calendar::Date;
use crate::domain::query::{Query, Which};
use crate::exchange::plan::PlanColumn;
use crate::exchange::table::Heading;
use crate::exchange::{calendar, csv, xlsx};
use crate::text::Lang;

#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("kind").required(true).args(["ics", "csv", "xlsx"]))]
pub struct Args {
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    #[arg(long)]
    ics: bool,
    #[arg(long)]
    csv: bool,
    /// As Danish Excel opens it.
    #[arg(long, requires = "csv")]
    excel: bool,
    #[arg(long)]
    xlsx: bool,
    /// Only those not done and not dropped.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    whose: Whose,
}

/// What the plan becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Calendar,
    Csv(csv::Style),
    Workbook,
}

impl Args {
    fn form(&self) -> Form {
        match (self.ics, self.xlsx, self.excel) {
            (true, ..) => Form::Calendar,
            (_, true, _) => Form::Workbook,
            (.., true) => Form::Csv(csv::Style::Excel),
            (.., false) => Form::Csv(csv::Style::Plain),
        }
    }
}

/// What was written, in `--json`.
#[derive(Serialize)]
struct Exported<'a> {
    path: &'a Path,
    bytes: u64,
    actions: usize,
}

/// # Errors
/// When nobody goes by the name, or the file cannot be written.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let desk = call.glance()?;
    let whose = args.whose.find(call, &desk)?;
    let which = if args.open || args.ics { Which::Open } else { Which::Every };
    let mut export = Export { desk, whose, which, lang: call.lang, at: call.clock.instant() };
    if files::is_pipe(&args.file) {
        if args.form() == Form::Workbook {
            files::refuse_terminal(call)?;
        }
        return export.write(args.form(), call.out.bytes()).map(drop);
    }
    // A file on this machine is a write to it; who may only read takes it away through stdout.
    call.refuse_read_only()?;
    let is_there = args.file.symlink_metadata().is_ok();
    let name = args.file.to_string_lossy();
    if is_there {
        ask::agreed(&call.lang.ask_replace(&name), call)?;
    }
    let actions = files::write_whole(&args.file, is_there, |file| export.write(args.form(), file))?;
    call.saved = true;
    let bytes = files::size(&args.file);
    if call.json {
        return Ok(call.out.json(&Exported { path: &args.file, bytes, actions })?);
    }
    Ok(call.out.line(&call.lang.exported(actions, &name, bytes))?)
}

/// What goes out.
struct Export {
    desk: Desk,
    whose: Of,
    which: Which,
    lang: Lang,
    at: DateTime<Utc>,
}

impl Export {
    /// Writes it; returns how many actions it holds.
    fn write(&mut self, form: Form, out: &mut impl Write) -> Result<usize, Trouble> {
        match form {
            Form::Calendar => self.calendar(out),
            Form::Csv(style) => self.csv(out, style),
            Form::Workbook => self.workbook(out),
        }
    }

    fn each(&mut self, mut visit: impl FnMut(&mut Desk, &Action) -> Result<(), Trouble>) -> Result<usize, Trouble> {
        let (whose, mut count) = (&self.whose, 0);
        each(&mut self.desk, self.which, |desk, action| {
            if !whose.includes(desk, action) {
                return Ok(());
            }
            count += 1;
            visit(desk, action)
        })?;
        Ok(count)
    }

    fn csv(&mut self, out: &mut impl Write, style: csv::Style) -> Result<usize, Trouble> {
        let lang = self.lang;
        let date = |day: Date| match style {
            csv::Style::Plain => day.to_string(),
            csv::Style::Excel => lang.date(day),
        };
        let mut writer = csv::Writer::new(out, style)?;
        writer.row(PlanColumn::ALL.iter().map(|column| column.heading(lang).name))?;
        let count = self.each(|desk, action| {
            let cells = PlanColumn::ALL.iter().map(|column| column.cell(&desk.board, action, lang).written(date));
            Ok(writer.row(cells)?)
        })?;
        writer.end()?;
        Ok(count)
    }

    fn workbook(&mut self, out: &mut impl Write) -> Result<usize, Trouble> {
        let lang = self.lang;
        let headings: Vec<Heading> = PlanColumn::ALL.iter().map(|column| column.heading(lang)).collect();
        let mut sheet = xlsx::Sheet::new(lang.sheet_name(), &headings, self.at).map_err(unwritten)?;
        let count = self.each(|desk, action| {
            let cells: Vec<_> = PlanColumn::ALL.iter().map(|column| column.cell(&desk.board, action, lang)).collect();
            Ok(sheet.row(&cells).map_err(unwritten)?)
        })?;
        out.write_all(&sheet.end().map_err(unwritten)?)?;
        Ok(count)
    }

    fn calendar(&mut self, out: &mut impl Write) -> Result<usize, Trouble> {
        let mut writer = calendar::Writer::new(out, self.desk.board.record.name.as_str(), self.lang, self.at)?;
        let count = self.each(|desk, action| {
            let touched = desk.store.ask(&Query::Touches { id: action.id })?.count();
            Ok(writer.event(action, desk.board.owner_name(action.owner), touched)?)
        })?;
        writer.end()?;
        Ok(count)
    }
}

fn unwritten(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
