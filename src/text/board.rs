//! The words of the board and of the list of actions.

use chrono::NaiveTime;

use super::{Lang, plural, words};
use crate::domain::action::{Action, Due};
use crate::domain::calendar::Date;
use crate::domain::kpi::Series;
use crate::domain::period::Period;
use crate::domain::workflow::Trial;

words! {
    heading_kpis => "NØGLETAL", "KPIs";
    heading_actions => "HANDLINGER", "ACTIONS";
    heading_tally => "SAGSTYPER", "CASE TYPES";
    heading_trials => "UNDER AFPRØVNING", "ON TRIAL";
    heading_trials_short => "AFPRØVNING", "TRIALS";
    heading_adopted => "SÅDAN ARBEJDER VI", "THE WAY WE WORK";
    above_the_middle => "øverst: over midten", "upper row: above the middle";
    read_only => "du kan kun læse", "you can only read";

    none_kpis => "Ingen nøgletal endnu. 2 og så n opretter det første.",
        "No KPIs yet. 2 and then n adds the first one.";
    none_actions => "Ingen handlinger endnu. n skriver den første.", "No actions yet. n writes the first one.";
    none_due => "Intet over fristen, og intet før næste møde.", "Nothing overdue, and nothing before the next meeting.";
    none_trials => "Ingen arbejdsgange under afprøvning.", "No workflows on trial.";
    none_trials_here => "Ingen endnu. a på skærm 4 begynder en afprøvning.", "None yet. a on screen 4 begins a trial.";
    none_adopted => "Intet vedtaget endnu. Ledelsen beslutter.", "Nothing adopted yet. Management decides.";
    not_measured => "ikke målt endnu", "not measured yet";
    no_target => "intet mål", "no target";
    too_small => "Vinduet er for lille: gør det mindst 60 × 18.", "The window is too small: make it at least 60 × 18.";

    group_two_weeks => "OVER 2 UGER OVER FRISTEN", "MORE THAN 2 WEEKS OVERDUE";
    group_one_week => "OVER 1 UGE OVER FRISTEN", "MORE THAN 1 WEEK OVERDUE";
    group_this_week => "INDTIL 1 UGE OVER FRISTEN", "UP TO 1 WEEK OVERDUE";
    group_today => "I DAG", "TODAY";
    group_effect => "SE EFFEKTEN", "SEE THE EFFECT";
    group_later => "SENERE", "LATER";
    group_earlier => "TIDLIGERE", "EARLIER";
    group_waiting => "AFVENTER", "WAITING";
    today_word => "i dag", "today";
    ready_for_decision => "klar til beslutning", "ready for decision";
    heading_history => "HISTORIE", "HISTORY";
    searching => "søger blandt de tidligere …", "searching the earlier ones …";
    nothing_fits => "Intet passer til søgningen. Esc viser alle.", "Nothing fits the search. Esc shows all.";
    nobody_known => "Tavlen ved ikke, hvem du er. Luk den, åbn den igen, og vælg dit navn.",
        "The board does not know you. Close it, open it again and choose your name.";
    none_mine => "Du har ingen åbne handlinger.", "You have no open actions.";
    none_of_unit => "Din enhed har ingen åbne handlinger.", "Your unit has no open actions.";
    before_start_word => "før start", "before start";
    wall_nothing_to_take_up => "Intet over fristen, og intet før næste møde.",
        "Nothing overdue, and nothing before the next meeting.";
    figure_before_meeting => "før\nmødet", "before the\nmeeting";
    figure_within_a_week => "inden for\nen uge", "within\na week";
    figure_waiting => "afventer\nandre", "waiting\nfor others";
    nothing_selected => "Der er ikke valgt noget her.", "Nothing is selected here.";
    counts_applications => "tæller ansøgninger", "counts applications";
    status_label => "Status", "Status";

    figure_overdue => "over\nfristen", "actions\noverdue";
    figure_today => "frist\ni dag", "actions\ndue today";
    figure_missing => "målinger\nmangler", "values\nmissing";
    figure_missing_one => "måling\nmangler", "value\nmissing";
    figure_ready => "klar til\nbeslutning", "ready for\ndecision";
    figure_meeting => "dage til\nmødet", "days to\nthe meeting";
    figure_meeting_one => "dag til\nmødet", "day to\nthe meeting";
    wall_all_well => "Intet over fristen og intet i dag.", "Nothing overdue and nothing due today.";
}

impl Lang {
    /// `du er Anne`.
    pub fn you_are(self, name: &str) -> String {
        self.pick(format!("du er {name}"), format!("you are {name}"))
    }

