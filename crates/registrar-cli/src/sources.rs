//! The documents that the paths of a command line stand for.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use wire_text::Limits;

/// Where one document comes from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    StandardInput,
    /// Named on the command line.
    Given(PathBuf),
    /// Found in a folder.
    Found(PathBuf),
}

/// Each path in turn: a directory as the regular files below it, names in order, anything else as
/// itself. Without a path, standard input.
pub(crate) struct Sources {
    /// What is still to come, the next one last.
    pending: Vec<Pending>,
}

/// Whether a path was found in a directory, where links and devices are left alone.
enum Pending {
    Given(PathBuf),
    Found(PathBuf, fs::FileType),
}

impl Sources {
    pub(crate) fn new(paths: Vec<PathBuf>) -> Self {
        let mut pending: Vec<_> = paths.into_iter().rev().map(Pending::Given).collect();
        if pending.is_empty() {
            pending.push(Pending::Given("-".into()));
        }
        Self { pending }
    }

    /// Puts what is in a directory in front.
    fn open(&mut self, directory: &Path) -> io::Result<()> {
        let mut entries = fs::read_dir(directory)?
            .map(|entry| entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))))
            .collect::<Result<Vec<_>, _>>()?;
        entries.sort_by(|(one, _), (other, _)| other.cmp(one));
        self.pending.extend(entries.into_iter().map(|(path, kind)| Pending::Found(path, kind)));
        Ok(())
    }
}

impl Iterator for Sources {
    /// A document, or the directory that could not be read.
    type Item = Result<Source, (Source, io::Error)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let directory = match self.pending.pop()? {
                Pending::Given(path) if path == Path::new("-") => {
                    return Some(Ok(Source::StandardInput));
                }
                Pending::Given(path) if !path.is_dir() => return Some(Ok(Source::Given(path))),
                Pending::Found(path, kind) if kind.is_file() => {
                    return Some(Ok(Source::Found(path)));
                }
                Pending::Found(_, kind) if !kind.is_dir() => continue,
                Pending::Given(path) | Pending::Found(path, _) => path,
            };
            if let Err(error) = self.open(&directory) {
                return Some(Err((Source::Given(directory), error)));
            }
        }
    }
}

impl Source {
    /// Whether it was found in a folder, where not every file need be a message.
    pub(crate) const fn is_found(&self) -> bool {
        matches!(self, Self::Found(_))
    }

    /// The bytes; of more than a codec takes so many that it says so.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        match self {
            Self::Given(path) | Self::Found(path) => read(fs::File::open(path)?),
            Self::StandardInput => read(io::stdin().lock()),
        }
    }
}

fn read(source: impl Read) -> io::Result<Vec<u8>> {
    let limit = Limits::new().bytes() as u64;
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The path as it was given or found, or `<stdin>`.
impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::StandardInput => f.write_str("<stdin>"),
            Self::Given(path) | Self::Found(path) => path.display().fmt(f),
        }
    }
}
