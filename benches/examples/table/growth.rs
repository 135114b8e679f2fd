//! How time grows with size, and with the shape of what is read.

use benches::{Contestant, check, hostile, ours, roster, sized, title};
use testdata::generate::{Shape, Wire};

use crate::Budget;
use crate::goals::{Row, Target};
use crate::timing::{Work, race};

/// Nanoseconds a byte.
pub(crate) struct Growth {
    sizes: Vec<Size>,
    shapes: Vec<Shaped>,
}

/// One contestant on listings of [`SIZES`].
struct Size {
    name: String,
    per_byte: [f64; 3],
    /// The largest beside the smallest.
    growth: f64,
}

/// One contestant on a hostile document.
struct Shaped {
    name: String,
    shape: String,
    per_byte: f64,
    /// Beside a listing of the same size.
    beside_plain: f64,
}

const SIZES: [usize; 3] = [40_000, 400_000, 4_000_000];
const HOSTILE_SIZE: usize = 400_000;

/// Times listings and hostile documents.
pub(crate) fn measure(budget: Budget) -> Growth {
    let mut growth = Growth { sizes: Vec::new(), shapes: Vec::new() };
    for wire in Wire::ALL {
        growth.sizes.push(size(wire, ours_on(wire), budget));
    }
    growth.sizes.push(size(Wire::Ops, ours::ops::TYPED, budget));
    for shape in Shape::ALL {
        growth.shapes.push(shaped(shape, ours_on(shape.wire()), budget));
        if shape.wire() == Wire::Ops {
            growth.shapes.push(shaped(shape, ours::ops::UNTYPED, budget));
        }
    }
    growth
}

/// The reader that keeps everything.
const fn ours_on(wire: Wire) -> Contestant {
    match wire {
        Wire::Ops => ours::ops::TREE,
        _ => ours::enom::RESPONSE,
    }
}

#[expect(clippy::cast_precision_loss, reason = "documents are shorter than 2^52 bytes")]
fn length(bytes: &[u8]) -> f64 {
    bytes.len() as f64
}

fn size(wire: Wire, contestant: Contestant, budget: Budget) -> Size {
    let documents = SIZES.map(|bytes| sized(wire, bytes));
    for document in &documents {
        check(document.bytes(), &[contestant, roster(wire)[1]]);
    }
    let read = |bytes| Work::new(contestant.name(), move || contestant.read(bytes));
    let works = documents.iter().map(|document| read(document.bytes())).collect();
    let times = race(works, budget.0);
    let lengths = documents.each_ref().map(|document| length(document.bytes()));
    let per_byte = [0, 1, 2].map(|index| times[index].fastest() / lengths[index]);
    let growth = times[2].ratio(&times[0]) * lengths[0] / lengths[2];
    Size { name: format!("{}: {}", title(wire), contestant.name()), per_byte, growth }
}

fn shaped(shape: Shape, contestant: Contestant, budget: Budget) -> Shaped {
    let (odd, plain) = (hostile(shape, HOSTILE_SIZE), sized(shape.wire(), HOSTILE_SIZE));
    let works = [&odd, &plain]
        .map(|document| Work::new(contestant.name(), || contestant.read(document.bytes())));
    let times = race(works.into(), budget.0 / 3);
    let (odd_length, plain_length) = (length(odd.bytes()), length(plain.bytes()));
    Shaped {
        name: format!("{}: {}", title(shape.wire()), contestant.name()),
        shape: odd.name().to_owned(),
        per_byte: times[0].fastest() / odd_length,
        beside_plain: times[0].ratio(&times[1]) * plain_length / odd_length,
    }
}

impl Growth {
    /// Linear in size, and not much slower for the shape that each reader likes least.
    pub(crate) fn goals(&self) -> Vec<Row> {
        let sizes = self.sizes.iter().map(|size| Row {
            work: size.name.clone(),
            document: "4 MB".to_owned(),
            beside: "40 KB, time a byte".to_owned(),
            target: Target::Within(1.25),
            measured: size.growth,
        });
        let mut worst: Vec<&Shaped> = Vec::new();
        for shaped in &self.shapes {
            match worst.iter_mut().find(|other| other.name == shaped.name) {
                Some(other) if shaped.beside_plain > other.beside_plain => *other = shaped,
                Some(_) => {}
                None => worst.push(shaped),
            }
        }
        let shapes = worst.into_iter().map(|shaped| Row {
            work: shaped.name.clone(),
            document: format!("worst shape: {}", shaped.shape),
            beside: "listing, time a byte".to_owned(),
            target: Target::Within(3.0),
            measured: shaped.beside_plain,
        });
        sizes.chain(shapes).collect()
    }

    /// Prints everything as Markdown.
    pub(crate) fn print(&self) {
        println!("\n| ns a byte | 40 KB | 400 KB | 4 MB | 4 MB beside 40 KB |");
        println!("|---|---:|---:|---:|---:|");
        for Size { name, per_byte: [small, middle, large], growth } in &self.sizes {
            println!("| {name} | {small:.3} | {middle:.3} | {large:.3} | {growth:.2}× |");
        }
        println!("\n| 400 KB of a shape | reader | ns a byte | beside a listing |");
        println!("|---|---|---:|---:|");
        for Shaped { name, shape, per_byte, beside_plain } in &self.shapes {
            println!("| {shape} | {name} | {per_byte:.3} | {beside_plain:.2}× |");
        }
    }
}
