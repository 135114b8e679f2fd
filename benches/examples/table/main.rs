//! Measures everything in one run and prints it as Markdown: the goals, the memory, and how time
//! grows with size and shape.
//!
//! `cargo run --release -p benches --example table -- [--quick] [--svg PATH]`
//!
//! `--quick` takes a fifth of the time, for a first look; `--svg` draws throughput against size.

mod goals;
mod growth;
mod heap;
mod picture;
mod timing;

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

/// How long one race may take, give or take its shortest length.
#[derive(Clone, Copy)]
struct Budget(Duration);

impl Budget {
    const THOROUGH: Self = Self(Duration::from_secs(3));
    const QUICK: Self = Self(Duration::from_millis(600));
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut budget, mut svg) = (Budget::THOROUGH, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => budget = Budget::QUICK,
            "--svg" => svg = Some(PathBuf::from(arguments.next().ok_or("--svg needs a path")?)),
            other => return Err(format!("neither --quick nor --svg PATH: {other}").into()),
        }
    }
    let heap = heap::measure()?;
    let growth = growth::measure(budget);
    let mut rows = goals::measure(budget);
    rows.extend(growth.goals());
    rows.extend(heap.goals());
    goals::print(&rows);
    heap.print();
    growth.print();
    if let Some(path) = svg {
        picture::draw(&path, budget)?;
    }
    Ok(())
}
