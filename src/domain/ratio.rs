//! Exact quotients of whole numbers, for what no scaled integer holds: process limits, resolved targets, pooled shares.

use std::cmp::Ordering;

/// `of` / `per`, in lowest terms, `per` above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Ratio {
    of: i128,
    per: i128,
}

impl Ratio {
    /// `None` for a quotient by 0.
    pub fn new(of: i128, per: i128) -> Option<Self> {
        if per == 0 {
            return None;
        }
        let divisor = common_divisor(of, per) * per.signum();
        Some(Ratio { of: of / divisor, per: per / divisor })
    }

    pub fn whole(value: i64) -> Self {
        Ratio { of: i128::from(value), per: 1 }
    }

    /// A half of `twice`.
    pub fn half(twice: i128) -> Self {
        if twice % 2 == 0 { Ratio { of: twice / 2, per: 1 } } else { Ratio { of: twice, per: 2 } }
    }

    pub fn is_zero(self) -> bool {
        self.of == 0
    }

    /// `None` beyond what 128 bits hold, which no value that people type comes near.
    pub fn plus(self, other: Self) -> Option<Self> {
        let of = self.of.checked_mul(other.per)?.checked_add(other.of.checked_mul(self.per)?)?;
        Ratio::new(of, self.per.checked_mul(other.per)?)
    }

    /// As [`Ratio::plus`].
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Ratio { of: other.of.checked_neg()?, ..other })
    }

    /// As [`Ratio::plus`].
    pub fn times(self, other: Self) -> Option<Self> {
        Ratio::new(self.of.checked_mul(other.of)?, self.per.checked_mul(other.per)?)
    }

    /// Scaled by `more` decimals than it has, a half rounded up.
    pub fn rounded(self, more: u32) -> i128 {
        let scale = 10_i128.pow(more);
        let (whole, rest) = (self.of.div_euclid(self.per), self.of.rem_euclid(self.per));
        let twice = rest.saturating_mul(2 * scale).saturating_add(self.per);
        whole.saturating_mul(scale).saturating_add(twice.div_euclid(self.per.saturating_mul(2)))
    }

    /// Scaled by as few decimals more as show it exactly, `most` at most, and how many those are.
    pub fn shown(self, most: u32) -> (i128, u32) {
        let exact = |more: &u32| (10_i128.pow(*more) % self.per) == 0;
        let more = (0..most).find(exact).unwrap_or(most);
        (self.rounded(more), more)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// By whole parts, then by what is left of each, upside down: exact, and nothing is multiplied.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            match a.of.div_euclid(a.per).cmp(&b.of.div_euclid(b.per)) {
                Ordering::Equal => {}
                unequal => return unequal,
            }
            let (left_of_a, left_of_b) = (a.of.rem_euclid(a.per), b.of.rem_euclid(b.per));
            if left_of_a == 0 || left_of_b == 0 {
                return left_of_a.cmp(&left_of_b);
            }
            (a, b) = (Ratio { of: b.per, per: left_of_b }, Ratio { of: a.per, per: left_of_a });
        }
    }
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(of: i128, per: i128) -> Ratio {
        Ratio::new(of, per).unwrap()
    }

    #[test]
    fn a_half_is_rounded_up() {
        assert_eq!(ratio(1, 2).rounded(0), 1);
        assert_eq!(ratio(-1, 2).rounded(0), 0);
        assert_eq!(ratio(-2, 3).rounded(2), -67);
        assert_eq!(ratio(9, 50).rounded(4), 1_800);
        assert_eq!(Ratio::new(1, 0), None);
    }

    #[test]
    fn as_many_decimals_are_shown_as_it_has() {
        assert_eq!(ratio(44, 1).shown(6), (44, 0));
        assert_eq!(ratio(-5, 4).shown(6), (-125, 2));
        assert_eq!(ratio(1, 3).shown(6), (333_333, 6));
    }

    #[test]
    fn the_largest_are_compared_without_being_multiplied() {
        let near = i128::MAX;
        assert!(ratio(near, near - 1) < ratio(near - 1, near - 2));
        assert_eq!(ratio(near, 7).times(ratio(near, 5)), None);
    }

    proptest! {
        #[test]
        fn order_and_sums_are_those_of_the_cross_products(a in -999i128..999, b in 1i128..99, c in -999i128..999, d in 1i128..99) {
            let (one, other) = (ratio(a, b), ratio(c, d));
            prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
            prop_assert_eq!(one.plus(other), Ratio::new(a * d + c * b, b * d));
            prop_assert_eq!(one.minus(other).and_then(|rest| rest.plus(other)), Some(one));
        }
    }
}
