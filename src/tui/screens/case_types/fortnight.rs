//! The numbers of one fortnight, as figure and table show them.

use crate::domain::calendar::{Date, add_days};
use crate::domain::tally::{CaseType, Stream};
use crate::text::format::{width, wrap};
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The edges of the ring.
pub const EDGES: [[CaseType; 2]; 4] = [
    [CaseType::Ready, CaseType::Guidance],
    [CaseType::Guidance, CaseType::Principle],
    [CaseType::Principle, CaseType::WatchOut],
    [CaseType::WatchOut, CaseType::Ready],
];

/// The fortnight of a day, in the stream that is counted now.
pub struct Fortnight<'a> {
    pub view: &'a View<'a>,
    pub stream: Stream,
    pub from: Date,
    pub to: Date,
    /// The type whose neighbour is asked for.
    pub asked: Option<CaseType>,
}

impl<'a> Fortnight<'a> {
    pub fn of(view: &'a View<'a>, day: Date, stream: Stream, asked: Option<CaseType>) -> Self {
        let (from, to) = view.board.fortnight(day);
        Fortnight { view, stream, from, to, asked }
    }

    pub fn count(&self, stream: Stream, case_type: CaseType) -> i64 {
        self.view.board.tally.total(self.from, add_days(self.to, 1), stream, case_type)
    }

    pub fn sum(&self, stream: Stream) -> i64 {
        CaseType::ALL.iter().map(|case_type| self.count(stream, *case_type)).sum()
    }

    /// What is usual in the fortnights before today's.
    pub fn usual(&self, stream: Stream, case_type: CaseType) -> Option<i64> {
        self.view.board.usual(self.view.today(), stream, case_type)
    }

    /// The cases on the edge that two types share.
    pub fn border(&self, [a, b]: [CaseType; 2]) -> i64 {
        self.view.board.tally.borders(self.from, add_days(self.to, 1), self.stream, a, b)
    }

    /// The most cases of any type in any stream: what the longest bar stands for.
    pub fn most(&self) -> i64 {
        let counts = Stream::ALL.iter().flat_map(|stream| CaseType::ALL.iter().map(|kind| self.count(*stream, *kind)));
        counts.max().unwrap_or(0)
    }

    /// Whether nothing at all has been counted.
    pub fn is_empty(&self) -> bool {
        self.most() == 0
    }

    /// How a key is written that counts `case_type`: dull when it is no neighbour of the type asked about.
    pub fn key_meaning(&self, case_type: CaseType) -> Meaning {
        match self.asked {
            Some(asked) if !asked.touches(case_type) => Meaning::Muted,
            Some(_) | None => Meaning::Accent,
        }
    }

    /// The meaning of a number on an edge.
    pub fn edge_meaning(&self, edge: [CaseType; 2]) -> Meaning {
        match (self.asked, self.border(edge)) {
            (Some(asked), _) if edge.contains(&asked) => Meaning::Accent,
            (_, 1..) => Meaning::Strong,
            (_, _) => self.quiet(),
        }
    }

    /// What explains: muted, but not on the wall.
    pub fn quiet(&self) -> Meaning {
        if self.view.wall { Meaning::Text } else { Meaning::Muted }
    }

    /// What there is to say below the figure, in lines of at most `columns`; one sentence a line where two do not fit.
    pub fn sentences(&self, columns: u16) -> Vec<String> {
        let (lang, board) = (self.view.lang, self.view.board);
        let sums = Stream::ALL.iter().map(|stream| lang.cases(*stream, self.sum(*stream)));
        let today = board.fortnight(self.view.today()).0 == self.from;
        let period = (!today).then(|| lang.date_range(self.from, self.to));
        let counted = if self.is_empty() && today {
            lang.none_counted().to_owned()
        } else {
            lang.counted_in_all(period, &lang.listed(sums))
        };
        let doubts = board.doubts.iter().map(|entry| i64::from(entry.count)).sum();
        let doubts = (doubts > 0).then(|| lang.in_doubt(doubts, board.next_meeting(self.view.today())));
        let mut lines = vec![counted];
        if let Some(doubts) = doubts {
            let both = format!("{} {doubts}", lines[0]);
            if width(&both) <= usize::from(columns) { lines = vec![both] } else { lines.push(doubts) }
        }
        lines.extend(self.share());
        lines.iter().flat_map(|text| wrap(text, usize::from(columns))).collect()
    }

