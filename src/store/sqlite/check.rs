//! What is wrong with a file: SQLite's own checks, rows another program wrote, the modes of the files.

use std::collections::HashMap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rusqlite::Connection;

use crate::domain::change::{Change, Delta, Entity, with_each_entity};
use crate::domain::privacy::cleaned;
use crate::domain::record::{Record, Stored};
use crate::store::{Finding, StoreError};

use super::statement::statement;
use super::{error, place, rows as table};

/// What is wrong inside the file.
pub fn rows(conn: &Connection, thorough: bool) -> Result<Vec<Finding>, StoreError> {
    let mut findings: Vec<Finding> = complaints(conn, thorough)?.into_iter().map(Finding::Integrity).collect();
    if !findings.is_empty() {
        // Rows of a damaged file say nothing more.
        return Ok(findings);
    }
    if thorough {
        findings.extend(error::dangling(conn)?.into_iter().map(|table| Finding::ForeignKey { table }));
    }
    for entity in Entity::ALL {
        // A change of nothing: the way from an entity to its record type.
        let none = Change::from_json(*entity, None, None)?;
        with_each_entity!(&none, delta => look_at(conn, *entity, delta, &mut findings)?);
    }
    Ok(findings)
}

/// SQLite's own check, in its words; empty when it is well.
pub fn complaints(conn: &Connection, thorough: bool) -> Result<Vec<String>, StoreError> {
    let check = if thorough { "PRAGMA integrity_check" } else { "PRAGMA quick_check" };
    let mut statement = conn.prepare(check)?;
    let said: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

/// Compares the rows of one table with the journal, and looks for unclean texts.
fn look_at<T>(conn: &Connection, entity: Entity, _: &Delta<T>, findings: &mut Vec<Finding>) -> Result<(), StoreError>
where
    T: Record + serde::de::DeserializeOwned,
{
    let mut journal = newest(conn, entity)?;
    let (mut behind, mut unclean) = (0, 0);
    table::raw::<T>(conn, |mut row| {
        let mut held = row.clone();
        unclean += usize::from(std::iter::from_fn(|| held.stored()).any(is_unclean));
        let stands = T::from_row(&mut row).is_ok_and(|row| {
            let image = journal.remove(&row.key()).flatten();
            image.and_then(|image| serde_json::from_str::<T>(&image).ok()).is_some_and(|image| image == row)
        });
        behind += usize::from(!stands);
    })?;
    // Rows that should be there and are not.
    behind += journal.values().flatten().count();
    if behind > 0 {
        findings.push(Finding::BehindJournal { entity, count: behind });
    }
    if unclean > 0 {
        findings.push(Finding::Unclean { entity, count: unclean });
    }
    Ok(())
}

/// The newest image of each record of an entity; `None` when it was removed.
fn newest(conn: &Connection, entity: Entity) -> Result<HashMap<String, Option<String>>, StoreError> {
    let mut statement = statement(
        conn,
        "SELECT entity_id, \"after\" FROM change AS c
         WHERE entity = ?1 AND NOT EXISTS (
           SELECT 1 FROM change AS n
           WHERE n.entity = c.entity AND n.entity_id = c.entity_id AND (n.operation, n.ord) > (c.operation, c.ord))",
    )?;
    let images = statement.query_map([entity.code()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(images.collect::<Result<_, _>>()?)
}

/// Whether another program wrote what no entrance of ours lets through.
fn is_unclean(stored: Stored) -> bool {
    matches!(stored, Stored::Text(text) if cleaned(text) != text)
}

/// What is wrong with the modes and groups of the file, those beside it, and its folder.
pub fn modes(path: &Path) -> Result<Vec<Finding>, StoreError> {
    let file = path.metadata().map_err(|error| place::fault(&error, path))?;
    let found = |path: &Path, mode: u32| Finding::Mode { path: path.to_owned(), mode: mode & 0o7777 };
    let mut findings = Vec::new();
    if file.mode() & 0o007 != 0 {
        findings.push(found(path, file.mode()));
    }
    for beside in place::SIDECARS.iter().map(|suffix| place::beside(path, suffix)) {
        let Ok(seen) = beside.metadata() else { continue };
        if seen.mode() & 0o777 != file.mode() & 0o777 || seen.gid() != file.gid() {
            findings.push(found(&beside, seen.mode()));
        }
    }
    let shared = file.mode() & 0o020 != 0;
    if let Ok(folder) = place::folder(path).metadata()
        && shared
        && (folder.mode() & 0o2020 != 0o2020 || folder.gid() != file.gid())
    {
        // The next to open it would make files that the others cannot use.
        findings.push(found(place::folder(path), folder.mode()));
    }
    if rustix::process::geteuid().is_root() {
        findings.push(Finding::Root);
    }
    Ok(findings)
}