    /// The tabs of the actions with how many are open: everybody's, mine, my unit's.
    pub fn action_tabs(self, all: usize, mine: usize, unit: usize) -> [String; 3] {
        [
            format!("{} {all}", self.pick("Alle", "All")),
            format!("{} {mine}", self.pick("Mine", "Mine")),
            format!("{} {unit}", self.pick("Enhed", "Unit")),
        ]
    }

    /// `følges på Svartid`.
    pub fn followed_by(self, kpi: &str) -> String {
        self.pick(format!("følges på {kpi}"), format!("followed by {kpi}"))
    }

    /// `effekt: færre viderestillinger`.
    pub fn effect_word(self, effect: &str) -> String {
        self.pick(format!("effekt: {effect}"), format!("effect: {effect}"))
    }

    /// `næste møde fre. 27. nov. kl. 09.00`.
    pub fn next_meeting(self, day: Date, time: Option<NaiveTime>) -> String {
        format!("{} {}", self.pick("næste møde", "next meeting"), self.meeting(day, time))
    }

    /// `fre. 27. nov. kl. 09.00`.
    pub fn meeting(self, day: Date, time: Option<NaiveTime>) -> String {
        let clock = time.map_or_else(String::new, |time| format!(" {}", self.clock(time)));
        format!("{}{clock}", self.short_date(day))
    }

