//! What somebody has chosen on the screen, remembered for the next start: the theme, whether the mouse picks,
//! the filters of the actions.

use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::drafts;
use super::filter::Saved;
use super::theme::Theme;
use crate::domain::names::fold;

/// The looks of one person. Remembering is a courtesy: where it cannot be done, nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Looks {
    path: Option<PathBuf>,
    kept: Kept,
}

/// What stands in the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    theme: Option<String>,
    mouse: Option<bool>,
    /// The filters of the actions, the newest last.
    filters: Vec<Saved>,
}

impl Looks {
    /// Those kept in `folder` for `name`.
    pub fn of(folder: Option<PathBuf>, name: &str) -> Self {
        let path = folder.map(|folder| folder.join(format!("{}.toml", drafts::file_name(name))));
        let mut looks = Looks { path, kept: Kept::default() };
        looks.read();
        looks
    }

    /// The theme by its name, which need not be one that there is.
    pub fn theme(&self) -> Option<&str> {
        self.kept.theme.as_deref()
    }

    pub fn mouse(&self) -> Option<bool> {
        self.kept.mouse
    }

    pub fn keep_theme(&mut self, theme: Theme) {
        self.keep(|kept| kept.theme = Some(theme.name().to_owned()));
    }

    pub fn keep_mouse(&mut self, mouse: bool) {
        self.keep(|kept| kept.mouse = Some(mouse));
    }

    pub fn filters(&self) -> &[Saved] {
        &self.kept.filters
    }

    /// Keeps a filter in the place of the one of that name; an empty one takes it away.
    pub fn keep_filter(&mut self, filter: Saved) {
        self.keep(|kept| {
            kept.filters.retain(|other| fold(&other.name) != fold(&filter.name));
            kept.filters.extend(Some(filter).filter(|filter| !filter.is_empty()));
        });
    }

    fn keep(&mut self, change: impl FnOnce(&mut Kept)) {
        // Another program of the same person may have kept the other thing.
        self.read();
        change(&mut self.kept);
        if let (Some(path), Ok(text)) = (&self.path, toml::to_string(&self.kept)) {
            let _ = drafts::write(path, &text);
        }
    }

    /// Takes what is in the file; what cannot be understood is not there.
    fn read(&mut self) {
        let text = self.path.as_ref().and_then(|path| fs::read_to_string(path).ok());
        self.kept = text.and_then(|text| toml::from_str(&text).ok()).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_was_chosen_is_there_next_time_for_whoever_chose_it() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/looks");
        let of = |name| Looks::of(Some(state.clone()), name);
        let (mut anne, mut again) = (of("Anne"), of("Anne"));
        anne.keep_theme(Theme::Contrast);
        again.keep_mouse(false);
        assert_eq!((of("Anne").theme(), of("Anne").mouse()), (Some("contrast"), Some(false)));
        assert_eq!((of("Mette").theme(), of("Mette").mouse()), (None, None));
        let file = fs::read_dir(&state).unwrap().next().unwrap().unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_filter_is_kept_under_its_name_until_it_is_emptied() {
        let folder = tempfile::tempdir().unwrap();
        let of = || Looks::of(Some(folder.path().to_owned()), "Anne");
        let filter = |name: &str, owner: &str| {
            let (name, owner, sort) = (name.to_owned(), owner.to_owned(), "deadline".to_owned());
            Saved { name, owner, sort, ..Saved::default() }
        };
        let (mut anne, mut again) = (of(), of());
        anne.keep_filter(filter("Mine", "Anne"));
        again.keep_theme(Theme::Light);
        again.keep_filter(filter("Byggesag", "Mette"));
        again.keep_filter(filter("MINE", "Anne Holm"));
        let names = |looks: &Looks| looks.filters().iter().map(|it| it.owner.clone()).collect::<Vec<_>>();
        assert_eq!(names(&of()), ["Mette", "Anne Holm"]);
        again.keep_filter(filter("mine", ""));
        assert_eq!((names(&of()), of().theme()), (vec!["Mette".to_owned()], Some("light")));
        let mut nowhere = Looks::default();
        nowhere.keep_filter(filter("Mine", "Anne"));
        assert_eq!(names(&nowhere), ["Anne"]);
    }

    #[test]
    fn what_is_broken_or_unknown_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        for content in [&b"theme = "[..], b"\xff\xfe", b"theme = 7", b"[theme]"] {
            fs::write(folder.path().join("Anne.toml"), content).unwrap();
            let looks = Looks::of(Some(folder.path().to_owned()), "Anne");
            assert_eq!((looks.theme(), looks.mouse()), (None, None), "{content:?}");
        }
        fs::write(folder.path().join("Anne.toml"), "size = 3\nmouse = false\n").unwrap();
        assert_eq!(Looks::of(Some(folder.path().to_owned()), "Anne").mouse(), Some(false));
    }

    #[test]
    fn where_nothing_can_be_kept_it_counts_all_the_same() {
        for folder in [None, Some(PathBuf::from("/dev/null/looks"))] {
            let mut looks = Looks::of(folder, "Anne");
            looks.keep_theme(Theme::Mono);
            assert_eq!(looks.theme(), Some("mono"));
        }
    }
}
