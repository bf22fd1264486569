//! What is wrong with the file or the disk, and what to do.

use std::path::Path;

use super::{Lang, plural};
use crate::domain::privacy::clean;
use crate::perform::Failure;
use crate::store::{Finding, StoreError};

impl Lang {
    pub fn failure(self, failure: &Failure) -> String {
        match failure {
            Failure::Refused(refusal) => self.refusal(refusal),
            Failure::Store(error) => self.trouble(error),
        }
    }

    /// Why the file did not do as asked.
    pub fn trouble(self, error: &StoreError) -> String {
        match error {
            StoreError::NoFile(path) => {
                let path = shown(path);
                self.pick(format!("Der er ingen tavle i {path}."), format!("There is no board in {path}."))
            }
            StoreError::Exists(path) => {
                let path = shown(path);
                self.pick(format!("{path} findes allerede. Vælg et andet navn."), format!("{path} exists already. Choose another name."))
            }
            StoreError::NotABoard(path) => {
                let path = shown(path);
                self.pick(
                    format!("{path} er ikke en tavle. Filen er ikke rørt."),
                    format!("{path} is not a board. The file was not touched."),
                )
            }
            StoreError::Newer { file, program } => self.pick(
                format!("Filen er nyere (version {file}) end programmet (version {program}). Brug et nyere program."),
                format!("The file is newer (version {file}) than the program (version {program}). Use a newer program."),
            ),
            StoreError::OlderReadOnly { file, program } => self.pick(
                format!("Filen er fra et ældre program (version {file}, nu {program}). Én, der må skrive, skal åbne den først."),
                format!("The file is of an older program (version {file}, now {program}). Somebody who may write must open it first."),
            ),
            StoreError::Busy => self.pick(
                "En anden gemmer lige nu. Intet er gemt; prøv igen om lidt.",
                "Somebody else is saving. Nothing was saved; try again in a moment.",
            ).to_owned(),
            StoreError::InUse(path) => {
                let path = shown(path);
                self.pick(
                    format!("Nogen har {path} åben. Luk tavlen alle steder, og prøv igen."),
                    format!("Somebody has {path} open. Close the board everywhere, and try again."),
                )
            }
            StoreError::ReadOnly => self.pick(
                "Du kan kun læse denne tavle. Intet er gemt.",
                "You can only read this board. Nothing was saved.",
            ).to_owned(),
            StoreError::NoPermission(_)
            | StoreError::NetworkFolder(_)
            | StoreError::NoSuchGroup(_)
            | StoreError::DiskFull
            | StoreError::Damaged(_)
            | StoreError::Io(_)
            | StoreError::Duplicate(_)
            | StoreError::Referenced(_) => self.machine_trouble(error),
        }
    }

    fn machine_trouble(self, error: &StoreError) -> String {
        match error {
            StoreError::NoPermission(path) => {
                let path = shown(path);
                self.pick(
                    format!("Du har ikke adgang til {path}. Spørg den, der passer serveren."),
                    format!("You have no access to {path}. Ask whoever keeps the server."),
                )
            }
            StoreError::NetworkFolder(path) => {
                let path = shown(path);
                self.pick(
                    format!(
                        "{path} ligger på et netværksdrev, hvor en tavle kan blive ødelagt. Læg den på en lokal disk."
                    ),
                    format!("{path} lies on a network drive, where a board can be damaged. Keep it on a local disk."),
                )
            }
            StoreError::NoSuchGroup(group) => {
                let group = clean(group);
                self.pick(
                    format!("Gruppen {group} findes ikke, eller du er ikke med i den."),
                    format!("There is no group {group}, or you are not in it."),
                )
            }
            StoreError::DiskFull => self
                .pick(
                    "Disken er fuld. Intet er gemt; det, der stod før, er uskadt.",
                    "The disk is full. Nothing was saved; what stood before is unharmed.",
                )
                .to_owned(),
            StoreError::Damaged(what) => {
                let what = clean(what);
                self.pick(
                    format!("Filen er beskadiget ({what}). Hent en sikkerhedskopi med tavle restore."),
                    format!("The file is damaged ({what}). Bring back a backup with tavle restore."),
                )
            }
            StoreError::Io(what) => {
                let what = clean(what);
                self.pick(format!("Systemet siger: {what}"), format!("The system says: {what}"))
            }
            StoreError::Duplicate(entity) | StoreError::Referenced(entity) => {
                let record = self.the_record(*entity);
                self.pick(
                    format!("Filen siger nej på grund af {record}."),
                    format!("The file refuses because of {record}."),
                )
            }
            _ => String::new(),
        }
    }

    /// Something `doctor` found.
    pub fn finding(self, finding: &Finding) -> String {
        match finding {
            Finding::Integrity(what) => {
                let what = clean(what);
                self.pick(format!("Filen er beskadiget: {what}"), format!("The file is damaged: {what}"))
            }
            Finding::ForeignKey { table } => self.pick(
                format!("En række i {table} peger på noget, der ikke findes."),
                format!("A row of {table} points to something that is not there."),
            ),
            Finding::BehindJournal { entity, count } => {
                let record = self.the_record(*entity);
                let rows = plural(*count, self.pick("række", "row"), self.pick("rækker", "rows"));
                self.pick(
                    format!("{count} {rows} er ændret uden om Tavle ({record})."),
                    format!("{count} {rows} changed behind Tavle ({record})."),
                )
            }
            Finding::Unclean { entity, count } => {
                let record = self.the_record(*entity);
                self.pick(
                    format!("{count} tekster med styretegn ({record}); de vises renset."),
                    format!("{count} texts with control characters ({record}); they are shown cleaned."),
                )
            }
            Finding::Mode { path, mode } => {
                let path = shown(path);
                self.pick(
                    format!("{path} har rettighederne {mode:o}; det passer ikke med tavlens."),
                    format!("{path} has mode {mode:o}, which does not fit the board's."),
                )
            }
            Finding::Root => self
                .pick(
                    "Du kører som root: nye filer kommer til at tilhøre root.",
                    "You run as root: new files will belong to root.",
                )
                .to_owned(),
        }
    }
}

/// A path as it may be printed.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}
