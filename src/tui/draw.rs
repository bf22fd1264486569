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
const SMALLEST: (u16, u16) = (60, 18);

/// Draws everything `app` shows; returns where the cursor stands.
pub fn whole(app: &App, buf: &mut Buffer) -> Option<(u16, u16)> {
    let area = buf.area;
    let view = app.view();
    let mut ink = Ink { buf, theme: app.theme, ascii: app.session.ascii };
    ink.fill(area, Meaning::Text);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        ink.text(area.x, area.y, area.width, view.lang.too_small(), Meaning::Text);
        return None;
    }
    if app.board.is_blank() {
        return app.popups.last().and_then(|popup| popup.render(area, &mut ink, &view));
    }
    if app.wall {
        let footer = Rect { y: area.bottom() - 1, height: 1, ..area };
        wall::render(Rect { height: area.height - 1, ..area }, &mut ink, &view);
        if app.notice.text.is_empty() {
            frame::footer(&mut ink, footer, &view, Place::Wall);
        } else {
            frame::notice(&mut ink, footer, &view, &app.notice);
        }
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
