//! Files: made, copied, put back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use tavle::domain::board::Board;
use tavle::store::{Access, Backend, StoreError};

use crate::support::*;

fn a_file_is_made_only_where_none_is(backend: &dyn Backend) {
    let (desk, anne) = desk(backend);
    drop(anne);
    let bytes = fs::read(&desk.file).unwrap();
    assert_eq!(backend.create(&desk.file, None).err(), Some(StoreError::Exists(desk.file.clone())));
    assert!(fs::read(&desk.file).unwrap() == bytes);
    let nowhere = desk.folder.path().join("andet.db");
    for access in [Access::Read, Access::Write] {
        assert_eq!(backend.open(&nowhere, access).err(), Some(StoreError::NoFile(nowhere.clone())));
    }
    assert!(!nowhere.exists());
}

fn a_backup_is_whole_and_overwrites_nothing(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    anne.adds_unit("Nord");
    let copy = desk.folder.path().join("kopi.db");
    anne.store.backup(&copy).unwrap();
    assert_eq!(anne.store.backup(&copy), Err(StoreError::Exists(copy.clone())));
    let mut kept = backend.open(&copy, Access::Read).unwrap();
    assert_eq!(kept.load(anne.board.record.id, today()).unwrap(), anne.board);
    anne.adds_unit("Syd");
    assert_eq!(kept.load(anne.board.record.id, today()).unwrap().units.len(), 1);
}

fn restoring_puts_a_backup_back_and_keeps_what_it_replaces(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    anne.adds_unit("Nord");
    let copy = desk.folder.path().join("kopi.db");
    anne.store.backup(&copy).unwrap();
    let (then, id) = (anne.board.clone(), anne.board.record.id);
    anne.adds_unit("Syd");
    let now = anne.board.clone();
    assert_eq!(backend.restore(&desk.file, &copy), Err(StoreError::InUse(desk.file.clone())));
    assert_eq!(anne.loaded(), now);
    drop(anne);
    let kept = backend.restore(&desk.file, &copy).unwrap().unwrap();
    assert_eq!(desk.joins("anne").board, then);
    assert_eq!(backend.open(&kept, Access::Read).unwrap().load(id, today()).unwrap(), now);
    let other = backend.restore(&desk.file, &kept).unwrap().unwrap();
    assert_ne!(other, kept);
    assert_eq!(desk.joins("anne").board, now);
    let stranger = desk.folder.path().join("brev.txt");
    fs::write(&stranger, "Kære alle").unwrap();
    assert_eq!(backend.restore(&desk.file, &stranger), Err(StoreError::NotABoard(stranger)));
}

/// A board with two units, a backup made when it had one; nobody has it open.
fn backed_up(backend: &dyn Backend) -> (Desk<'_>, PathBuf, Board) {
    let (desk, mut anne) = desk(backend);
    anne.adds_unit("Nord");
    let copy = desk.folder.path().join("kopi.db");
    anne.store.backup(&copy).unwrap();
    let then = anne.board.clone();
    anne.adds_unit("Syd");
    (desk, copy, then)
}

/// Writes over a part of a file in another process: closing it in this one would let go of the locks of those who have
/// it open.
fn damage(file: &Path, at: u64, count: u64) {
    let of = format!("of={}", file.display());
    let (seek, count) = (format!("seek={at}"), format!("count={count}"));
    let dd = ["if=/dev/urandom", &of, "bs=1", "conv=notrunc", "status=none", &seek, &count];
    assert!(Process::new("dd").args(dd).status().unwrap().success());
}