    /// `Klar-parat 26 af 42 (62 %) · plejer 57 %`.
    fn share(&self) -> Option<String> {
        let lang = self.view.lang;
        let (ready, all) = (self.count(self.stream, CaseType::Ready), self.sum(self.stream));
        let per_cent = per_cent(ready, all)?;
        let usual: Option<Vec<i64>> = CaseType::ALL.iter().map(|kind| self.usual(self.stream, *kind)).collect();
        let usual = usual.and_then(|usual| self::per_cent(usual[0], usual.iter().sum()));
        Some(lang.share_of_ready(ready, all, per_cent, usual))
    }
}

/// `part` of `all` in whole per cent, a half rounded up; `None` of nothing.
fn per_cent(part: i64, all: i64) -> Option<i64> {
    (all > 0).then(|| (200 * part + all) / (2 * all))
}

/// The other stream.
pub fn other(stream: Stream) -> Stream {
    match stream {
        Stream::Application => Stream::Inspection,
        Stream::Inspection => Stream::Application,
    }
}

/// The letter that counts a case of this type.
pub fn letter(case_type: CaseType) -> &'static str {
    match case_type {
        CaseType::Ready => "k",
        CaseType::Guidance => "v",
        CaseType::Principle => "p",
        CaseType::WatchOut => "o",
    }
}

/// The edge with most of the border cases of applications in the fortnight of today, and how many there are on all four.
pub fn busiest_edge(view: &View) -> Option<([CaseType; 2], i64, i64)> {
    let shown = Fortnight::of(view, view.today(), Stream::Application, None);
    let all = EDGES.iter().map(|edge| shown.border(*edge)).sum();
    let busiest = EDGES.into_iter().rev().max_by_key(|edge| shown.border(*edge))?;
    (all > 0).then(|| (busiest, shown.border(busiest), all))
}

/// How many half columns of at most `columns` whole ones stand for `count`, when `most` fills them. One case is seen.
pub fn half_columns(count: i64, most: i64, columns: u16) -> usize {
    if count <= 0 || most <= 0 {
        return 0;
    }
    let halves = 2 * i64::from(columns);
    usize::try_from(((2 * count * halves + most) / (2 * most)).max(1)).unwrap_or(0)
}

/// A bar of so many half columns.
pub fn bar(halves: usize, ascii: bool) -> String {
    if ascii {
        return "#".repeat(halves.div_ceil(2));
    }
    "█".repeat(halves / 2) + if halves % 2 == 1 { "▌" } else { "" }
}

/// The columns of the widest.
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> u16 {
    u16::try_from(texts.into_iter().map(width).max().unwrap_or(0)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::Key;
    use crate::tui::keys::{Act, Place, look_up};

    #[test]
    fn a_bar_is_in_proportion_and_one_case_is_seen() {
        assert_eq!(half_columns(26, 26, 20), 40);
        assert_eq!(half_columns(13, 26, 20), 20);
        assert_eq!(half_columns(1, 1_000, 20), 1);
        assert_eq!(half_columns(0, 26, 20), 0);
        assert_eq!(half_columns(0, 0, 20), 0);
        assert_eq!((bar(5, false), bar(5, true), bar(0, false)), ("██▌".to_owned(), "###".to_owned(), String::new()));
    }

    #[test]
    fn a_share_is_rounded_half_up_and_there_is_none_of_nothing() {
        assert_eq!(per_cent(26, 42), Some(62));
        assert_eq!(per_cent(1, 200), Some(1));
        assert_eq!(per_cent(1, 201), Some(0));
        assert_eq!(per_cent(0, 0), None);
    }

    #[test]
    fn the_letter_beside_a_type_is_the_one_that_counts_it() {
        for case_type in CaseType::ALL {
            let key = Key::Char(letter(*case_type).chars().next().unwrap());
            assert_eq!(look_up(Place::CaseTypes, key), Some(Act::Count(*case_type)));
            assert_eq!(look_up(Place::Border, key), Some(Act::Count(*case_type)));
        }
    }

    #[test]
    fn the_edges_are_those_that_touch() {
        assert!(EDGES.iter().all(|[a, b]| a.touches(*b)));
    }
}
