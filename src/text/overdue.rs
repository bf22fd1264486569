//! What is overdue, as a message of the day says it.

use chrono::{Datelike, NaiveTime};

use super::refusal::capital;
use super::{Lang, plural};
use crate::domain::calendar::Date;

impl Lang {
    /// `3 handlinger er over fristen (1 af dem er din, Anne)`.
    pub fn overdue_line(self, n: usize, mine: Option<(usize, &str)>) -> String {
        let actions = self.actions(n);
        let sum = match n {
            0 => self.pick("Ingen handlinger er over fristen", "No actions are overdue").to_owned(),
            1 => self.pick(format!("{actions} er over fristen"), format!("{actions} is overdue")),
            _ => self.pick(format!("{actions} er over fristen"), format!("{actions} are overdue")),
        };
        let own = match (n, mine) {
            (0, _) | (_, None | Some((0, _))) => return format!("{sum}{}", if n == 0 { "." } else { "" }),
            (1, Some((_, name))) => self.pick(format!("den er din, {name}"), format!("it is yours, {name}")),
            (_, Some((own, name))) => {
                let word = plural(own, "din", "dine");
                let is = plural(own, "is", "are");
                self.pick(format!("{own} af dem er {word}, {name}"), format!("{own} of them {is} yours, {name}"))
            }
        };
        format!("{sum} ({own})")
    }

    /// `2 af dine handlinger er over fristen, Anne`.
    pub fn overdue_mine(self, n: usize, name: &str) -> String {
        match n {
            0 => self.pick(
                format!("Ingen af dine handlinger er over fristen, {name}."),
                format!("None of your actions is overdue, {name}."),
            ),
            _ => self.pick(
                format!("{n} af dine handlinger er over fristen, {name}"),
                format!("{n} of your actions {} overdue, {name}", plural(n, "is", "are")),
            ),
        }
    }

    /// `2 handlinger hos Byggesag er over fristen`.
    pub fn overdue_of(self, n: usize, owner: &str) -> String {
        let actions = self.actions(n);
        match n {
            0 => self.pick(
                format!("Ingen handlinger hos {owner} er over fristen."),
                format!("No actions of {owner} are overdue."),
            ),
            _ => self.pick(
                format!("{actions} hos {owner} er over fristen"),
                format!("{actions} of {owner} {} overdue", plural(n, "is", "are")),
            ),
        }
    }

    /// With `--within`: `4 har frist til og med fre. 4. dec.`; the year when it is another.
    pub fn due_until(self, n: usize, until: Date, today: Date) -> String {
        let day = if until.year() == today.year() { self.short_date(until) } else { self.long_date(until) };
        let actions = self.actions(n);
        match n {
            0 => self.pick(format!("Ingen har frist til og med {day}"), format!("None is due up to {day}")),
            _ => self.pick(format!("{actions} har frist til og med {day}"), format!("{actions} due up to {day}")),
        }
    }

    /// `16 dage` over, `i dag`, `om 3 dage`.
    pub fn days_to_deadline(self, deadline: Date, today: Date) -> String {
        match (deadline - today).num_days() {
            0 => self.today_word().to_owned(),
            days @ 1.. => self.pick(format!("om {}", self.days(days)), format!("in {}", self.days(days))),
            days => self.days(-days),
        }
    }

    /// `Næste møde fre. 27. nov. kl. 09.00.`
    pub fn meeting_line(self, meeting: Option<Date>, time: Option<NaiveTime>, today: Date) -> String {
        match meeting {
            None => self.pick("Næste møde er ikke aftalt.", "The next meeting is not agreed.").to_owned(),
            Some(day) if day == today => {
                let clock = time.map_or_else(String::new, |time| format!(" {}", self.clock(time)));
                self.pick(format!("Møde i dag{clock}."), format!("Meeting today{clock}."))
            }
            // Without a time it ends in a month, which may end in its own full stop.
            Some(day) => format!("{}.", capital(self.next_meeting(day, time).trim_end_matches('.'))),
        }
    }

    /// `Udført: tavle action done 12 · ny frist: tavle action move 12 fre`.
    pub fn what_to_do(self, number: u32) -> String {
        self.pick(
            format!("Udført: tavle action done {number} · ny frist: tavle action move {number} fre"),
            format!("Done: tavle action done {number} · new deadline: tavle action move {number} fri"),
        )
    }
}
