//! The whole screen: frame, screen, popups.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::App;
use super::effect::ScreenName;
use super::keys::Place;
use super::screens::wall;
use super::theme::Meaning;
use super::widgets::frame;
use super::widgets::ink::Ink;

/// The smallest window the screens are made for.
pub const SMALLEST: (u16, u16) = (60, 18);

/// Whether nothing can be shown in a window of `size`, columns and rows.
pub fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}

/// Draws everything `app` shows; returns where the cursor stands.
pub fn whole(app: &App, buf: &mut Buffer) -> Option<(u16, u16)> {
    let area = buf.area;
    let view = app.view();
    let mut ink = Ink { buf, theme: app.theme, ascii: app.session.ascii };
    ink.fill(area, Meaning::Text);
    if is_too_small((area.width, area.height)) {
        ink.text(area.x, area.y, area.width, view.lang.too_small(), Meaning::Text);
        return None;
    }
    if app.board.is_blank() {
        return app.popups.last().and_then(|popup| popup.render(area, &mut ink, &view));
    }
    if app.wall {
        let row = |y| Rect { y, height: 1, ..area };
        wall::render(Rect { height: area.height - 2, ..area }, &mut ink, &view);
        frame::notice(&mut ink, row(area.bottom() - 2), &view, &app.notice);
        frame::footer(&mut ink, row(area.bottom() - 1), &view, Place::Wall);
    } else {
        frame::header(&mut ink, area, &view);
        frame::answer(&mut ink, area, &view);
        let content = frame::content(area);
        match app.screen {
            ScreenName::Board => app.board_screen.render(content, &mut ink, &view),
            ScreenName::Actions => app.actions_screen.render(content, &mut ink, &view),
        }
        frame::bottom(&mut ink, area, &view, app.place(), &app.notice);
    }
    app.popups.last().and_then(|popup| popup.render(area, &mut ink, &view))
}
