//! Measures everything in one run and prints it as Markdown: the goals, the memory, and how time
//! grows with size and shape.
//!
//! `cargo table [--quick] [--fat] [--svg PATH]`
//!
//! `--quick` takes a fifth of the time, for a first look; `--fat` adds a column of the same measured with fat
//! LTO, which takes minutes to build; `--svg` draws throughput against size. `--figures` prints nothing but the
//! figures of the goals, for that column.

mod bounds;
mod figures;
mod goals;
mod growth;
mod heap;
mod picture;
mod timing;

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use figures::Figures;

/// How long one race may take, give or take its shortest length.
#[derive(Clone, Copy)]
struct Budget(Duration);

impl Budget {
    const THOROUGH: Self = Self(Duration::from_secs(3));
    const QUICK: Self = Self(Duration::from_millis(600));
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut is_quick, mut is_fat, mut are_figures, mut svg) = (false, false, false, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => is_quick = true,
            "--fat" => is_fat = true,
            "--figures" => are_figures = true,
            "--svg" => svg = Some(PathBuf::from(arguments.next().ok_or("--svg needs a path")?)),
            other => {
                return Err(format!("none of --quick, --fat, --svg PATH: {other}").into());
            }
        }
    }
    let budget = if is_quick { Budget::QUICK } else { Budget::THOROUGH };
    if are_figures {
        Figures::print(&goals::measure(budget));
        return Ok(());
    }
    let fat = is_fat.then(|| Figures::with_fat_lto(is_quick)).transpose()?;
    let heap = heap::measure()?;
    let growth = growth::measure(budget);
    let mut rows = goals::measure(budget);
    rows.extend(growth.goals());
    rows.extend(heap.goals());
    goals::print(&rows, fat.as_ref());
    heap.print();
    growth.print();
    if let Some(path) = svg {
        picture::draw(&path, budget)?;
    }
    Ok(())
}
