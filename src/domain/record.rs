//! How a record of the trade lies in a row: its table, its columns, its values.
//!
//! [`record!`](crate::record) holds the struct and its columns in one place, so that a field is added in one line (and
//! one line of schema). The store turns the columns into statements; serde serves the journal only.

use chrono::{NaiveDate, NaiveTime};

/// What is written to a column. Nothing else is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
}

/// What a column holds, as it lies in the file: every start reads thousands, and most are parsed where they lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored<'a> {
    Null,
    Int(i64),
    Text(&'a str),
}

/// A stored value that does not fit its field: a file written by something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Which table, as named in the schema.
    pub table: &'static str,
    /// What was expected, as the Rust type's name.
    pub expected: &'static str,
}

/// The columns of one row, taken from the left.
#[derive(Clone)]
pub struct Row<'a> {
    table: &'static str,
    next: usize,
    column: &'a dyn Fn(usize) -> Option<Stored<'a>>,
}

impl<'a> Row<'a> {
    /// `column` gives each by its place; `None` what is nothing that we store.
    pub fn new(table: &'static str, column: &'a dyn Fn(usize) -> Option<Stored<'a>>) -> Self {
        Row { table, next: 0, column }
    }

    /// What the next column holds; `None` when it is nothing that we store.
    pub fn stored(&mut self) -> Option<Stored<'a>> {
        self.next += 1;
        (self.column)(self.next - 1)
    }

    /// The next field.
    ///
    /// # Errors
    /// [`Unfit`] when the values are not one.
    pub fn take<T: Field>(&mut self) -> Result<T, Unfit> {
        T::take(self)
    }

    /// The complaint that a value is not a `T`.
    pub fn unfit<T>(&self) -> Unfit {
        Unfit { table: self.table, expected: std::any::type_name::<T>() }
    }
}

/// A field of a record: one or more columns, written and read in order.
pub trait Field: Sized {
    fn put(&self, row: &mut Vec<Value>);
    /// # Errors
    /// [`Unfit`] when the stored value is not one this field can hold.
    fn take(row: &mut Row) -> Result<Self, Unfit>;
}

/// A field that is one column and never null.
pub trait Column: Sized {
    fn to_value(&self) -> Value;
    fn from_stored(stored: Stored) -> Option<Self>;
}

impl<T: Column> Field for T {
    fn put(&self, row: &mut Vec<Value>) {
        row.push(self.to_value());
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        row.stored().and_then(T::from_stored).ok_or_else(|| row.unfit::<T>())
    }
}

impl<T: Column> Column for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Column::to_value)
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Null => Some(None),
            other => T::from_stored(other).map(Some),
        }
    }
}

impl Column for bool {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Int(n @ (0 | 1)) => Some(n == 1),
            _ => None,
        }
    }
}

impl Column for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Int(n) => Some(n),
            _ => None,
        }
    }
}

impl Column for u32 {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        i64::from_stored(stored)?.try_into().ok()
    }
}

impl Column for NaiveTime {
    fn to_value(&self) -> Value {
        Value::Text(self.format("%H:%M").to_string())
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Text(text) => NaiveTime::parse_from_str(text, "%H:%M").ok(),
            _ => None,
        }
    }
}

impl Column for NaiveDate {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    /// `2026-11-23`. By hand: it is most of what reading a row costs, and every start reads thousands.
    fn from_stored(stored: Stored) -> Option<Self> {
        let Stored::Text(text) = stored else { return None };
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |number: u32, digit| Some(number * 10 + char::from(*digit).to_digit(10)?))
        };
        let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
        NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
    }
}

/// A record: a struct of the trade that is one row of one table.
pub trait Record: Sized + Clone + PartialEq {
    /// The table's name; also the entity's name in the journal.
    const TABLE: &'static str;
    /// Each field's columns, in the order of the fields; the first is the id.
    const COLUMNS: &'static [&'static [&'static str]];

    type Id: Copy + Ord + std::fmt::Display;

    fn id(&self) -> Self::Id;
    /// The record's own id as text.
    fn key(&self) -> String {
        self.id().to_string()
    }
    fn values(&self) -> Vec<Value>;
    /// # Errors
    /// [`Unfit`] when a value does not fit its field.
    fn from_row(row: &mut Row) -> Result<Self, Unfit>;
}

/// Declares a record: the struct, its id, its table, and (behind `=`) the columns of a field that has several.
#[macro_export]
macro_rules! record {
    (@columns $field:ident) => { &[stringify!($field)] };
    (@columns $field:ident $($column:ident)+) => { &[$(stringify!($column)),+] };
    (
        $(#[$meta:meta])*
        $name:ident in $table:literal {
            id: $id:ty,
            $( $(#[$field_meta:meta])* $field:ident : $type:ty $(= [$($column:ident),+])? ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            pub id: $id,
            $( $(#[$field_meta])* pub $field: $type ),+
        }

        impl $crate::domain::record::Record for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static [&'static str]] =
                &[&["id"], $( $crate::record!(@columns $field $($($column)+)?) ),+];

            type Id = $id;

            fn id(&self) -> $id {
                self.id
            }
            fn values(&self) -> Vec<$crate::domain::record::Value> {
                let mut row = Vec::new();
                $crate::domain::record::Field::put(&self.id, &mut row);
                $( $crate::domain::record::Field::put(&self.$field, &mut row); )+
                row
            }
            fn from_row(row: &mut $crate::domain::record::Row) -> Result<Self, $crate::domain::record::Unfit> {
                Ok($name { id: row.take()?, $( $field: row.take()? ),+ })
            }
        }
    };
}

/// Declares an enum whose every variant has one code: the same in the schema, in `--json` and on the command line.
#[macro_export]
macro_rules! codes {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $code:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $code)] $variant ),+
        }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [$name] = &[$( $name::$variant ),+];

            /// The code in the schema, in `--json` and on the command line.
            pub fn code(self) -> &'static str {
                match self { $( $name::$variant => $code ),+ }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some($name::$variant), )+ _ => None }
            }
        }

        impl $crate::domain::record::Column for $name {
            fn to_value(&self) -> $crate::domain::record::Value {
                $crate::domain::record::Value::Text(self.code().to_owned())
            }
            fn from_stored(stored: $crate::domain::record::Stored) -> Option<Self> {
                match stored {
                    $crate::domain::record::Stored::Text(text) => Self::from_code(text),
                    _ => None,
                }
            }
        }
    };
}
