//! What stands at the same place on every screen: header and answer above, notice and keys below.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::text::format::{cut, width};
use crate::tui::keys::{Act, Place};
use crate::tui::screens::search::Search;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// What the notice line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    pub text: String,
    /// The end of `text`, which is never cut: how to undo it, and what is worth noting.
    pub tail: String,
    /// Something was refused or went wrong.
    pub trouble: bool,
}

/// What the second line of a screen says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// What is listed: `HANDLINGER`, `NØGLETAL 1 af 6`.
    pub name: String,
    /// The tabs with their counts, and which of them is shown.
    pub tabs: Vec<String>,
    pub tab: usize,
    /// What is marked, and by what the list is filtered.
    pub told: String,
    /// What stands at the right end, the longest first: the first that has room.
    pub beside: Vec<String>,
}

impl Title {
    /// The name on the wall: there only what hides something is told besides.
    pub fn on_the_wall(&self) -> String {
        if self.told.is_empty() { self.name.clone() } else { format!("{} · {}", self.name, self.told) }
    }
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
    let names = board_titles(view);
    let fits = |parts: &[&str]| parts.iter().map(|part| width(part) + 2).sum::<usize>() <= usize::from(area.width);
    let dates_and_meetings = [(&dates[0], &long), (&dates[1], &long), (&dates[1], &short)];
    let choices = names.iter().flat_map(|name| dates_and_meetings.map(|(date, meeting)| (name, date, meeting)));
    let (name, date, meeting) = choices
        .into_iter()
        .find(|(name, date, meeting)| fits(&[name, date, meeting]))
        .map_or((names[1].as_str(), dates[1].as_str(), short.as_str()), |(name, date, meeting)| {
            (name.as_str(), date.as_str(), meeting.as_str())
        });
    let right = ink.right(area.right().saturating_sub(1), area.y, area.width, meeting, Meaning::Header);
    // A name that leaves no room for the day takes it; that one may only read is never cut.
    let room = right.saturating_sub(area.x + 3);
    let reader = if view.read_only && width(name) > usize::from(room) { reader(view) } else { String::new() };
    let kept = u16::try_from(width(&reader)).unwrap_or(0);
    let name = if reader.is_empty() { name } else { view.board.record.name.as_str() };
    let left = ink.text(area.x + 1, area.y, room.saturating_sub(kept), name, Meaning::Header);
    let left = left + ink.text(area.x + 1 + left, area.y, kept, &reader, Meaning::Header);
    let room = right.saturating_sub(area.x + left + 3);
    let middle = u16::try_from(width(date)).unwrap_or(0);
    if middle + 2 <= room {
        let x = area.x + 1 + left + 1 + (room - middle).div_ceil(2);
        ink.text(x, area.y, middle, date, Meaning::Header);
    }
}

/// ` (du kan kun læse)`.
fn reader(view: &View) -> String {
    format!(" ({})", view.lang.read_only())
}

