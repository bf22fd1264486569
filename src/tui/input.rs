//! What the terminal sends, as our own keys. Besides `terminal` the only file that knows crossterm's events.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use tui_input::InputRequest;

/// A key as the key card names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    Char(char),
    Ctrl(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

impl Key {
    /// What it does in a line of text, if anything.
    pub fn in_text(self) -> Option<InputRequest> {
        Some(match self {
            Self::Char(c) => InputRequest::InsertChar(c),
            Self::Backspace => InputRequest::DeletePrevChar,
            Self::Delete => InputRequest::DeleteNextChar,
            Self::Left => InputRequest::GoToPrevChar,
            Self::Right => InputRequest::GoToNextChar,
            Self::Home => InputRequest::GoToStart,
            Self::End => InputRequest::GoToEnd,
            _ => return None,
        })
    }
}

/// Which way the wheel is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Up,
    Down,
}

/// One thing that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// Pasted text, as one piece: never keys.
    Paste(String),
    /// The left button is pressed at this column and row.
    Click(u16, u16),
    Wheel(Turn),
    /// The window has another size: columns and rows.
    Resized(u16, u16),
}

/// What `event` means; Alt and a letter is Esc, then the letter (a terminal multiplexer joins them).
pub fn read(event: Event) -> Vec<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            keys(key).into_iter().flatten().map(Input::Key).collect()
        }
        Event::Paste(text) => vec![Input::Paste(text)],
        Event::Resize(columns, rows) => vec![Input::Resized(columns, rows)],
        Event::Mouse(event) => mouse(event).into_iter().collect(),
        Event::Key(_) | Event::FocusGained | Event::FocusLost => Vec::new(),
    }
}

/// A right click never acts, nor does letting go.
fn mouse(event: MouseEvent) -> Option<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(event.column, event.row)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(Turn::Up)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(Turn::Down)),
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

fn keys(event: KeyEvent) -> [Option<Key>; 2] {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let key = match event.code {
        // What PuTTY and old terminals send for Backspace.
        KeyCode::Char('h') if ctrl => Some(Key::Backspace),
        // AltGr arrives as Ctrl and Alt together on some terminals: then it is the letter itself.
        KeyCode::Char(c) if ctrl && !alt => Some(Key::Ctrl(c.to_ascii_lowercase())),
        KeyCode::Char(c) => Some(Key::Char(c)),
        KeyCode::Enter => Some(Key::Enter),
        KeyCode::Esc => Some(Key::Esc),
        KeyCode::Tab => Some(Key::Tab),
        KeyCode::BackTab => Some(Key::BackTab),
        KeyCode::Backspace => Some(Key::Backspace),
        KeyCode::Delete => Some(Key::Delete),
        KeyCode::Up => Some(Key::Up),
        KeyCode::Down => Some(Key::Down),
        KeyCode::Left => Some(Key::Left),
        KeyCode::Right => Some(Key::Right),
        KeyCode::Home => Some(Key::Home),
        KeyCode::End => Some(Key::End),
        KeyCode::PageUp => Some(Key::PageUp),
        KeyCode::PageDown => Some(Key::PageDown),
        KeyCode::F(n) => Some(Key::F(n)),
        _ => None,
    };
    let esc_first = alt && !ctrl && matches!(event.code, KeyCode::Char(_));
    [esc_first.then_some(Key::Esc), key]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_left_press_and_the_wheel_are_all_that_the_mouse_says() {
        let came = |kind| {
            let event = MouseEvent { kind, column: 7, row: 3, modifiers: KeyModifiers::NONE };
            read(Event::Mouse(event))
        };
        assert_eq!(came(MouseEventKind::Down(MouseButton::Left)), [Input::Click(7, 3)]);
        assert_eq!(came(MouseEventKind::ScrollUp), [Input::Wheel(Turn::Up)]);
        assert_eq!(came(MouseEventKind::ScrollDown), [Input::Wheel(Turn::Down)]);
        for button in [MouseButton::Left, MouseButton::Middle, MouseButton::Right] {
            assert_eq!(came(MouseEventKind::Up(button)), []);
            assert_eq!(came(MouseEventKind::Drag(button)), []);
        }
        for kind in [
            MouseEventKind::Down(MouseButton::Middle),
            MouseEventKind::Down(MouseButton::Right),
            MouseEventKind::Moved,
            MouseEventKind::ScrollLeft,
        ] {
            assert_eq!(came(kind), [], "{kind:?}");
        }
    }
}
