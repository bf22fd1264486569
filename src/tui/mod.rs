//! The board on the screen. The only place that knows ratatui and crossterm.
//!
//! A key goes through the key card ([`keys`]) to the screen in front, which answers with an [`effect::Effect`]; [`app`]
//! carries it out and [`draw`] draws everything anew from what stands. One thread; nothing ticks.

pub mod app;
pub mod drafts;
mod draw;
pub mod effect;
mod guard;
pub mod input;
pub mod keys;
pub mod popups;
pub mod screens;
mod start;
mod terminal;
pub mod theme;
pub mod view;
pub mod widgets;

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use app::{App, Next};
use chrono::NaiveDateTime;
use chrono::Timelike;
use terminal::Screen;

use crate::paths::Scratch;
use crate::perform::Failure;
use crate::settings::Settings;
use crate::store::{Backend, StoreError};

/// How long a wait for keys lasts before others' changes are looked for.
const TURN: Duration = Duration::from_millis(250);

/// Opens the board that `settings` name and runs until it is closed.
///
/// # Errors
/// [`Failure`] when it cannot be opened, or the terminal has gone.
pub fn run(backend: &dyn Backend, settings: &Settings) -> Result<(), Failure> {
    let app = start::open(backend, settings)?;
    run_app(app, backend, settings, None)
}

/// Opens the demo in a file that goes with the program.
///
/// # Errors
/// As [`run`].
pub fn run_demo(backend: &dyn Backend, settings: &Settings) -> Result<(), Failure> {
    let (app, folder) = start::open_demo(backend, settings)?;
    run_app(app, backend, settings, Some(folder))
}

fn run_app(
    mut app: App,
    backend: &dyn Backend,
    settings: &Settings,
    scratch: Option<Scratch>,
) -> Result<(), Failure> {
    let scratch = Arc::new(Mutex::new(scratch));
    let (drafts, kept) = (app.drafts.clone(), scratch.clone());
    let at_end = move || {
        drafts.save();
        drop(locked(&kept).take());
    };
    let screen = Screen::take(at_end.clone()).map_err(terminal_gone);
    let result = screen.and_then(|mut screen| turn(&mut app, &mut screen, backend, settings, &scratch));
    app.drafts.save();
    at_end();
    result
}

/// What else than the main thread looks at when the program is ended from outside.
fn locked(scratch: &Mutex<Option<Scratch>>) -> MutexGuard<'_, Option<Scratch>> {
    scratch.lock().unwrap_or_else(PoisonError::into_inner)
}

fn terminal_gone(error: io::Error) -> Failure {
    Failure::Store(StoreError::Io(error.to_string()))
}

/// The loop: draw when something changed, wait for keys, look for others' changes.
fn turn(
    app: &mut App,
    screen: &mut Screen,
    backend: &dyn Backend,
    settings: &Settings,
    scratch: &Mutex<Option<Scratch>>,
) -> Result<(), Failure> {
    let mut dirty = true;
    let mut looked = Instant::now();
    let mut minute = shown_minute(app);
    loop {
        if dirty {
            screen.draw(|buf| app.draw(buf)).map_err(terminal_gone)?;
        }
        let mut next = Next::Go;
        dirty = screen
            .wait(TURN, |input| {
                next = app.take(input, Instant::now());
                next == Next::Go
            })
            .map_err(terminal_gone)?;
        match next {
            Next::Go => {}
            Next::Redraw => screen.forget().map_err(terminal_gone)?,
            Next::Quit => return Ok(()),
            Next::Start(start) => {
                let mut file = None;
                if let Err(failure) = start::begin(app, start, backend, settings, &mut file) {
                    app.refused(&failure);
                }
                if file.is_some() {
                    *locked(scratch) = file;
                }
            }
        }
        if screen.has_resumed() {
            screen.forget().map_err(terminal_gone)?;
            dirty = true;
        }
        if looked.elapsed() >= TURN {
            looked = Instant::now();
            dirty |= app.refresh();
            app.drafts.save();
        }
        let now = shown_minute(app);
        dirty |= now != minute;
        minute = now;
    }
}

/// What of the time is on the screen: the minute on the wall, else the day.
fn shown_minute(app: &App) -> NaiveDateTime {
    let now = app.session.clock.now();
    let midnight = now.date().and_time(chrono::NaiveTime::MIN);
    let minute = midnight.with_hour(now.hour()).and_then(|time| time.with_minute(now.minute()));
    if app.wall { minute.unwrap_or(midnight) } else { midnight }
}