/// The board, and who sits here when there is room to say so.
fn board_titles(view: &View) -> [String; 2] {
    let mut name = view.board.record.name.to_string();
    if view.read_only {
        name += &reader(view);
    }
    let me = view.who.member.and_then(|id| view.board.member(id));
    let mine = me.map(|me| format!("{name} · {}", view.lang.you_are(me.name.as_str())));
    [mine.unwrap_or_else(|| name.clone()), name]
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

/// The second line of a screen: its name, its tabs, what it is searched by; returns where the cursor stands while the
/// words are typed.
pub fn title(ink: &mut Ink, area: Rect, view: &View, title: &Title, search: Option<&Search>) -> Option<(u16, u16)> {
    let y = area.y + 1;
    let mut x = area.x + 1;
    x += ink.text(x, y, area.width, &title.name, Meaning::Strong) + 3;
    for (at, tab) in title.tabs.iter().enumerate() {
        let (text, meaning) =
            if at == title.tab { (format!("[{tab}]"), Meaning::Accent) } else { (format!(" {tab} "), Meaning::Text) };
        let used = ink.text(x, y, area.right().saturating_sub(x), &text, meaning);
        ink.spot(Rect { x, y, width: used, height: 1 }, Spot::Tab(at));
        x += used + 1;
    }
    let search = search.filter(|search| title.told.is_empty() || search.is_active());
    let cursor = search.and_then(|search| {
        let place = Rect { x: x + 1, y, width: area.right().saturating_sub(x + 1), height: 1 };
        searched(ink, place, view, search)
    });
    x += search_width(view, search);
    if !title.told.is_empty() {
        let used = ink.text(x + 1, y, area.right().saturating_sub(x + 2), &title.told, Meaning::Accent);
        ink.spot(Rect { x: x + 1, y, width: used, height: 1 }, Spot::Act(Act::Filter));
        x += used;
    }
    let room = area.right().saturating_sub(x + 3);
    if let Some(beside) = title.beside.iter().find(|text| width(text) <= usize::from(room)) {
        ink.right(area.right().saturating_sub(1), y, room, beside, Meaning::Muted);
    }
    ink.rule(Rect { y: area.y + 2, height: 1, ..area });
    cursor
}

fn search_width(view: &View, search: Option<&Search>) -> u16 {
    search.map_or(0, |search| u16::try_from(width(view.lang.search_label()) + width(&search.shown()) + 4).unwrap_or(0))
}

/// `søg: fejlopkald` at the place of `area`.
fn searched(ink: &mut Ink, area: Rect, view: &View, search: &Search) -> Option<(u16, u16)> {
    let room = area.width;
    let active = search.is_active();
    let label = if active { Meaning::Accent } else { Meaning::Muted };
    // Its key stands before it, as at the bottom.
    let key = if active { 0 } else { ink.text(area.x, area.y, room, "s", Meaning::Accent) + 1 };
    let used = key + ink.text(area.x + key, area.y, room.saturating_sub(key), view.lang.search_label(), label) + 1;
    let shown = if active { search.shown() } else { "–".to_owned() };
    let text = if active { Meaning::Strong } else { Meaning::Muted };
    let wide = used + ink.text(area.x + used, area.y, room.saturating_sub(used), &shown, text);
    ink.spot(Rect { width: wide, height: 1, ..area }, Spot::Act(Act::Search));
    let before: String = search.shown().chars().take(search.cursor()).collect();
    let x = area.x + used + u16::try_from(width(&before)).unwrap_or(0);
    search.is_typing().then_some((x.min(area.x + room), area.y))
}

/// The first line on the wall: what is shown, the day, the time.
pub fn wall_header(ink: &mut Ink, area: Rect, view: &View, name: &str, search: Option<&Search>) -> Option<(u16, u16)> {
    let (lang, today) = (view.lang, view.today());
    ink.fill(Rect { height: 1.min(area.height), ..area }, Meaning::Header);
    let clock = lang.clock(view.now.time());
    let end = ink.right(area.right().saturating_sub(1), area.y, area.width, &clock, Meaning::Header);
    let used = ink.text(area.x + 1, area.y, end.saturating_sub(area.x + 3), name, Meaning::Header);
    let active = search.filter(|search| search.is_active());
    if let Some(search) = active {
        let x = area.x + used + 4;
        return searched(ink, Rect { x, width: end.saturating_sub(x + 1), height: 1, ..area }, view, search);
    }
    let date = [format!("{} · {}", lang.week(today), lang.short_date(today)), lang.short_date(today)]
        .into_iter()
        .find(|date| usize::from(end.saturating_sub(area.x + used + 5)) >= width(date));
    if let Some(date) = date {
        let room = end.saturating_sub(area.x + used + 1);
        let wide = u16::try_from(width(&date)).unwrap_or(0);
        ink.text(area.x + 1 + used + (room - wide) / 2, area.y, wide, &date, Meaning::Header);
    }
    None
}

/// The notice line, its rule and the footer.
pub fn bottom(ink: &mut Ink, area: Rect, view: &View, place: Place, notice: &Notice, can: impl Fn(Act) -> bool) {
    let y = area.bottom().saturating_sub(BOTTOM);
    self::notice(ink, Rect { y, height: 1, ..area }, view, notice);
    ink.rule(Rect { y: y + 1, height: 1, ..area });
    super::footer::draw(ink, Rect { y: y + 2, height: 1, ..area }, view, place, can);
}

/// What the last act brought, until the next one.
pub fn notice(ink: &mut Ink, row: Rect, view: &View, notice: &Notice) {
    if notice.text.is_empty() {
        return;
    }
    let meaning = if notice.trouble { Meaning::Danger } else { Meaning::Text };
    let sign = if notice.trouble { format!("{} ", Glyph::Error.text(view.ascii)) } else { String::new() };
    let head = notice.text.strip_suffix(notice.tail.as_str()).unwrap_or(&notice.text);
    let room = usize::from(row.width).saturating_sub(width(&notice.tail) + width(&sign) + 2);
    let text = if room > 0 { format!("{}{}", cut(head, room), notice.tail) } else { notice.text.clone() };
    let used = ink.text(row.x, row.y, row.width, &format!(" {sign}{text} "), meaning);
    if notice.text.contains(view.lang.undo_hint()) {
        ink.spot(Rect { width: used, ..row }, Spot::Act(Act::Undo));
    }
}
