//! The figures of this program built with another profile.

use std::error::Error;
use std::process::{Command, Stdio};

use crate::goals::Row;

/// The figures of goals, by what they are about.
pub(crate) struct Figures(Vec<(String, f64)>);

impl Figures {
    /// Builds this program with fat LTO and lets it measure.
    pub(crate) fn with_fat_lto(is_quick: bool) -> Result<Self, Box<dyn Error>> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args(["run", "--quiet", "--profile", "bench-fat", "--package", "benches"])
            .args(["--example", "table", "--", "--figures"])
            .args(is_quick.then_some("--quick"))
            .stderr(Stdio::inherit());
        let output = command.output()?;
        if !output.status.success() {
            return Err("the table with fat LTO failed".into());
        }
        let figures = String::from_utf8(output.stdout)?;
        let figure = |line: &str| {
            let (name, figure) = line.rsplit_once('\t')?;
            Some((name.to_owned(), figure.parse().ok()?))
        };
        let figures: Option<Vec<_>> = figures.lines().map(figure).collect();
        Ok(Self(figures.ok_or("the table with fat LTO printed something else")?))
    }

    /// The figure of the same goal.
    pub(crate) fn of(&self, row: &Row) -> Option<f64> {
        let name = name(row);
        self.0.iter().find(|(other, _)| *other == name).map(|&(_, figure)| figure)
    }

    /// Prints the figures of `rows`, to be read by [`with_fat_lto`](Self::with_fat_lto).
    pub(crate) fn print(rows: &[Row]) {
        for row in rows {
            println!("{}\t{}", name(row), row.measured);
        }
    }
}

fn name(row: &Row) -> String {
    format!("{}\t{}\t{}", row.work, row.document, row.beside)
}
