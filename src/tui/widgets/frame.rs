//! What stands at the same place on every screen: header and answer above, notice and keys below.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::text::format::width;
use crate::tui::keys::{Act, Binding, Place, inherited, name, own};
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// What the notice line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    pub text: String,
    /// Something was refused or went wrong.
    pub trouble: bool,
}

/// The rows above the content: header, answer, rule.
pub const TOP: u16 = 3;

/// The rows below the content: notice, rule, footer.
pub const BOTTOM: u16 = 3;

/// The room between them.
pub fn content(area: Rect) -> Rect {
    Rect { y: area.y + TOP, height: area.height.saturating_sub(TOP + BOTTOM), ..area }
}

/// The header: the board, the day, the next meeting. What is least needed gives way first.
pub fn header(ink: &mut Ink, area: Rect, view: &View) {
    let row = Rect { height: 1.min(area.height), ..area };
    ink.fill(row, Meaning::Header);
    let (lang, today) = (view.lang, view.today());
    let meeting = view.board.next_meeting(today);
    let time = view.board.record.meeting_time;
    let long = meeting.map_or_else(|| lang.no_meeting().to_owned(), |day| lang.next_meeting(day, time));
    let short = meeting.map_or_else(|| lang.no_meeting().to_owned(), |day| lang.next_meeting(day, None));
    let dates = [format!("{} · {}", lang.week(today), lang.long_date(today)), lang.short_date(today)];
    let name = board_title(view);
    let fits = |parts: &[&str]| parts.iter().map(|part| width(part) + 2).sum::<usize>() <= usize::from(area.width);
    let choices = [(&dates[0], &long), (&dates[1], &long), (&dates[1], &short)];
    let (date, meeting) = choices
        .into_iter()
        .find(|(date, meeting)| fits(&[&name, date, meeting]))
        .map_or((dates[1].as_str(), short.as_str()), |(date, meeting)| (date.as_str(), meeting.as_str()));
    let right = ink.right(area.right().saturating_sub(1), area.y, area.width, meeting, Meaning::Header);
    let room = right.saturating_sub(area.x + 1 + u16::try_from(width(date)).unwrap_or(0) + 4);
    let left = ink.text(area.x + 1, area.y, room.max(area.width / 3), &name, Meaning::Header);
    let room = right.saturating_sub(area.x + left + 3);
    let middle = u16::try_from(width(date)).unwrap_or(0);
    if middle + 2 <= room {
        let x = area.x + 1 + left + 1 + (room - middle).div_ceil(2);
        ink.text(x, area.y, middle, date, Meaning::Header);
    }
}

fn board_title(view: &View) -> String {
    let name = view.board.record.name.to_string();
    if view.read_only { format!("{name} ({})", view.lang.read_only()) } else { name }
}

/// The second line: the board's answer in four sums.
pub fn answer(ink: &mut Ink, area: Rect, view: &View) {
    let sums = view.board.sums(view.today());
    let lang = view.lang;
    let parts = [
        (Glyph::Overdue, Meaning::Overdue, lang.overdue_sum(sums.overdue), sums.overdue),
        (Glyph::Today, Meaning::Today, lang.today_sum(sums.today), sums.today),
        (Glyph::Missing, Meaning::Watch, lang.missing_sum(sums.missing), sums.missing),
        (Glyph::Ready, Meaning::Accent, lang.ready_sum(sums.ready), sums.ready),
    ];
    let mut x = area.x + 1;
    for (glyph, meaning, text, count) in parts {
        let meaning = if count == 0 { Meaning::Text } else { meaning };
        ink.glyph(x, area.y + 1, glyph, meaning);
        let room = area.right().saturating_sub(x + 2);
        x += 2 + ink.text(x + 2, area.y + 1, room, &text, meaning) + 3;
    }
    ink.rule(Rect { y: area.y + 2, height: 1, ..area });
}

/// The notice line, its rule and the footer.
pub fn bottom(ink: &mut Ink, area: Rect, view: &View, place: Place, notice: &Notice) {
    let y = area.bottom().saturating_sub(BOTTOM);
    self::notice(ink, Rect { y, height: 1, ..area }, view, notice);
    ink.rule(Rect { y: y + 1, height: 1, ..area });
    footer(ink, Rect { y: y + 2, height: 1, ..area }, view, place);
}

/// What the last act brought, until the next one.
pub fn notice(ink: &mut Ink, row: Rect, view: &View, notice: &Notice) {
    if notice.text.is_empty() {
        return;
    }
    let meaning = if notice.trouble { Meaning::Danger } else { Meaning::Text };
    let sign = if notice.trouble { format!("{} ", Glyph::Error.text(view.ascii)) } else { String::new() };
    ink.text(row.x, row.y, row.width, &format!(" {sign}{} ", notice.text), meaning);
}

/// The keys of the place: screens first, then the commonest, as many as have room; help always.
pub fn footer(ink: &mut Ink, row: Rect, view: &View, place: Place) {
    let (screens, acts): (Vec<&Binding>, Vec<&Binding>) =
        offered(view, place).filter(|binding| binding.act != Act::Help).partition(|binding| binding.act.is_screen());
    let help = offered(view, place).find(|binding| binding.act == Act::Help);
    let end = row.right().saturating_sub(help.map_or(0, |binding| size(binding, view)));
    let mut x = row.x + 1;
    for binding in screens.into_iter().chain(acts) {
        if x + size(binding, view) <= end {
            x += key_item(ink, x, row.y, binding, view) + 2;
        }
    }
    if let Some(binding) = help {
        key_item(ink, x, row.y, binding, view);
    }
}

/// The keys of a popup in one line: those with a word, in the order of the key card.
pub fn popup_keys(ink: &mut Ink, row: Rect, view: &View, place: Place) {
    let mut x = row.x;
    for binding in offered(view, place) {
        if x + size(binding, view) <= row.right() + 2 {
            x += key_item(ink, x, row.y, binding, view) + 3;
        }
    }
}

/// The bindings of a place that stand in the footer.
fn offered(view: &View, place: Place) -> impl Iterator<Item = &'static Binding> {
    let (lang, read_only) = (view.lang, view.read_only);
    let bindings = own(place).iter().chain(inherited(place));
    let hidden = move |binding: &Binding| (binding.footer)(lang).is_empty() || (read_only && binding.act.writes());
    bindings.filter(move |binding| !hidden(binding))
}

fn size(binding: &Binding, view: &View) -> u16 {
    let word = (binding.footer)(view.lang);
    u16::try_from(width(&name(binding.keys[0], view.lang)) + 1 + width(word) + 2).unwrap_or(u16::MAX)
}

fn key_item(ink: &mut Ink, x: u16, y: u16, binding: &Binding, view: &View) -> u16 {
    let used = ink.text(x, y, u16::MAX, &name(binding.keys[0], view.lang), Meaning::Accent);
    used + 1 + ink.text(x + used + 1, y, u16::MAX, (binding.footer)(view.lang), Meaning::Text)
}
