//! Modes and groups, read-only files, full disks.

use std::env;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command as Process;

use tavle::domain::query::{Query, Which};
use tavle::store::{Access, Backend, Finding, StoreError};

use crate::support::*;
use crate::{FILE, child, lines};

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().mode() & 0o7777
}

#[test]
fn a_new_file_is_its_makers_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ny/mappe/tavle.db");
    let store = sqlite().create(&file, None).unwrap();
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    let beside = folder.path().join("ny/mappe/tavle.db-wal");
    assert_eq!(mode(&beside), 0o600);
    drop(store);
    assert!(!beside.exists());
}

#[test]
fn a_new_file_is_never_made_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (link, target) = (folder.path().join("tavle.db"), folder.path().join("andet.db"));
    symlink(&target, &link).unwrap();
    assert_eq!(sqlite().create(&link, None).err(), Some(StoreError::Exists(link)));
    assert!(!target.exists());
}

#[test]
fn a_group_that_does_not_exist_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tavle.db");
    let made = sqlite().create(&file, Some("findes-ikke"));
    assert_eq!(made.err(), Some(StoreError::NoSuchGroup("findes-ikke".to_owned())));
    assert!(!file.exists());
}

#[test]
fn wrong_modes_are_found() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    let wal = desk.folder.path().join("tavle.db-wal");
    fs::set_permissions(&wal, fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(&desk.file, fs::Permissions::from_mode(0o604)).unwrap();
    let shm = desk.folder.path().join("tavle.db-shm");
    let expected = [(desk.file.clone(), 0o604), (wal, 0o644), (shm, 0o600)];
    assert_eq!(anne.findings(), expected.map(|(path, mode)| Finding::Mode { path, mode }));
}

#[test]
fn backups_and_what_a_restore_replaces_are_not_readable_by_others() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    let copy = desk.folder.path().join("kopi.db");
    anne.store.backup(&copy).unwrap();
    drop(anne);
    let kept = backend.restore(&desk.file, &copy).unwrap().unwrap();
    assert_eq!([mode(&copy), mode(&kept), mode(&desk.file)], [0o600; 3]);
    assert_eq!(kept, desk.folder.path().join("tavle.db.before-restore-1"));
}

#[test]
#[ignore = "needs root"]
fn a_shared_file_is_made_for_its_group() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("team/tavle.db");
    let gid = 100;
    let group = fs::read_to_string("/etc/group").unwrap();
    let name = group.lines().find(|line| line.split(':').nth(2) == Some("100")).unwrap().split(':').next().unwrap();
    let mut store = sqlite().create(&file, Some(name)).unwrap();
    let team = file.parent().unwrap();
    assert_eq!((mode(&file), mode(team)), (0o660, 0o2770));
    let shm = team.join("tavle.db-shm");
    store.boards().unwrap();
    for path in [file.as_path(), team, shm.as_path()] {
        assert_eq!(path.metadata().unwrap().gid(), gid, "{}", path.display());
    }
    assert_eq!(mode(&shm), 0o660);
    assert_eq!(store.check(false).unwrap(), [Finding::Root]);
    let foreign = folder.path().join("fremmed");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("brev.txt"), "").unwrap();
    let refused = sqlite().create(&foreign.join("tavle.db"), Some(name));
    assert_eq!(refused.err(), Some(StoreError::NoPermission(foreign)));
}

#[test]
#[ignore = "a part of other tests, not one of its own"]
fn child_reads() {
    let Some(file) = env::var_os(FILE) else { return };
    for access in [Access::Read, Access::Write] {
        match sqlite().open(file.as_ref(), access) {
            Ok(mut store) => {
                let board = store.boards().unwrap().remove(0);
                let page = Query::Actions { board: board.id, which: Which::Every, after: None, limit: 10 };
                let actions = store.ask(&page).unwrap().actions().len();
                println!("found {actions} {}", store.is_read_only());
            }
            Err(error) => println!("found {error:?}"),
        }
    }
}

/// What another user finds in the file.
fn found_by_another(file: &Path) -> Vec<String> {
    let mut reader = child("modes::child_reads", file).uid(65_534).gid(65_534).spawn().unwrap();
    let found = lines(&mut reader).filter_map(|line| Some(line.split_once("found ")?.1.to_owned())).collect();
    reader.wait().unwrap();
    found
}

#[test]
#[ignore = "needs root: reads as another user"]
fn a_file_that_may_only_be_read_opens_for_reading() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    let nord = anne.adds_unit("Nord");
    anne.adds_action(nord, "Ny skabelon");
    chown(&desk.file, None, Some(65_534)).unwrap();
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let refused = format!("NoPermission({:?})", desk.file);
    assert_eq!(found_by_another(&desk.file), [refused.clone(), refused.clone()]);
    drop(anne);
    fs::set_permissions(&desk.file, fs::Permissions::from_mode(0o640)).unwrap();
    // Nobody has it open, and the folder may not be written: SQLite alone refuses even to look.
    assert_eq!(found_by_another(&desk.file), ["1 true", "1 true"]);
    // Somebody has it open, and the files beside it may be read.
    let mut anne = desk.joins("anne");
    anne.adds_action(nord, "Endnu en");
    for beside in ["tavle.db-wal", "tavle.db-shm"] {
        chown(desk.folder.path().join(beside), None, Some(65_534)).unwrap();
    }
    assert_eq!(found_by_another(&desk.file), ["2 true", "2 true"]);
    // They may not: what was saved last lies there, so that the file alone would lie.
    fs::set_permissions(desk.folder.path().join("tavle.db-wal"), fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(found_by_another(&desk.file), [refused.clone(), refused]);
}

#[test]
#[ignore = "needs root: mounts a small file system"]
fn a_full_disk_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = Process::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).status();
    assert!(mounted.unwrap().success());
    let outcome = std::panic::catch_unwind(|| fill_up(&folder.path().join("tavle.db")));
    assert!(Process::new("umount").args(["-l".as_ref(), folder.path()]).status().unwrap().success());
    outcome.unwrap();
}

fn fill_up(file: &Path) {
    let mut store = sqlite().create(file, None).unwrap();
    let who = login("anne");
    let mut board = tavle::domain::board::Board::blank(stamp(&who).ids.fresh(), today());
    let create =
        tavle::domain::board::BoardCommand::Create { name: text("Fuld"), first_meeting: None, meeting_time: None };
    let create = tavle::domain::command::Command::Board(create);
    tavle::perform::perform(store.as_mut(), &mut board, &create, stamp(&who)).unwrap();
    let mut anne = Person { store, board, who };
    let refused = (0..10_000).find_map(|_| anne.tries(count("2026-11-20", 1)).err());
    assert_eq!(refused, Some(tavle::perform::Failure::Store(StoreError::DiskFull)));
    assert_eq!(anne.loaded(), anne.board);
    assert_eq!(anne.findings(), []);
}
