//! What the terminal sends, as our own keys. Besides `terminal` the only file that knows crossterm's events.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

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

/// One thing that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// Pasted text, as one piece: never keys.
    Paste(String),
    /// The window has another size: columns and rows.
    Resized(u16, u16),
    /// The left button was pressed at this column and row.
    Click(u16, u16),
    Wheel(Turn),
}

/// Which way the wheel turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Up,
    Down,
}

/// What `event` means; Alt and a letter is Esc, then the letter (a terminal multiplexer joins them).
pub fn read(event: Event) -> Vec<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            keys(key).into_iter().flatten().map(Input::Key).collect()
        }
        Event::Paste(text) => vec![Input::Paste(text)],
        Event::Resize(columns, rows) => vec![Input::Resized(columns, rows)],
        Event::Key(_) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) => Vec::new(),
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
