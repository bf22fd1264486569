//! What came of an action: asked when it is done, and again on the day that was chosen.

use crate::codes;
use crate::domain::calendar::Date;
use crate::domain::prose::Text;
use crate::domain::record::{Column, Field, Row, Unfit, Value};

codes! {
    /// Whether the expected effect was seen.
    Effect { Seen = "seen", NotSeen = "not_seen", TooEarly = "too_early" }
}

/// What somebody saw, and when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Observed {
    pub effect: Effect,
    pub note: Text,
    pub on: Date,
}

impl Observed {
    /// Whether it answers the question: too early is asked again.
    pub fn is_final(&self) -> bool {
        self.effect != Effect::TooEarly
    }
}

impl Field for Option<Observed> {
    fn put(&self, row: &mut Vec<Value>) {
        row.push(self.as_ref().map(|observed| observed.effect).to_value());
        row.push(self.as_ref().map(|observed| observed.note.clone()).to_value());
        row.push(self.as_ref().map(|observed| observed.on).to_value());
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        match (row.take::<Option<Effect>>()?, row.take::<Option<Text>>()?, row.take::<Option<Date>>()?) {
            (Some(effect), Some(note), Some(on)) => Ok(Some(Observed { effect, note, on })),
            (None, None, None) => Ok(None),
            _ => Err(row.unfit::<Observed>()),
        }
    }
}

/// A look for the effect: what was seen, and when to look again where it is too early to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub effect: Effect,
    pub note: Text,
    /// `None` chooses the day itself: the meeting after next, or in four weeks.
    pub again: Option<Date>,
}
