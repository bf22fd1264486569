//! Files: made, copied, put back.

use std::fs;

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
    let kept = backend.restore(&desk.file, &copy).unwrap();
    assert_eq!(desk.joins("anne").board, then);
    assert_eq!(backend.open(&kept, Access::Read).unwrap().load(id, today()).unwrap(), now);
    let other = backend.restore(&desk.file, &kept).unwrap();
    assert_ne!(other, kept);
    assert_eq!(desk.joins("anne").board, now);
    let stranger = desk.folder.path().join("brev.txt");
    fs::write(&stranger, "Kære alle").unwrap();
    assert_eq!(backend.restore(&desk.file, &stranger), Err(StoreError::NotABoard(stranger)));
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
    a_sound_file_has_no_findings,
}
