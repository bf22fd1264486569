//! Where a file lies: its folder, modes and group, the files beside it.
//!
//! Nothing here opens an existing database: closing such a handle would drop SQLite's locks in this process
//! (https://sqlite.org/howtocorrupt.html, 2.2). Looking (`stat`) is harmless.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, chown, fchown};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::store::StoreError;

/// For one person.
pub const PERSONAL: u32 = 0o600;
/// For everybody in the file's group.
pub const SHARED: u32 = 0o660;
/// A folder in which the group may make SQLite's files, and in which they get its group.
const SHARED_FOLDER: u32 = 0o2770;

/// The files SQLite keeps beside an open one.
pub const SIDECARS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What the system said about `path`.
pub fn fault(error: &io::Error, path: &Path) -> StoreError {
    let path = || path.to_owned();
    match error.kind() {
        ErrorKind::NotFound => StoreError::NoFile(path()),
        ErrorKind::AlreadyExists => StoreError::Exists(path()),
        ErrorKind::PermissionDenied => StoreError::NoPermission(path()),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        _ => StoreError::Io(error.to_string()),
    }
}

/// `path` with `suffix` behind its name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// The first of `path` + `suffix`, then `-2`, `-3` …, that is free.
pub fn free_beside(path: &Path, suffix: &str) -> PathBuf {
    let numbered = (2..).map(|count: u32| beside(path, &format!("{suffix}-{count}")));
    let mut names = std::iter::once(beside(path, suffix)).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_else(|| beside(path, suffix))
}

/// The first of `path` + `suffix` + `-1`, `-2` …, that is free.
pub fn free_numbered(path: &Path, suffix: &str) -> PathBuf {
    let mut names = (1..).map(|count: u32| beside(path, &format!("{suffix}-{count}")));
    names.find(|name| is_free(name)).unwrap_or_else(|| beside(path, suffix))
}

/// `path`, and what SQLite would take for its own beside it: a log left there would be played into a new file.
pub fn with_sidecars(path: &Path) -> impl Iterator<Item = PathBuf> {
    [""].into_iter().chain(SIDECARS).map(|suffix| beside(path, suffix))
}

fn is_free(path: &Path) -> bool {
    with_sidecars(path).all(|name| name.symlink_metadata().is_err())
}

/// The existing file that `path` means: SQLite keeps its files beside that one, not beside a link to it.
pub fn real(path: &Path) -> Result<PathBuf, StoreError> {
    let real = path.canonicalize().map_err(|error| fault(&error, path))?;
    let metadata = real.metadata().map_err(|error| fault(&error, path))?;
    if metadata.is_file() { Ok(real) } else { Err(StoreError::NotABoard(path.to_owned())) }
}

/// The folder that holds `path`.
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What is seen of a file without opening it: if none of this has moved, nobody has written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footprint {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    /// Whether somebody has it open, or left it so.
    pub in_use: bool,
}

impl Footprint {
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        let seen = path.metadata().map_err(|error| fault(&error, path))?;
        Ok(Footprint {
            device: seen.dev(),
            inode: seen.ino(),
            size: seen.size(),
            modified: (seen.mtime(), seen.mtime_nsec()),
            changed: (seen.ctime(), seen.ctime_nsec()),
            in_use: SIDECARS.iter().any(|suffix| beside(path, suffix).symlink_metadata().is_ok()),
        })
    }
}

/// Whether what was committed last may still lie beside the file.
pub fn has_pending(path: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|suffix| beside(path, suffix).metadata().is_ok_and(|log| log.len() > 0))
}

/// Whether a folder is on a network file system: SQLite's shared memory and locks do not reach over it.
#[cfg(target_os = "linux")]
pub fn is_network(folder: &Path) -> rustix::io::Result<bool> {
    // The type of `f_type` differs between machines; the magic numbers are 32 bits wide on all.
    let magic = rustix::fs::statfs(folder)?.f_type as u64 & 0xffff_ffff;
    Ok(NETWORKS.contains(&magic))
}

/// Elsewhere there are no magic numbers to ask for.
#[cfg(not(target_os = "linux"))]
pub fn is_network(_: &Path) -> rustix::io::Result<bool> {
    Ok(false)
}

/// The magic numbers of `statfs(2)`: NFS, SMB, CIFS, SMB2, FUSE (sshfs), 9P, AFS, Coda, Lustre, GPFS, Ceph, BeeGFS,
/// OCFS2, GFS2.
#[cfg(target_os = "linux")]
const NETWORKS: [u64; 14] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x6573_5546,
    0x0102_1997,
    0x5346_414f,
    0x7375_7245,
    0x0bd0_0bd0,
    0x4750_4653,
    0x00c3_6400,
    0x1983_0326,
    0x7461_636f,
    0x0116_1970,
];

/// Makes a new, empty file with exactly this mode and group. Never follows a link.
pub fn make(path: &Path, mode: u32, group: Option<u32>) -> Result<(), StoreError> {
    let made = OpenOptions::new().write(true).create_new(true).mode(PERSONAL).open(path);
    let file = made.map_err(|error| fault(&error, path))?;
    let dressed = fchown(&file, None, group).and_then(|()| file.set_permissions(Permissions::from_mode(mode)));
    dressed.map_err(|error| {
        drop(fs::remove_file(path));
        fault(&error, path)
    })
}

