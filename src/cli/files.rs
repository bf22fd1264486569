//! FILE on the command line: the files lie on the user's PC and the program on a server, so that each may be `-`.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::call::Call;
use super::out::Out;
use super::trouble::{Kind, Trouble};
use crate::chance;
use crate::exchange::table::MOST_BYTES;
use crate::paths::Scratch;

/// Whether `file` is stdin or stdout.
pub fn is_pipe(file: &Path) -> bool {
    file == Path::new("-")
}

/// The bytes of a file that comes in; one byte more than may come is enough to refuse it.
///
/// # Errors
/// When it cannot be read.
pub fn read(file: &Path) -> Result<Vec<u8>, Trouble> {
    let trouble = |error: io::Error| Trouble::File(file.to_owned(), error);
    let source: Box<dyn Read> =
        if is_pipe(file) { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(trouble)?) };
    let mut bytes = Vec::new();
    source.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(trouble)?;
    Ok(bytes)
}

/// # Errors
/// When there is nothing at `path`.
pub fn must_be_there(path: &Path) -> Result<(), Trouble> {
    std::fs::metadata(path).map(drop).map_err(|error| Trouble::File(path.to_owned(), error))
}

/// A file of stdin's bytes in `folder`.
///
/// # Errors
/// When it cannot be written.
pub fn keep_stdin(folder: &Scratch) -> Result<PathBuf, Trouble> {
    let path = folder.file();
    let copied = File::create_new(&path).and_then(|mut file| io::copy(&mut io::stdin(), &mut file));
    copied.map_err(|error| Trouble::File(path.clone(), error))?;
    Ok(path)
}

/// A file that gets its name when it is whole, and else leaves nothing. `replace` is whether one may be there already.
///
/// # Errors
/// When it cannot be written, or one is there.
pub fn write_whole<T>(
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:016x}.partial", chance::seed()));
    let partial = PathBuf::from(name);
    let trouble = |error: io::Error| Trouble::File(path.to_owned(), error);
    let mut file = BufWriter::new(File::create_new(&partial).map_err(trouble)?);
    let filled = fill(&mut file).map_err(|failed| match failed {
        // What could not be written was this file, not our answer.
        Trouble::Output(what) => trouble(io::Error::other(what)),
        other => other,
    });
    let named = filled.and_then(|filled| {
        let last = file.flush().and_then(|()| file.get_ref().sync_all());
        last.and_then(|()| give_name(&partial, path, replace)).map_err(trouble)?;
        Ok(filled)
    });
    // It has another name by now, or is of no use.
    let _ = std::fs::remove_file(&partial);
    named
}

fn give_name(partial: &Path, path: &Path, replace: bool) -> io::Result<()> {
    if replace {
        return std::fs::rename(partial, path);
    }
    // A link, unlike a rename, never takes the place of a file that somebody made meanwhile.
    match std::fs::hard_link(partial, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => std::fs::rename(partial, path),
        linked => linked,
    }
}

/// # Errors
/// When stdout is a terminal: it is no place for bytes.
pub fn refuse_terminal(call: &Call) -> Result<(), Trouble> {
    if Out::is_terminal() { Err(Trouble::said(Kind::Usage, call.lang.not_to_a_terminal())) } else { Ok(()) }
}

/// Sends the file at `path` to stdout.
///
/// # Errors
/// When it cannot be read, or stdout is gone.
pub fn send(call: &mut Call, path: &Path) -> Result<(), Trouble> {
    let file = File::open(path).map_err(|error| Trouble::File(path.to_owned(), error))?;
    Ok(call.out.copy(file)?)
}

/// A folder of our own for one file on its way.
///
/// # Errors
/// When it cannot be made.
pub fn scratch() -> Result<Scratch, Trouble> {
    Scratch::new(chance::seed()).map_err(|(path, error)| Trouble::File(path, error))
}

/// The size of a file in bytes; 0 when it cannot be seen.
pub fn size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |meta| meta.len())
}
