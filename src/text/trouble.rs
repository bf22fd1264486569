//! What is wrong with the file or the disk, and what to do.

use std::path::Path;

use super::{Lang, plural};
use crate::domain::change::Entity;
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
            StoreError::NoFile(path) => self.no_board(&shown(path)),
            StoreError::Exists(path) => self.exists_already(&shown(path)),
            StoreError::NotABoard(path) => self.not_a_board(&shown(path)),
            StoreError::Newer { file, program } => self.newer(*file, *program),
            StoreError::OlderReadOnly { file, program } => self.older(*file, *program),
            StoreError::Busy => self.busy().to_owned(),
            StoreError::InUse(path) => self.in_use(&shown(path)),
            StoreError::ReadOnly => self.may_only_read().to_owned(),
            StoreError::NoPermission(path) => self.no_permission(&shown(path)),
            StoreError::NetworkFolder(path) => self.network_folder(&shown(path)),
            StoreError::NoSuchGroup(group) => self.no_such_group(&clean(group)),
            StoreError::DiskFull => self.disk_full().to_owned(),
            StoreError::Damaged(what) => self.damaged(&clean(what)),
            StoreError::Unfit(entity) => self.unfit(*entity),
            StoreError::Duplicate(entity) => self.twice(*entity),
            StoreError::Referenced(entity) => self.points_nowhere(*entity),
            StoreError::Io(what) => {
                let what = clean(what);
                self.pick(format!("Systemet siger: {what}"), format!("The system says: {what}"))
            }
        }
    }

    fn no_board(self, path: &str) -> String {
        self.pick(format!("Der er ingen tavle i {path}."), format!("There is no board in {path}."))
    }

    fn exists_already(self, path: &str) -> String {
        self.pick(
            format!("{path} findes allerede. Vælg et andet navn."),
            format!("{path} exists already. Choose another name."),
        )
    }

    fn not_a_board(self, path: &str) -> String {
        self.pick(
            format!("{path} er ikke en tavle. Filen er ikke rørt."),
            format!("{path} is not a board. The file was not touched."),
        )
    }

    fn newer(self, file: u32, program: u32) -> String {
        self.pick(
            format!("Filen er nyere (version {file}) end programmet (version {program}). Brug et nyere program."),
            format!("The file is newer (version {file}) than the program (version {program}). Use a newer program."),
        )
    }

    fn older(self, file: u32, program: u32) -> String {
        self.pick(
            format!(
                "Filen er fra et ældre program (version {file}, nu {program}). Én, der må skrive, skal åbne den først."
            ),
            format!(
                "The file is of an older program (version {file}, now {program}). Somebody who may write must open it \
                 first."
            ),
        )
    }

    fn busy(self) -> &'static str {
        self.pick(
            "En anden gemmer lige nu. Intet er gemt; prøv igen om lidt.",
            "Somebody else is saving. Nothing was saved; try again in a moment.",
        )
    }

    fn in_use(self, path: &str) -> String {
        self.pick(
            format!("Nogen har {path} åben. Luk tavlen alle steder, og prøv igen."),
            format!("Somebody has {path} open. Close the board everywhere, and try again."),
        )
    }

    fn may_only_read(self) -> &'static str {
        self.pick("Du kan kun læse denne tavle. Intet er gemt.", "You can only read this board. Nothing was saved.")
    }

    fn no_permission(self, path: &str) -> String {
        self.pick(
            format!("Du har ikke adgang til {path}. Spørg den, der passer serveren."),
            format!("You have no access to {path}. Ask whoever keeps the server."),
        )
    }

    fn network_folder(self, path: &str) -> String {
        self.pick(
            format!("{path} ligger på et netværksdrev, hvor en tavle kan blive ødelagt. Læg den på en lokal disk."),
            format!("{path} lies on a network drive, where a board can be damaged. Keep it on a local disk."),
        )
    }

    fn no_such_group(self, group: &str) -> String {
        self.pick(
            format!("Gruppen {group} findes ikke, eller du er ikke med i den."),
            format!("There is no group {group}, or you are not in it."),
        )
    }

    fn disk_full(self) -> &'static str {
        self.pick(
            "Disken er fuld. Intet er gemt; det, der stod før, er uskadt.",
            "The disk is full. Nothing was saved; what stood before is unharmed.",
        )
    }

    fn damaged(self, what: &str) -> String {
        self.pick(
            format!("Filen er beskadiget ({what}). Hent en sikkerhedskopi med tavle restore."),
            format!("The file is damaged ({what}). Bring back a backup with tavle restore."),
        )
    }

    fn unfit(self, entity: Option<Entity>) -> String {
        let record = entity.map_or(self.pick("journalen", "the journal"), |entity| self.the_record(entity));
        self.pick(
            format!("Det, der blev skrevet, passer ikke ind i tavlen ({record}). Intet er gemt."),
            format!("What was written does not fit the board ({record}). Nothing was saved."),
        )
    }

    fn twice(self, entity: Entity) -> String {
        let record = self.the_record(entity);
        self.pick(
            format!("Det findes allerede i tavlen ({record}). Intet er gemt."),
            format!("It is on the board already ({record}). Nothing was saved."),
        )
    }

    fn points_nowhere(self, entity: Entity) -> String {
        let record = self.the_record(entity);
        self.pick(
            format!("Det kan ikke gemmes, for noget, det bygger på, er fjernet imens ({record}). Intet er gemt."),
            format!(
                "It cannot be saved: something it builds on has been removed meanwhile ({record}). Nothing was saved."
            ),
        )
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
            Finding::BehindJournal { entity, count } => self.behind_journal(*entity, *count),
            Finding::Unclean { entity, count } => self.unclean(*entity, *count),
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

    fn behind_journal(self, entity: Entity, count: usize) -> String {
        let record = self.the_record(entity);
        let rows = plural(count, self.pick("række", "row"), self.pick("rækker", "rows"));
        self.pick(
            format!("{count} {rows} er ændret uden om Tavle ({record})."),
            format!("{count} {rows} changed behind Tavle ({record})."),
        )
    }

    fn unclean(self, entity: Entity, count: usize) -> String {
        let record = self.the_record(entity);
        self.pick(
            format!("{count} tekster med styretegn ({record}); de vises renset."),
            format!("{count} texts with control characters ({record}); they are shown cleaned."),
        )
    }

    /// After a restore where no file was.
    pub fn restored_anew(self, path: &Path) -> String {
        let path = shown(path);
        self.pick(
            format!("{path} er hentet frem fra sikkerhedskopien. Der stod ingen tavle før."),
            format!("{path} is restored from the backup. There was no board before."),
        )
    }
}

/// A path as it may be printed.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}