/// The mode and group of a file, for a copy that is to lie beside it.
pub fn dress(path: &Path) -> Result<(u32, u32), StoreError> {
    let seen = path.metadata().map_err(|error| fault(&error, path))?;
    Ok((seen.mode() & 0o777, seen.gid()))
}

/// Gives `path` the owner of `model`, where this user may: what root puts back stays its owner's.
pub fn keep_owner(path: &Path, model: &Path) {
    if let Ok(seen) = model.metadata() {
        drop(chown(path, Some(seen.uid()), None));
    }
}

/// Whether nothing is in the file.
pub fn is_empty(path: &Path) -> bool {
    path.metadata().is_ok_and(|seen| seen.len() == 0)
}

/// Takes `path` away with what SQLite left beside it; for files this program has just made.
pub fn remove(path: &Path) {
    for name in with_sidecars(path) {
        drop(fs::remove_file(name));
    }
}

/// Gives a finished file its name, and makes both last. `to` must not exist.
pub fn give_name(partial: &Path, to: &Path) -> Result<(), StoreError> {
    let named = File::open(partial).and_then(|file| file.sync_all()).and_then(|()| rename_new(partial, to));
    named.map_err(|error| fault(&error, to))?;
    sync_folder(to);
    Ok(())
}

/// Makes a finished file last, which nobody in this program has open.
pub fn make_last(path: &Path) -> Result<(), StoreError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| fault(&error, path))?;
    sync_folder(path);
    Ok(())
}

fn sync_folder(path: &Path) {
    // Not every file system lets a folder be synced; the file itself is.
    drop(File::open(folder(path)).and_then(|folder| folder.sync_all()));
}

#[cfg(target_os = "linux")]
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // A file system without it (a USB stick): `to` did not exist a moment ago.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => fs::rename(from, to),
        renamed => Ok(renamed?),
    }
}

#[cfg(not(target_os = "linux"))]
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Makes the folder of a new file, when it is not there: for one person, or for a group.
pub fn prepare_folder(folder: &Path, group: Option<u32>) -> Result<(), StoreError> {
    match group {
        None => {
            let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.map_err(|error| fault(&error, folder))
        }
        Some(group) => share_folder(folder, group),
    }
}

/// A folder that holds something already is taken as it is, or not at all: its modes are not ours to change.
fn share_folder(folder: &Path, group: u32) -> Result<(), StoreError> {
    let failed = |error: io::Error| fault(&error, folder);
    fs::create_dir_all(folder).map_err(failed)?;
    let seen = folder.metadata().map_err(failed)?;
    if seen.gid() == group && seen.mode() & 0o2070 == 0o2070 {
        return Ok(());
    }
    if fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(StoreError::NoPermission(folder.to_owned()));
    }
    chown(folder, None, Some(group)).map_err(failed)?;
    fs::set_permissions(folder, Permissions::from_mode(SHARED_FOLDER)).map_err(failed)
}

/// The number of a group, by name: the local file first, then whatever directory service the machine asks.
pub fn group_id(name: &str) -> Result<u32, StoreError> {
    let local = fs::read_to_string("/etc/group").unwrap_or_default();
    let found = group_in(&local, name).or_else(|| {
        let asked = Command::new("getent").args(["group", "--", name]).output().ok()?;
        group_in(&String::from_utf8_lossy(&asked.stdout), name)
    });
    found.ok_or_else(|| StoreError::NoSuchGroup(name.to_owned()))
}

/// The number of a group in lines like `tavle:x:998:anne,bo`.
fn group_in(lines: &str, name: &str) -> Option<u32> {
    let mut groups = lines.lines().map(|line| line.split(':').collect::<Vec<_>>());
    groups.find(|fields| fields.first() == Some(&name)).and_then(|fields| fields.get(2)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_found_by_its_whole_name() {
        let lines = "adm:x:4:syslog\ntavle2:x:997:\ntavle:x:998:anne,bo\n";
        assert_eq!(group_in(lines, "tavle"), Some(998));
        assert_eq!(group_in(lines, "tav"), None);
        assert_eq!(group_in(lines, ""), None);
    }

    #[test]
    fn a_name_beside_a_file_is_never_one_that_exists() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tavle.db");
        assert_eq!(free_beside(&file, ".v1-backup"), folder.path().join("tavle.db.v1-backup"));
        fs::write(folder.path().join("tavle.db.v1-backup"), "").unwrap();
        assert_eq!(free_beside(&file, ".v1-backup"), folder.path().join("tavle.db.v1-backup-2"));
        fs::write(folder.path().join("tavle.db.v1-backup-2-wal"), "").unwrap();
        assert_eq!(free_beside(&file, ".v1-backup"), folder.path().join("tavle.db.v1-backup-3"));
    }

    #[test]
    fn the_temporary_folder_is_local() {
        assert!(!is_network(tempfile::tempdir().unwrap().path()).unwrap());
    }
}
