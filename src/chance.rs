//! Chance: the only place that draws it. Everything else takes it as an argument.

/// A seed for the ids of one operation. Should the system have no chance to give, the process tells programs apart.
pub fn seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()) << 32)
}
