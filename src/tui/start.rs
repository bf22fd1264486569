//! What is opened when the program starts: the file, the board of it, or the first choice when there is none.

use std::path::{Path, PathBuf};

use super::app::{App, Session, Start};
use super::drafts::Drafts;
use super::ground;
use super::looks::Looks;
use super::popups::Popup;
use super::popups::choice::{Choice, Pick};
use super::theme::{Ground, Theme};
use crate::chance;
use crate::clock::Clock;
use crate::demo::{self, Wanted};
use crate::domain::board::{Board, BoardRecord};
use crate::domain::command::Command;
use crate::domain::id::{BoardId, Ids};
use crate::domain::people::{MemberRow, PeopleCommand};
use crate::domain::stamp::{NOBODY, identity};
use crate::paths::{self, Scratch};
use crate::perform::Failure;
use crate::settings::Settings;
use crate::store::{Access, Backend, Store, StoreError};
use crate::text::Lang;

/// Opens what the settings name; without a file, the first choice.
///
/// # Errors
/// [`Failure`] when there is a file and it cannot be opened.
pub fn open(backend: &dyn Backend, settings: &Settings) -> Result<App, Failure> {
    let session = session(settings);
    let access = if settings.read_only == Some(true) { Access::Read } else { Access::Write };
    let mut store = match backend.open(&board_path(settings), access) {
        Ok(store) => store,
        Err(StoreError::NoFile(_)) => return Ok(first_choice(own(session, settings, None), settings)),
        Err(error) => return Err(error.into()),
    };
    let boards = store.boards()?;
    let mut app = own(session, settings, Some(store));
    match named(&boards, settings.board.as_deref()) {
        Some(record) => show(&mut app, record.id)?,
        None if boards.is_empty() => app = first_choice(app, settings),
        None => choose_board(&mut app, &boards),
    }
    app.ask_who();
    Ok(app)
}

/// The demo, in a file that goes with the program; what is typed there is kept in `drafts`.
///
/// # Errors
/// [`Failure`] when the file cannot be made.
pub fn open_demo(
    backend: &dyn Backend,
    settings: &Settings,
    wanted: Wanted,
    drafts: Drafts,
) -> Result<(App, Scratch), Failure> {
    let session = session(settings);
    let (clock, lang) = (session.clock, session.lang);
    let scratch = Scratch::new(chance::seed()).map_err(|(_, error)| StoreError::Io(error.to_string()))?;
    let mut store = backend.create(&scratch.file(), None)?;
    let board = wanted.fill(store.as_mut(), clock.today(), lang)?;
    // Who may only read sees it as such a one.
    let store = match settings.read_only {
        Some(true) => {
            drop(store);
            backend.open(&scratch.file(), Access::Read)?
        }
        Some(false) | None => store,
    };
    let mut app = app(session, settings, Some(store), Looks::default());
    app.drafts = drafts;
    app.is_demo = true;
    show(&mut app, board)?;
    // Whoever looks at the demo looks at it as the one who keeps the board.
    if app.who.member.is_none() {
        app.session.name = demo::LEAD.to_owned();
        app.who = app.board.who(demo::LEAD);
    }
    // The demo's board is never seen again: neither is what was typed on it.
    app.drafts.follow(None, "");
    Ok((app, scratch))
}

pub fn board_path(settings: &Settings) -> PathBuf {
    settings.db.clone().unwrap_or_else(paths::own_board)
}

fn session(settings: &Settings) -> Session {
    Session {
        lang: Lang::choose(settings.lang.as_deref(), settings.locale.as_deref()),
        clock: settings.now.as_deref().and_then(Clock::stopped_at).unwrap_or(Clock::Running),
        ascii: settings.ascii.unwrap_or(false),
        colour: !settings.no_color,
        name: name(settings),
        chance: chance::seed,
    }
}

/// Who acts; what cannot be a name is nobody's.
fn name(settings: &Settings) -> String {
    let named = settings.user.as_deref().or(settings.login.as_deref()).unwrap_or_default();
    identity(named).map_or_else(|_| NOBODY.to_owned(), |name| name.to_string())
}

/// The program with what is remembered of whoever acts; of the demo nothing is.
fn own(session: Session, settings: &Settings, store: Option<Box<dyn Store>>) -> App {
    let looks = Looks::of(paths::looks(), &session.name);
    app(session, settings, store, looks)
}

fn app(session: Session, settings: &Settings, store: Option<Box<dyn Store>>, looks: Looks) -> App {
    let ground = settings.colours.as_deref().and_then(ground::of_variable);
    let theme = chosen(settings, &looks, ground).unwrap_or(Theme::on(ground.unwrap_or_default()));
    let clock = session.clock;
    let blank = Board::blank(Ids::new(clock.instant(), chance::seed()).fresh(), clock.today());
    let mouse = settings.mouse_now.or(looks.mouse()).or(settings.mouse).unwrap_or(true);
    let mut app = App::new(session, store, blank, theme, Drafts::default());
    (app.ground, app.mouse, app.looks) = (ground, mouse, looks);
    app.theme_given = settings.no_color || settings.theme_now.is_some();
    app
}

