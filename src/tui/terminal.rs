//! The terminal: taken at the start, always given back. One write a frame.

mod canvas;
mod pen;

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::buffer::Buffer;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::ground::{self, Heard, Late};
use super::input::{self, Input};
use super::theme::Ground;
use canvas::Canvas;

/// Whether the terminal is ours. Held by whoever writes to it: nothing follows once it has been given back, and it is
/// given back once.
static TAKEN: Mutex<Taken> = Mutex::new(Taken { is_ours: false, mouse: false });

struct Taken {
    is_ours: bool,
    /// Whether the mouse is ours too, while the terminal is.
    mouse: bool,
}

/// Presses and the wheel, at any column; not each cell the mouse moves over.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

fn taken() -> MutexGuard<'static, Taken> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a frame, at once: standard output would flush at every line end.
fn present(frame: &[u8]) -> io::Result<()> {
    let taken = taken();
    if !taken.is_ours {
        return Ok(());
    }
    let mut rest = frame;
    while !rest.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), rest) {
            Ok(written) => rest = &rest[written..],
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The terminal while the program has it.
pub struct Screen {
    canvas: Canvas,
    /// Set when the program has been stopped and goes on: everything must be drawn anew.
    resumed: Arc<AtomicBool>,
    ground: Option<Ground>,
    /// What was typed while the terminal was asked.
    ahead: VecDeque<Input>,
    late: Option<Late>,
}

impl Screen {
    /// Takes the terminal and sees to it that it is given back however the program ends. `at_end` is what else must be
    /// done when it is ended from outside or by a panic; `asks` is whether the terminal is asked what it writes on.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn take(at_end: impl Fn() + Clone + Send + Sync + 'static, asks: bool) -> io::Result<Self> {
        let resumed = Arc::new(AtomicBool::new(false));
        give_back_on_panic(at_end.clone());
        watch_signals(at_end.clone(), resumed.clone())?;
        watch_hang_up(at_end);
        let heard = if asks { enable_raw_mode().map(|()| Some(ground::ask()))? } else { None };
        enter()?;
        // crossterm hears of a window's new size from its first poll on: before the first frame looks at the size.
        event::poll(Duration::ZERO).inspect_err(|_| leave())?;
        let late = heard.as_ref().and_then(Heard::late);
        let Heard { ground, keys, .. } = heard.unwrap_or_default();
        let ahead = keys.into_iter().map(Input::Key).collect();
        Ok(Screen { canvas: Canvas::default(), resumed, ground, ahead, late })
    }

    /// What the terminal said it writes on.
    pub fn ground(&self) -> Option<Ground> {
        self.ground
    }

    /// Takes the mouse too, or gives it back: then the terminal selects text with it.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        let mut taken = taken();
        if taken.is_ours && taken.mouse != on {
            taken.mouse = on;
            execute!(io::stdout(), Print(if on { MOUSE_ON } else { MOUSE_OFF }))?;
        }
        Ok(())
    }

    /// Draws one frame; `draw` returns where the cursor stands, when it is shown.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<(u16, u16)>) -> io::Result<()> {
        let size = self.size()?;
        present(&self.canvas.frame(size, draw))
    }

    /// Draws everything anew at the next frame.
    pub fn forget(&mut self) {
        self.canvas.forget();
    }

    /// The window's columns and rows.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        crossterm::terminal::size()
    }

    /// Waits at most `time` for something to come in, then gives all that has come to `take` until it says stop. Whether
    /// anything came.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn wait(&mut self, time: Duration, mut take: impl FnMut(Input) -> bool) -> io::Result<bool> {
        let mut came = false;
        let mut patience = time;
        while let Some(input) = self.ahead.pop_front() {
            (came, patience) = (true, Duration::ZERO);
            if !take(input) {
                return Ok(true);
            }
        }
        while event::poll(patience)? {
            let inputs = input::read(event::read()?);
            let inputs = match &mut self.late {
                Some(late) => late.sift(inputs),
                None => inputs,
            };
            for input in inputs {
                came = true;
                if !take(input) {
                    return Ok(true);
                }
            }
            patience = Duration::ZERO;
        }
        Ok(came)
    }

    /// Whether the program has been stopped and goes on since the last call.
    pub fn has_resumed(&self) -> bool {
        self.resumed.swap(false, Ordering::Relaxed)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    let mut taken = taken();
    taken.is_ours = true;
    let mouse = if taken.mouse { MOUSE_ON } else { "" };
    let entered = enable_raw_mode()
        .and_then(|()| execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Print(mouse), cursor::Hide));
    drop(taken);
    entered.inspect_err(|_| leave())
}

/// Gives the terminal back, if we have it; errors are of no use any more.
fn leave() {
    let mut taken = taken();
    if std::mem::take(&mut taken.is_ours) {
        let mouse = Print(if taken.mouse { MOUSE_OFF } else { "" });
        let (frame, paste) = (EndSynchronizedUpdate, DisableBracketedPaste);
        let _ = execute!(io::stdout(), frame, mouse, paste, LeaveAlternateScreen, cursor::Show);
        let _ = disable_raw_mode();
    }
}

fn give_back_on_panic(at_end: impl Fn() + Send + Sync + 'static) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        at_end();
        before(panic);
    }));
}

/// A thread of its own: the main one may be inside a read that never returns after a hang-up.
fn watch_signals(at_end: impl Fn() + Send + 'static, resumed: Arc<AtomicBool>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGTSTP {
                leave();
                let _ = emulate_default_handler(SIGTSTP);
                let _ = enter();
                resumed.store(true, Ordering::Relaxed);
            } else {
                end(&at_end, signal);
            }
        }
    });
    Ok(())
}

/// Ends the program when the terminal has gone without a signal.
fn watch_hang_up(at_end: impl Fn() + Send + 'static) {
    std::thread::spawn(move || {
        loop {
            let stdin = io::stdin();
            let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
            let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            match poll(&mut fds, None) {
                Ok(_) if fds[0].revents().intersects(gone) => end(&at_end, SIGHUP),
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
    });
}

/// How long a terminal that takes nothing more (a stopped window, a dead line) is waited for at the end, in steps.
const PATIENCE: (u32, Duration) = (50, Duration::from_millis(10));

fn end(at_end: &impl Fn(), signal: i32) -> ! {
    at_end();
    // The main thread may hold the terminal in a write that never returns.
    let giving_back = std::thread::spawn(leave);
    let (steps, step) = PATIENCE;
    for _ in (0..steps).take_while(|_| !giving_back.is_finished()) {
        std::thread::sleep(step);
    }
    let _ = disable_raw_mode();
    std::process::exit(128 + signal)
}
