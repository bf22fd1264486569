//! The board on the screen. The only place that knows ratatui and crossterm.
//!
//! A key goes through the key card ([`keys`]) to the screen in front, which answers with an [`effect::Effect`]; [`app`]
//! carries it out and [`draw`] draws everything anew from what stands. One thread; nothing ticks.

pub mod app;
pub mod drafts;
mod draw;
pub mod effect;
pub mod filter;
mod ground;
mod guard;
pub mod input;
pub mod keys;
pub mod looks;
mod memo;
pub mod popups;
pub mod screens;
pub mod spot;
mod standings;
mod start;
mod terminal;
pub mod theme;
pub mod view;
pub mod widgets;

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use app::{App, Next, Start};
use chrono::NaiveDateTime;
use chrono::Timelike;
use drafts::Drafts;
use terminal::Screen;

use crate::demo::Wanted;
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
pub fn run_demo(backend: &dyn Backend, settings: &Settings, wanted: Wanted) -> Result<(), Failure> {
    let (app, folder) = start::open_demo(backend, settings, wanted, Drafts::default())?;
    run_app(app, backend, settings, Some(folder))
}

/// What the loop needs besides the program: where boards are opened, and the demo's folder, which goes at the end.
struct World<'a> {
    backend: &'a dyn Backend,
    settings: &'a Settings,
    scratch: Arc<Mutex<Option<Scratch>>>,
}

fn run_app(mut app: App, backend: &dyn Backend, settings: &Settings, scratch: Option<Scratch>) -> Result<(), Failure> {
    let world = World { backend, settings, scratch: Arc::new(Mutex::new(scratch)) };
    let (drafts, scratch) = (app.drafts.clone(), world.scratch.clone());
    let at_end = move || {
        drafts.save();
        drop(locked(&scratch).take());
    };
    let screen = Screen::take(at_end.clone(), start::asks_for_ground(&app, settings)).map_err(terminal_gone);
    let result = screen.and_then(|mut screen| {
        screen.ground().into_iter().for_each(|ground| app.stand_on(ground));
        turn(&mut app, &mut screen, &world)
    });
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
fn turn(app: &mut App, screen: &mut Screen, world: &World) -> Result<(), Failure> {
    app.offer_draft(Instant::now());
    app.size = screen.size().map_err(terminal_gone)?;
    let mut dirty = true;
    let mut looked = Instant::now();
    let mut minute = shown_minute(app);
    loop {
        screen.mouse(app.mouse).map_err(terminal_gone)?;
        if dirty {
            screen.draw(|buf| app.draw(buf)).map_err(terminal_gone)?;
        }
        // A question of the screen is asked piece by piece, between keys: a key waits for one piece at the most.
        let patience = app.patience().unwrap_or(TURN);
        let mut next = Next::Go;
        let mut take = |input| {
            next = app.take(input, Instant::now());
            next == Next::Go
        };
        dirty = screen.wait(patience, &mut take).map_err(terminal_gone)?;
        if !dirty && app.wonders() {
            dirty = app.wonder();
        }
        match next {
            Next::Go => {}
            Next::Redraw => screen.forget(),
            Next::Quit => return Ok(()),
            Next::Start(start) => begin(app, start, world),
        }
        if screen.has_resumed() {
            screen.forget();
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

/// Opens what the first choice asked for.
fn begin(app: &mut App, start: Start, world: &World) {
    let mut scratch = None;
    match start::begin(app, start, world.backend, world.settings, &mut scratch) {
        Ok(()) => app.offer_draft(Instant::now()),
        Err(failure) => app.refused(&failure),
    }
    if scratch.is_some() {
        *locked(&world.scratch) = scratch;
    }
}

/// What of the time is on the screen: the minute on the wall, else the day.
fn shown_minute(app: &App) -> NaiveDateTime {
    let now = app.session.clock.now();
    let midnight = now.date().and_time(chrono::NaiveTime::MIN);
    let minute = midnight.with_hour(now.hour()).and_then(|time| time.with_minute(now.minute()));
    if app.wall { minute.unwrap_or(midnight) } else { midnight }
}
