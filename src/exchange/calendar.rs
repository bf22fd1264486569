//! The plan in a calendar (RFC 5545): one all-day event for each open action, on its deadline.

use std::fmt;
use std::io::{self, Write};

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

use crate::domain::action::Action;
use crate::domain::calendar::add_days;
use crate::text::Lang;

/// Who made the file, as calendars want it.
const MADE_BY: &str = "-//Tavle//Tavle//DA";

/// Behind an action's id, which no other calendar has.
const UID: &str = "@tavle";

/// How long a line may be, in octets.
const LINE: usize = 75;

/// The end of every calendar.
const END: &str = "END:VCALENDAR\r\n";

/// Writes events one by one: there may be a hundred thousand.
pub struct Writer<W: Write> {
    out: W,
    lang: Lang,
    at: DateTime<Utc>,
}

impl<W: Write> Writer<W> {
    /// A calendar called `name`, made `at`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(mut out: W, name: &str, lang: Lang, at: DateTime<Utc>) -> io::Result<Self> {
        let mut calendar = Calendar::empty();
        calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", MADE_BY));
        calendar.append_property(("CALSCALE", "GREGORIAN")).append_property(("METHOD", "PUBLISH"));
        // The name as RFC 7986 has it, and as calendars had it before: the crate writes the first as it comes.
        calendar.append_property(("NAME", escaped(name).as_str())).append_property(("X-WR-CALNAME", name));
        let whole = folded(&calendar.to_string());
        out.write_all(whole.trim_end_matches(END).as_bytes())?;
        Ok(Writer { out, lang, at })
    }

    /// An action that is to be done. `touched` is how often it has been written to: a calendar takes the event with the
    /// highest SEQUENCE, and a count of what was done only rises, while the moves fall again when one is undone.
    ///
    /// # Errors
    /// As [`Writer::new`].
    pub fn event(&mut self, action: &Action, owner: &str, touched: u32) -> io::Result<()> {
        let mut event = Event::new();
        event.uid(&format!("{}{UID}", action.id)).timestamp(self.at).sequence(touched.saturating_sub(1));
        event.starts(action.deadline).ends(add_days(action.deadline, 1));
        event.summary(&self.lang.calendar_summary(action)).description(&self.lang.calendar_body(action, owner));
        // A deadline takes no time out of the day.
        event.add_property("TRANSP", "TRANSPARENT");
        let text = event.try_into_string().map_err(|fmt::Error| io::Error::other("ics"))?;
        self.out.write_all(folded(&text).as_bytes())
    }

    /// # Errors
    /// As [`Writer::new`].
    pub fn end(mut self) -> io::Result<()> {
        self.out.write_all(END.as_bytes())?;
        self.out.flush()
    }
}

/// A text as it stands in a property.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace(';', r"\;").replace(',', r"\,").replace("\r\n", "\n").replace(['\r', '\n'], r"\n")
}

/// `text` with its lines folded anew: the crate forgets that the space before the last piece of a line counts too.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 32);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let (mut rest, mut room) = (line, LINE);
        while rest.len() > room {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(room));
            folded.push_str(piece);
            folded.push_str("\r\n ");
            (rest, room) = (after, LINE - 1);
        }
        folded.push_str(rest);
        folded.push_str("\r\n");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::{ActionCommand, ActionFields, Owner, decide};
    use crate::domain::board::Board;
    use crate::domain::change::{Change, left_by};
    use crate::domain::id::Ids;
    use crate::domain::people::new_unit;
    use crate::domain::prose::Text;
    use crate::domain::stamp::{Stamp, Through, Who};
    use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty};
    use proptest::prelude::*;

    /// An action that is due on the last day of the year.
    fn action(change: &str, how: &str) -> Action {
        let who = Who { login: Text::default(), member: None };
        let today = "2026-11-23".parse().unwrap();
        let mut stamp = Stamp::new(who, DateTime::UNIX_EPOCH, today, Through::Screen, 1);
        let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), today);
        let unit = new_unit(&board, &Text::stored("BAC"), None, &mut stamp).unwrap();
        let owner = Owner::Unit(unit.id);
        board.apply(&Change::added(unit));
        let fields = ActionFields::of(Text::stored(change), owner, "2026-12-31".parse().unwrap());
        let fields = ActionFields { how: Text::stored(how), ..fields };
        let added = decide(&board, &ActionCommand::add(fields), &mut stamp).unwrap();
        left_by::<Action>(&added.changes)[0].clone()
    }

    fn written(action: &Action) -> String {
        written_of("Vores tavle", action)
    }

    fn written_of(name: &str, action: &Action) -> String {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes, name, Lang::Da, DateTime::UNIX_EPOCH).unwrap();
        writer.event(action, "BAC", 3).unwrap();
        writer.end().unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// A property of the one event, as another program reads it.
    fn read_back(ics: &str, property: &ICalendarProperty) -> String {
        let calendar = ICalendar::parse(ics).unwrap();
        let is_event = |component: &&ICalendarComponent| component.component_type.as_str() == "VEVENT";
        let event = calendar.components.iter().find(is_event).unwrap();
        let value = event.property(property).and_then(|entry| entry.values.first()).and_then(|value| value.as_text());
        value.unwrap_or_default().to_owned()
    }

    #[test]
    fn an_action_is_a_whole_day_that_takes_no_time() {
        let action = action("Ret listen; også \\ og, nej", "Først\nså");
        let id = action.id;
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tavle//Tavle//DA",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Vores tavle",
            "X-WR-CALNAME:Vores tavle",
            "BEGIN:VEVENT",
            r"DESCRIPTION:Ansvarlig: BAC\nHvordan: Først\nså",
            "DTEND;VALUE=DATE:20270101",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "SEQUENCE:2",
            r"SUMMARY:#01 Ret listen\; også \\ og\, nej",
            "TRANSP:TRANSPARENT",
            &format!("UID:{id}@tavle"),
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(written(&action), expected.map(|line| format!("{line}\r\n")).concat());
    }

    #[test]
    fn the_name_of_the_calendar_is_one_text() {
        let name = "Byggesag, plan; Nord \\ Syd: \"nye\" borgere, og en linje, der må brydes\nBEGIN:VEVENT";
        let ics = written_of(name, &action("x", ""));
        let calendar = ICalendar::parse(&ics).unwrap();
        let values = &calendar.components[0].property(&ICalendarProperty::Name).unwrap().values;
        assert_eq!(values.iter().filter_map(|value| value.as_text()).collect::<Vec<_>>(), [name]);
        // The parser leaves what begins with X as it is written.
        let unfolded = ics.replace("\r\n ", "");
        let written =
            r#"NAME:Byggesag\, plan\; Nord \\ Syd: "nye" borgere\, og en linje\, der må brydes\nBEGIN:VEVENT"#;
        let named = unfolded.lines().filter(|line| line.contains("NAME:")).collect::<Vec<_>>();
        assert_eq!(named, [written, &format!("X-WR-CAL{written}")]);
    }

    proptest! {
        #[test]
        fn any_text_comes_back_from_short_lines(change in "x[æøåa ,;:\\\\\"n]{0,118}", how in "(\\PC|\n){0,300}") {
            let action = action(&change, &how);
            let ics = written(&action);
            for line in ics.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
            }
            let summary = read_back(&ics, &ICalendarProperty::Summary);
            prop_assert_eq!(summary, Lang::Da.calendar_summary(&action));
            let body = read_back(&ics, &ICalendarProperty::Description);
            prop_assert_eq!(body, Lang::Da.calendar_body(&action, "BAC"));
        }
    }
}
