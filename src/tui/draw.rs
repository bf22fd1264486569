//! The whole screen: frame, screen, popups.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::App;
use super::popups::Popup;
use super::screens::{Room, in_room};
use super::spot::Spots;
use super::theme::Meaning;
use super::view::View;
use super::widgets::ink::Ink;
use super::widgets::{footer, frame};

/// The smallest window the screens are made for.
pub const SMALLEST: (u16, u16) = (60, 18);

/// Whether nothing can be shown in a window of `size`, columns and rows.
pub fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}

/// Draws everything `app` shows; returns where the cursor stands, and where the mouse can point.
pub fn whole(app: &App, buf: &mut Buffer) -> (Option<(u16, u16)>, Spots) {
    let area = buf.area;
    let view = app.view();
    let mut ink = Ink { buf, theme: app.theme, ascii: app.session.ascii, spots: Spots::default() };
    ink.fill(area, Meaning::Text);
    if is_too_small((area.width, area.height)) {
        ink.text(area.x, area.y, area.width, view.lang.too_small(), Meaning::Text);
        return (None, ink.spots);
    }
    let below = match (app.board.is_blank(), app.wall) {
        (true, _) => None,
        (false, true) => wall(app, area, &mut ink, &view),
        (false, false) => laptop(app, area, &mut ink, &view),
    };
    let cursor = match app.popups.last() {
        Some(popup) => {
            if matches!(popup, Popup::Help(_) | Popup::Choice(_) | Popup::Find(_)) {
                ink.unselect(area);
            }
            popup.render(area, &mut ink, &view)
        }
        None => below,
    };
    (cursor, ink.spots)
}

/// The screen in front as the laptop shows it, between what stands on every screen.
fn laptop(app: &App, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
    frame::header(ink, area, view);
    let cursor = match in_room!(app.screens, app.screen, room => room.title(view)) {
        Some(title) => {
            frame::title(ink, area, view, &title, in_room!(app.screens, app.screen, room => room.searched()))
        }
        None => {
            frame::answer(ink, area, view);
            None
        }
    };
    in_room!(app.screens, app.screen, room => room.render(frame::content(area), ink, view));
    let can = |act| in_room!(app.screens, app.screen, room => room.can(act, view));
    frame::bottom(ink, area, view, app.place(), &app.notice, can);
    cursor
}

/// The screen in front as the wall shows it: one line above, the notice and a few keys below.
fn wall(app: &App, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
    let row = |y| Rect { y, height: 1, ..area };
    let title = in_room!(app.screens, app.screen, room => room.title(view));
    let name = title.map_or_else(|| view.board.record.name.as_str().to_uppercase(), |title| title.on_the_wall());
    let cursor = frame::wall_header(ink, area, view, &name, in_room!(app.screens, app.screen, room => room.searched()));
    let content = Rect { y: area.y + 1, height: area.height - 3, ..area };
    in_room!(app.screens, app.screen, room => room.wall(content, ink, view));
    frame::notice(ink, row(area.bottom() - 2), view, &app.notice);
    let can = |act| in_room!(app.screens, app.screen, room => room.can(act, view));
    footer::draw(ink, row(area.bottom() - 1), view, app.place(), can);
    cursor
}