    pub fn no_meeting(self) -> &'static str {
        self.pick("intet møde aftalt", "no meeting agreed")
    }

    /// `3 over fristen`.
    pub fn overdue_sum(self, n: usize) -> String {
        self.pick(format!("{n} over fristen"), format!("{n} overdue"))
    }

    /// `1 i dag`.
    pub fn today_sum(self, n: usize) -> String {
        self.pick(format!("{n} i dag"), format!("{n} today"))
    }

    /// `2 målinger mangler`.
    pub fn missing_sum(self, n: usize) -> String {
        let word = plural(n, self.pick("måling", "value"), self.pick("målinger", "values"));
        self.pick(format!("{n} {word} mangler"), format!("{n} {word} missing"))
    }

    /// `1 klar til beslutning`.
    pub fn ready_sum(self, n: usize) -> String {
        self.pick(format!("{n} klar til beslutning"), format!("{n} ready for decision"))
    }

    /// The heading beside the actions: how many are due before the meeting, how many later.
    pub fn plan_sum(self, before: usize, later: usize, meeting: bool) -> String {
        let by = if meeting {
            self.pick("før mødet", "before the meeting")
        } else {
            self.pick("inden for en uge", "within a week")
        };
        let open = plural(before, "åben", "åbne");
        self.pick(format!("{before} {open} {by} · {later} senere"), format!("{before} open {by} · {later} later"))
    }

    /// The line under the actions: `14 senere · 2 afventer · 5 udført siden sidst`.
    pub fn plan_rest(self, later: usize, waiting: usize, done: usize) -> String {
        let mut parts = vec![self.pick(format!("{later} senere"), format!("{later} later"))];
        if waiting > 0 {
            parts.push(self.pick(format!("{waiting} afventer"), format!("{waiting} waiting")));
        }
        parts.push(self.pick(format!("{done} udført siden sidst"), format!("{done} done since last time")));
        parts.join(" · ")
    }

    /// `FØR NÆSTE MØDE (fre. 27. nov.)`.
    pub fn group_before_meeting(self, meeting: Option<Date>) -> String {
        match meeting {
            Some(day) => {
                let day = self.short_date(day);
                self.pick(format!("FØR NÆSTE MØDE ({day})"), format!("BEFORE THE NEXT MEETING ({day})"))
            }
            None => self.pick("INDEN FOR EN UGE", "WITHIN A WEEK").to_owned(),
        }
    }

    /// `UDFØRT SIDEN SIDST (13. nov.)`.
    pub fn group_done(self, since: Date) -> String {
        let day = self.day_and_month(since);
        self.pick(format!("UDFØRT SIDEN SIDST ({day})"), format!("DONE SINCE LAST TIME ({day})"))
    }

    /// When an action is due, or what became of it: the right-hand word of its line.
    pub fn due(self, action: &Action, today: Date, meeting: Option<Date>) -> String {
        match action.due(today, meeting) {
            Due::Overdue => self.days_over(action.overdue_days(today)),
            Due::Today => self.today_word().to_owned(),
            Due::BeforeMeeting | Due::Later => self.deadline(action.deadline, today),
            Due::Waiting => self.waiting_until(action),
            Due::Effect => self.pick("se effekten", "see the effect").to_owned(),
            Due::Done if action.late_days() > 0 => self.done_late(action.late_days()),
            Due::Done => match action.closed_on {
                Some(day) if day == today => format!("{} {}", self.pick("udført", "done"), self.today_word()),
                Some(day) => format!("{} {}", self.pick("udført", "done"), self.near_date(day)),
                None => self.pick("udført", "done").to_owned(),
            },
            Due::Dropped => self.pick("bortfaldet", "dropped").to_owned(),
        }
    }

    fn waiting_until(self, action: &Action) -> String {
        match action.waiting.as_ref().and_then(|waiting| waiting.until) {
            Some(until) => self.pick(
                format!("afventer til {}", until.format("%d-%m")),
                format!("waiting until {}", until.format("%d-%m")),
            ),
            None => self.pick("afventer", "waiting").to_owned(),
        }
    }

    /// `4 dage over`, `4 days late`: short enough for a list whose heading says what they are over.
    pub fn days_over(self, days: i64) -> String {
        format!("{} {}", self.days(days), self.pick("over", "late"))
    }

    /// `flyttet 3 ×`; empty when it never was.
    pub fn moved(self, moves: u32) -> String {
        if moves == 0 { String::new() } else { self.pick(format!("flyttet {moves} ×"), format!("moved {moves} ×")) }
    }

    /// `først aftalt 08-10-2026`.
    pub fn first_agreed(self, original: Date) -> String {
        format!("{} {}", self.pick("først aftalt", "first agreed"), self.date(original))
    }

    /// `nået 5 af 8`: in how many of the last eight measurements the target was met.
    pub fn met_of(self, met: usize, of: usize) -> String {
        self.pick(format!("nået {met} af {of}"), format!("met {met} of {of}"))
    }

    /// `mangler uge 47`, with how many more; `None` when nothing is late.
    pub fn missing(self, series: Series, today: Date) -> Option<String> {
        self.late(&series.late(today))
    }

    /// As [`Lang::missing`], of these periods.
    pub fn late(self, late: &[Period]) -> Option<String> {
        let last = late.last()?;
        let more = match late.len() {
            1 => String::new(),
            n => self.pick(format!(" og {} før", n - 1), format!(" and {} before", n - 1)),
        };
        let period = self.period(*last);
        Some(self.pick(format!("mangler {period}{more}"), format!("{period}{more} missing")))
    }

    /// Where a trial stands: `begynder uge 50`, `uge 5 af 8`, `8 uger gået · klar til beslutning`.
    pub fn trial(self, trial: &Trial, today: Date) -> String {
        if today < trial.start {
            let week = self.week(trial.start);
            return self.pick(format!("begynder {week}"), format!("begins {week}"));
        }
        let all = ((trial.until - trial.start).num_days() + 6) / 7;
        let weeks = (today - trial.start).num_days() / 7;
        if trial.is_ready(today) {
            let many = usize::try_from(weeks).unwrap_or(0);
            let word = plural(many, self.pick("uge", "week"), self.pick("uger", "weeks"));
            return self.pick(
                format!("{weeks} {word} gået · klar til beslutning"),
                format!("{weeks} {word} passed · ready for decision"),
            );
        }
        let week = (weeks + 1).min(all);
        self.pick(format!("uge {week} af {all}"), format!("week {week} of {all}"))
    }

    /// The tally's two streams as one line: `Ansøgninger 42 · Tilsyn 9`.
    pub fn tally_sum(self, applications: i64, inspections: i64) -> String {
        use crate::domain::tally::Stream::{Application, Inspection};
        format!("{} {applications} · {} {inspections}", self.stream(Application), self.stream(Inspection))
    }

    /// The one-line summary of the workflows: `1 klar til beslutning · 1 i gang · 1 vedtaget`.
    pub fn trials_sum(self, ready: usize, running: usize, adopted: usize) -> String {
        let mut parts = Vec::new();
        if ready > 0 {
            parts.push(self.ready_sum(ready));
        }
        if running > 0 {
            parts.push(self.pick(format!("{running} i gang"), format!("{running} running")));
        }
        parts.push(self.pick(format!("{adopted} vedtaget"), format!("{adopted} adopted")));
        parts.join(" · ")
    }

    /// `seneste 23 perioder`.
    pub fn latest_periods(self, n: usize) -> String {
        self.pick(format!("seneste {n} perioder"), format!("latest {n} periods"))
    }

    /// `2 vedtaget`.
    pub fn adopted_sum(self, n: usize) -> String {
        self.pick(format!("{n} vedtaget"), format!("{n} adopted"))
    }

    /// `mål højst 120`.
    pub fn target_word(self, target: &str) -> String {
        self.pick(format!("mål {target}"), format!("target {target}"))
    }

    /// `↓ 5 mere`, without the arrow.
    pub fn more(self, n: usize) -> String {
        self.pick(format!("{n} mere"), format!("{n} more"))
    }

    /// `14 senere` and the like on the wall.
    pub fn more_overdue(self, n: usize) -> String {
        self.pick(format!("{n} mere over fristen eller i dag"), format!("{n} more overdue or due today"))
    }
}
