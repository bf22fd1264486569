//! The columns of a run chart: which periods are shown, how wide each is, and which of them are named.

/// The periods in view, counted from the oldest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub first: usize,
    pub shown: usize,
    /// The columns of one period.
    pub each: u16,
}

impl Columns {
    /// The last `wanted` of `all` periods, `back` of them hidden at the end, in `room` columns: each as wide as there is
    /// room for, at most `widest`. No column holds two periods; what has no room is out of view.
    pub fn of(all: usize, wanted: usize, back: usize, room: u16, widest: u16) -> Columns {
        let wanted = wanted.min(all);
        let fits = |each: &u16| wanted * usize::from(*each) <= usize::from(room);
        let each = (1..=widest).rev().find(fits).unwrap_or(1);
        let shown = wanted.min(usize::from(room / each));
        Columns { first: all - shown - back.min(all - shown), shown, each }
    }

    /// One past the last period in view.
    pub fn end(self) -> usize {
        self.first + self.shown
    }

    /// The column of the `nth` period in view, from the axis: the second of its columns, when it has several.
    pub fn at(self, nth: usize) -> u16 {
        u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(self.each) + (self.each / 2).min(1)
    }

    /// Every how many periods one is named, when a name takes `letters` columns and one between.
    pub fn every(self, letters: u16) -> usize {
        usize::from((letters + 1).div_ceil(self.each.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_as_wide_as_there_is_room_for() {
        assert_eq!(Columns::of(40, 23, 0, 80, 3), Columns { first: 17, shown: 23, each: 3 });
        assert_eq!(Columns::of(40, 23, 0, 60, 3), Columns { first: 17, shown: 23, each: 2 });
        assert_eq!(Columns::of(40, 23, 0, 30, 3), Columns { first: 17, shown: 23, each: 1 });
        assert_eq!(Columns::of(3, 23, 0, 80, 3), Columns { first: 0, shown: 3, each: 3 });
    }

    #[test]
    fn too_many_periods_are_out_of_view_and_never_share_a_column() {
        assert_eq!(Columns::of(520, 520, 0, 70, 3), Columns { first: 450, shown: 70, each: 1 });
        assert_eq!(Columns::of(520, 520, 9_999, 70, 3).first, 0);
        assert_eq!(Columns::of(520, 52, 100, 70, 3).end(), 420);
        assert_eq!(Columns::of(0, 26, 3, 70, 3).shown, 0);
        assert_eq!(Columns::of(9, 26, 3, 0, 3).shown, 0);
    }

    #[test]
    fn names_never_touch() {
        for each in 1..=4 {
            let columns = Columns { first: 0, shown: 60, each };
            for letters in 2..=4 {
                let every = columns.every(letters);
                assert!(columns.at(every) - columns.at(0) > letters, "{letters} letters at {each}");
            }
        }
    }
}
