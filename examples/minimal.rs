//! The least a list in the terminal can be: the rows of the demo's action plan, no store, no wrapping, no colours of
//! meaning. The yardstick for how fast the board starts, moves its selection and changes screen.
//!
//! `cargo run --release --example minimal`: `↑` `↓` select, `1` `2` change the screen, `q` quits.

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListState, Paragraph};

const ACTIONS: [&str; 24] = [
    " ! #06 Aftale om åbningstider               Centercheferne                 1 gang flyttet        17 dage over",
    " ! #18 Ret listen over fejlopkald           Anne                           3 gange flyttet        4 dage over",
    " ! #19 Ny tekst på hjemmesiden              Jonas                                                 3 dage over",
    " ► #22 Makkerskab med byggesag              Mette                                                       i dag",
    " → #24 Guide til centermøder                Ali                            før start              tirs. 24-11",
    " → #25 Svarskabelon til byggesag            Mette                                                 tirs. 24-11",
    " → #26 Oplæg om telefonpasning              Anne                                                   fre. 27-11",
    " → #27 Ret numre i omstillingen             Sofie                          før start               fre. 27-11",
    "   #23 Fælles telefonhilsen, standard       Jonas                          1 gang flyttet         tirs. 01-12",
    "   #28 Spørg ti borgere bagefter            Ali                                                    fre. 04-12",
    "   #12 Afsenderinformation på breve         Alle centre                                                uge 50",
    "   #10 Erfa-kreds med alle centre           BYC                                                        uge 50",
    "   #13 Direkte telefonnumre på hjemmesiden  Alle centre                                                uge 51",
    "   #14 Nøgletal i ledelsesinformation       ØDC                                                    28-12-2026",
    "   #11 Optimér anvendelsen af Doc2mail      ØDC                                                        uge 53",
    "   #29 Makkerskaber i de øvrige centre      Lone                                                   08-01-2027",
    "   #15 Digital medbetjening af borgere      Alle centre                                            15-01-2027",
    "   #16 Fordel post til teamniveau           ØDC                                                    29-01-2027",
    "   #17 Udgangspunkt: år 0                   BAC                                                    26-05-2027",
    " √ #21 Ny hilsen i omstillingen             Jonas                                             udført 20-11",
    " √ #09 M-sag til ØU om principperne         Sofie                                             udført 19-11",
    " √ #07 Opdateret projektgrundlag            Sofie                                             udført 19-11",
    " √ #20 Liste over vikarer                   Ali                            3 dage for sent    udført 18-11",
    " √ #08 Samlet oplæg om KPI'er               BYC                                               udført 17-11",
];

const KPIS: [&str; 6] = [
    " Svartid callcenter              112 sek.   mål højst 120     nået 5 af 8",
    " Straksafklaring                  18 %      mål mindst 30     nået 0 af 8",
    " Tilfredshed, telefon             81 %      mål mindst 80     nået 7 af 8",
    " Tilfredshed, personligt          76 %      mål mindst 80     nået 2 af 8",
    " Svartid, fagcentre              228 sek.   mål højst 240     nået 7 af 8",
    " Selvbetjening                  41,2 %",
];

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let ended = run(&mut terminal);
    ratatui::restore();
    ended
}

fn run(terminal: &mut ratatui::DefaultTerminal) -> std::io::Result<()> {
    let screens = [("HANDLINGER", &ACTIONS[..]), ("NØGLETAL", &KPIS[..])];
    let (mut screen, mut selected) = (0, ListState::default().with_selected(Some(0)));
    loop {
        let (title, rows) = screens[screen];
        terminal.draw(|frame| {
            let [header, body, footer] =
                Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(1)])
                    .areas(frame.area());
            frame.render_widget(Paragraph::new(title).style(Modifier::BOLD), header);
            let list = List::new(rows.iter().copied()).highlight_style(Style::new().reversed());
            frame.render_stateful_widget(list, body, &mut selected);
            frame.render_widget(Paragraph::new("1 Handlinger  2 Nøgletal  q luk"), footer);
        })?;
        match event::read()? {
            Event::Key(key) if key.kind == KeyEventKind::Press => match key.code {
                KeyCode::Up => selected.select_previous(),
                KeyCode::Down => selected.select_next(),
                KeyCode::Char('1') => screen = 0,
                KeyCode::Char('2') => screen = 1,
                KeyCode::Char('q') => return Ok(()),
                _ => {}
            },
            _ => {}
        }
    }
}