fn names(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.folder.path()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn a_damaged_file_is_kept_as_it_is_and_replaced(backend: &dyn Backend) {
    let damages: [fn(&Path); 4] = [
        |file| damage(file, 0, 100),
        |file| damage(file, 100, 3000),
        |file| (1..20).for_each(|page| damage(file, page * 4096, 4096)),
        |file| fs::write(file, "").unwrap(),
    ];
    for damaged in damages {
        let (desk, copy, then) = backed_up(backend);
        damaged(&desk.file);
        let bytes = fs::read(&desk.file).unwrap();
        let kept = backend.restore(&desk.file, &copy).unwrap().unwrap();
        assert_eq!(kept, desk.folder.path().join("tavle.db.before-restore-1"));
        assert!(fs::read(&kept).unwrap() == bytes, "it is as it was");
        let mut anne = desk.joins("anne");
        assert_eq!(anne.board, then);
        assert_eq!(anne.findings(), []);
        drop(anne);
        let left: Vec<String> = names(&desk).into_iter().filter(|name| !name.contains("before-restore")).collect();
        assert_eq!(left, ["kopi.db", "tavle.db"]);
    }
}

fn a_damaged_file_that_others_have_open_is_not_replaced(backend: &dyn Backend) {
    for count in [100, 4096 * 20] {
        let (desk, copy, _) = backed_up(backend);
        let anne = desk.joins("anne");
        damage(&desk.file, 0, count);
        let bytes = fs::read_dir(desk.folder.path()).unwrap().count();
        assert_eq!(backend.restore(&desk.file, &copy), Err(StoreError::InUse(desk.file.clone())));
        assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), bytes, "nothing was renamed");
        drop(anne);
        assert!(backend.restore(&desk.file, &copy).unwrap().is_some());
    }
}

fn where_no_file_is_a_backup_is_simply_put(backend: &dyn Backend) {
    let (desk, copy, then) = backed_up(backend);
    fs::remove_file(&desk.file).unwrap();
    assert_eq!(backend.restore(&desk.file, &copy), Ok(None));
    assert_eq!(names(&desk), ["kopi.db", "tavle.db"]);
    let mut anne = desk.joins("anne");
    assert_eq!(anne.board, then);
    assert_eq!(anne.findings(), [], "its mode, too");
    assert!(desk.folder.path().join("tavle.db-wal").exists(), "many may read while one writes");
    let elsewhere = desk.folder.path().join("ny/mappe/tavle.db");
    assert_eq!(backend.restore(&elsewhere, &copy), Ok(None));
    assert_eq!(backend.open(&elsewhere, Access::Read).unwrap().load(then.record.id, today()).unwrap(), then);
}

fn a_log_without_its_file_is_never_played_into_a_backup(backend: &dyn Backend) {
    let (desk, copy, then) = backed_up(backend);
    let mut anne = desk.joins("anne");
    anne.adds_unit("Vest");
    let log = fs::read(desk.folder.path().join("tavle.db-wal")).unwrap();
    drop(anne);
    fs::remove_file(&desk.file).unwrap();
    fs::write(desk.folder.path().join("tavle.db-wal"), &log).unwrap();
    let kept = backend.restore(&desk.file, &copy).unwrap().unwrap();
    assert_eq!(kept, desk.folder.path().join("tavle.db.before-restore-1-wal"));
    assert!(fs::read(&kept).unwrap() == log);
    assert_eq!(desk.joins("anne").board, then);
}

fn what_a_killed_program_left_half_made_is_in_nobodys_way(backend: &dyn Backend) {
    let (desk, copy, then) = backed_up(backend);
    for half in ["anden.db.partial", "tavle.db.before-restore-1.partial", "tavle.db.partial"] {
        fs::write(desk.folder.path().join(half), "halv").unwrap();
    }
    let second = desk.folder.path().join("anden.db");
    desk.joins("anne").store.backup(&second).unwrap();
    assert!(backend.restore(&desk.file, &copy).unwrap().is_some());
    assert_eq!(desk.joins("anne").board, then);
    damage(&desk.file, 0, 100);
    assert!(backend.restore(&desk.file, &copy).unwrap().is_some());
    assert_eq!(desk.joins("anne").board, then);
}

fn a_sound_file_has_no_findings(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    anne.adds_action(nord, "Ny skabelon\u{301}");
    assert_eq!(anne.findings(), []);
}

contract! {
    a_file_is_made_only_where_none_is,
    a_backup_is_whole_and_overwrites_nothing,
    restoring_puts_a_backup_back_and_keeps_what_it_replaces,
    a_damaged_file_is_kept_as_it_is_and_replaced,
    a_damaged_file_that_others_have_open_is_not_replaced,
    where_no_file_is_a_backup_is_simply_put,
    a_log_without_its_file_is_never_played_into_a_backup,
    what_a_killed_program_left_half_made_is_in_nobodys_way,
    a_sound_file_has_no_findings,
}