/// The theme somebody has chosen: for this run, on the screen, in the settings.
fn chosen(settings: &Settings, looks: &Looks, ground: Option<Ground>) -> Option<Theme> {
    // A person who asks for no colour gets none, whatever was chosen.
    if settings.no_color {
        return Some(Theme::Mono);
    }
    let names = [settings.theme_now.as_deref(), looks.theme(), settings.theme.as_deref()];
    names.into_iter().flatten().find_map(|name| Theme::from_name(name, ground.unwrap_or_default()))
}

/// Whether the terminal must be asked what it writes on: when nothing else says it, and it may know.
pub fn asks_for_ground(app: &App, settings: &Settings) -> bool {
    let may_know = settings.term.as_deref().is_some_and(|term| term != "dumb" && !term.starts_with("linux"));
    may_know && app.ground.is_none() && chosen(settings, &app.looks, None).is_none()
}

fn named<'a>(boards: &'a [BoardRecord], name: Option<&str>) -> Option<&'a BoardRecord> {
    match (name, boards) {
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(name), _) => crate::domain::names::find(boards, name, |record| vec![record.name.to_string()]).ok(),
    }
}

/// Shows the board `id` of the open file.
///
/// # Errors
/// [`Failure`] when it cannot be read.
pub fn show(app: &mut App, id: BoardId) -> Result<(), Failure> {
    let today = app.session.clock.today();
    if let Some(store) = app.store.as_deref_mut() {
        // The first look sets the mark from which changes count.
        store.changed()?;
        app.board = store.load(id, today)?;
    }
    app.who = app.board.who(&app.session.name);
    app.drafts.follow(paths::drafts(), &format!("{id}-{}", app.session.name));
    app.popups.clear();
    Ok(())
}

fn first_choice(mut app: App, settings: &Settings) -> App {
    let lang = app.session.lang;
    let mut rows = vec![(lang.welcome_demo().to_owned(), Pick::Demo), (lang.welcome_leave().to_owned(), Pick::Leave)];
    if settings.read_only != Some(true) {
        rows.insert(0, (lang.welcome_new().to_owned(), Pick::NewBoard));
    }
    app.first_choice = Some(Popup::Choice(Choice {
        title: lang.welcome().to_owned(),
        about: Vec::new(),
        rows,
        at: 0,
        otherwise: Pick::Leave,
    }));
    app.choose_first();
    app
}

fn choose_board(app: &mut App, boards: &[BoardRecord]) {
    let rows = boards.iter().map(|record| (record.name.to_string(), Pick::Board(record.id))).collect();
    app.first_choice = Some(Popup::Choice(Choice {
        title: app.session.lang.which_board().to_owned(),
        about: Vec::new(),
        rows,
        at: 0,
        otherwise: Pick::Leave,
    }));
    app.choose_first();
}

/// Carries out what the first choice asked for; the file it needs lies in `scratch`.
///
/// # Errors
/// [`Failure`], to be said on the screen.
pub fn begin(
    app: &mut App,
    start: Start,
    backend: &dyn Backend,
    settings: &Settings,
    scratch: &mut Option<Scratch>,
) -> Result<(), Failure> {
    match start {
        Start::Board(id) => {
            show(app, id)?;
            app.ask_who();
            Ok(())
        }
        Start::NewBoard(command, members) => new_board(app, &command, members, backend, &board_path(settings)),
        Start::Demo => {
            let wanted = Wanted { size: None, seed: chance::seed() };
            let (demo, folder) = open_demo(backend, settings, wanted, app.drafts.clone())?;
            // It is another board, not another screen.
            let (size, theme, ground, mouse) = (app.size, app.theme, app.ground, app.mouse);
            *app = demo;
            (app.size, app.theme, app.ground, app.mouse) = (size, theme, ground, mouse);
            *scratch = Some(folder);
            Ok(())
        }
    }
}

fn new_board(
    app: &mut App,
    command: &Command,
    members: Vec<MemberRow>,
    backend: &dyn Backend,
    path: &Path,
) -> Result<(), Failure> {
    if app.store.is_none() {
        app.store = Some(backend.create(path, None)?);
    }
    let done = app.perform(command, None)?;
    if !members.is_empty() {
        app.perform(&Command::People(PeopleCommand::Import { rows: members }), None)?;
    }
    show(app, app.board.record.id)?;
    app.tell_done(&done);
    app.ask_who();
    Ok(())
}
