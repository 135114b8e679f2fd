//! Memory: what the example `heap`, which counts allocations, reports.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::goals::{Row, Target};

/// What was counted.
pub(crate) struct Heap(Vec<Line>);

struct Line {
    wire: String,
    document: String,
    length: f64,
    name: String,
    allocations: f64,
    peak: f64,
}

/// Runs `heap`, built as this program was.
pub(crate) fn measure() -> Result<Heap, Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let profile = match profile(&std::env::current_exe()?) {
        Some(profile) if profile == "debug" => "dev".to_owned(),
        Some(profile) if profile != "release" => profile,
        // The folder of both `bench` and `release`.
        _ => "bench".to_owned(),
    };
    let output = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--package",
            "benches",
            "--example",
            "heap",
            "--profile",
            &profile,
        ])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("`heap` failed".into());
    }
    let lines = String::from_utf8(output.stdout)?;
    let lines: Option<Vec<_>> = lines.lines().map(line).collect();
    Ok(Heap(lines.ok_or("`heap` printed something else")?))
}

/// The profile's folder in the path of one of its examples.
fn profile(example: &Path) -> Option<String> {
    Some(example.parent()?.parent()?.file_name()?.to_str()?.to_owned())
}

fn line(line: &str) -> Option<Line> {
    let mut columns = line.split('\t');
    let mut next = || columns.next().map(str::to_owned);
    let (wire, document) = (next()?, next()?);
    let length = next()?.parse().ok()?;
    let name = next()?;
    let (allocations, peak) = (next()?.parse().ok()?, next()?.parse().ok()?);
    Some(Line { wire, document, length, name, allocations, peak })
}

impl Heap {
    /// No allocation for borrowed replies and for writers; no tree larger than its document;
    /// typed listings of eNom half as large again.
    pub(crate) fn goals(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for line in &self.0 {
            let is_reply = line.document == "reply";
            let (beside, target, measured) = match line.name.as_str() {
                "ops-envelope, serde" | "enom-response, serde" if is_reply => {
                    ("allocations", Target::AtMost(0.0), line.allocations)
                }
                "ops-envelope, tree" | "enom-response" if !is_reply => {
                    ("input size, heap", Target::Within(1.0), line.peak / line.length)
                }
                "enom-response, serde" => {
                    ("input size, heap", Target::Within(1.5), line.peak / line.length)
                }
                name if name.ends_with(", write") && !name.starts_with("quick-xml") => {
                    ("allocations", Target::AtMost(0.0), line.allocations)
                }
                _ => continue,
            };
            rows.push(Row {
                work: format!("{}: {}", line.wire, line.name),
                document: line.document.clone(),
                beside: beside.to_owned(),
                target,
                measured,
            });
        }
        rows
    }

    /// Prints everything as Markdown.
    pub(crate) fn print(&self) {
        println!("\n| document | bytes | contestant | allocations | peak bytes | beside input |");
        println!("|---|---:|---|---:|---:|---:|");
        for Line { wire, document, length, name, allocations, peak } in &self.0 {
            let beside = peak / length;
            println!(
                "| {wire}, {document} | {length} | {name} | {allocations} | {peak} | {beside:.2}× |"
            );
        }
    }
}
