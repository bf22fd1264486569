//! What is wrong with the settings.

use super::Lang;

impl Lang {
    pub fn bad_settings(self, path: &str, what: &str) -> String {
        self.pick(
            format!("Indstillingerne i {path} kan ikke læses:\n{what}"),
            format!("The settings in {path} cannot be read:\n{what}"),
        )
    }

    /// A variable of the environment that is no text.
    pub fn variable_not_text(self, name: &str) -> String {
        self.pick(
            format!("{name} er ikke en tekst i UTF-8. Ret den."),
            format!("{name} is not UTF-8 text. Correct it."),
        )
    }

    /// A setting that may only be one of a few words.
    pub fn unknown_setting(self, names: &str, value: &str, known: &[&str]) -> String {
        let (last, first) = known.split_last().unwrap_or((&"", &[]));
        let known = format!("{} {} {last}", first.join(", "), self.pick("eller", "or"));
        self.pick(
            format!("{names}: \"{value}\" kendes ikke. Skriv {known}."),
            format!("{names}: \"{value}\" is not known. Write {known}."),
        )
    }
}
