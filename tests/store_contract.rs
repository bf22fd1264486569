//! The contract of the store: what every backend promises to those who call it, each promise a test named for it.

#[path = "support/store.rs"]
mod support;

/// Makes a test of every promise named, for every backend. A new backend is a module here.
macro_rules! contract {
    ($($promise:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $promise() {
                    super::$promise(&crate::support::sqlite());
                }
            )+
        }
    };
}

#[path = "store_contract/files.rs"]
mod files;
#[path = "store_contract/loading.rs"]
mod loading;
#[path = "store_contract/properties.rs"]
mod properties;
#[path = "store_contract/rules.rs"]
mod rules;
#[path = "store_contract/saving.rs"]
mod saving;
#[path = "store_contract/together.rs"]
mod together;
#[path = "store_contract/undo.rs"]
mod undo;
