//! The goals, and what was measured beside them.

use std::hint::black_box;

use benches::{
    Buffer, Contestant, Document, agree, check, hostile, listing, ours, peers, reply, spellings,
};
use registrar_ops::opensrs::{Operation, Reseller, SendPassword, Signature};
use registrar_ops::{DomainName, Secret};
use testdata::generate::{Shape, Wire};

use crate::figures::Figures;
use crate::timing::{Times, Work, race};
use crate::{Budget, bounds};

/// One goal and how it stands.
pub(crate) struct Row {
    pub(crate) work: String,
    pub(crate) document: String,
    pub(crate) beside: String,
    pub(crate) target: Target,
    pub(crate) measured: f64,
}

/// What a figure has to be.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// So many times as fast as the other, or more.
    Faster(f64),
    /// So many times the other, or less.
    Within(f64),
    /// So many, or fewer.
    AtMost(f64),
    /// So many times the other, for comparison alone.
    Quoted,
}

impl Target {
    fn is_met(self, measured: f64) -> bool {
        match self {
            Self::Faster(least) => measured >= least,
            Self::Within(most) | Self::AtMost(most) => measured <= most,
            Self::Quoted => true,
        }
    }

    fn show(self) -> String {
        match self {
            Self::Faster(1.0) => "no slower".to_owned(),
            Self::Faster(least) => format!("{least}× faster"),
            Self::Within(most) => format!("within {most}×"),
            Self::AtMost(most) => format!("at most {most}"),
            Self::Quoted => "quoted".to_owned(),
        }
    }

    fn show_figure(self, measured: f64) -> String {
        match self {
            Self::Faster(_) | Self::Within(_) | Self::Quoted => format!("{measured:.2}×"),
            Self::AtMost(_) => format!("{measured}"),
        }
    }
}

/// A contestant of ours, one beside it, and the goal for the reply and the listing.
struct Race {
    work: &'static str,
    wire: Wire,
    ours: Contestant,
    beside: Contestant,
    reply: Option<Target>,
    listing: Option<Target>,
}

#[rustfmt::skip] // a table
const RACES: [Race; 18] = {
    use Target::{Faster, Quoted, Within};
    use Wire::{EnomHtml, EnomText, EnomXml, Ops};
    use ours::{enom, ops};
    use peers::{html, limit, maybe, quick, roxml, speedy, text};

    const fn row(
        work: &'static str, wire: Wire, ours: Contestant, beside: Contestant,
        reply: Option<Target>, listing: Option<Target>,
    ) -> Race {
        Race { work, wire, ours, beside, reply, listing }
    }
    [
        row("OPS bytes → `Envelope`", Ops, ops::TREE, quick::EVENTS, Some(Faster(3.5)), Some(Faster(4.5))),
        row("OPS bytes → borrowed struct", Ops, ops::TYPED, quick::EVENTS, Some(Faster(3.5)), Some(Faster(6.0))),
        row("OPS bytes → borrowed struct", Ops, ops::TYPED, speedy::EVENTS, None, Some(Faster(2.5))),
        row("OPS bytes → borrowed struct", Ops, ops::TYPED, maybe::EVENTS, Some(Faster(1.0)), Some(Faster(1.0))),
        row("OPS bytes → `Envelope`", Ops, ops::TREE, roxml::TREE, Some(Faster(5.0)), Some(Faster(5.0))),
        row("OPS bytes → borrowed struct", Ops, ops::TYPED, roxml::MAP, Some(Faster(10.0)), Some(Faster(10.0))),
        row("OPS bytes → borrowed struct", Ops, ops::TYPED, quick::LOOKED_UP, Some(Faster(1.0)), Some(Faster(1.0))),
        row("OPS bytes → borrowed struct", Ops, ops::TYPED, limit::TAGS, Some(Within(4.0)), None),
        row("eNom text → `Response`", EnomText, enom::RESPONSE, text::NAIVE, Some(Faster(2.0)), Some(Faster(2.3))),
        row("eNom text → `Response`", EnomText, enom::RESPONSE, text::MAP, Some(Faster(1.0)), Some(Faster(1.0))),
        row("eNom text → struct", EnomText, enom::TYPED, text::MAP, Some(Quoted), Some(Quoted)),
        row("eNom HTML → `Response`", EnomHtml, enom::RESPONSE, html::NAIVE, None, Some(Faster(4.5))),
        row("eNom HTML → `Response`", EnomHtml, enom::RESPONSE, html::TL, Some(Faster(3.0)), Some(Faster(3.0))),
        row("eNom HTML → `Response`", EnomHtml, enom::RESPONSE, html::SCRAPER, Some(Faster(20.0)), Some(Faster(20.0))),
        row("eNom XML → `Response`", EnomXml, enom::RESPONSE, quick::ENOM_EVENTS, Some(Faster(1.5)), Some(Faster(5.5))),
        row("eNom XML → `Response`", EnomXml, enom::RESPONSE, roxml::ENOM_TREE, Some(Faster(4.0)), Some(Faster(4.0))),
        row("eNom text → struct", EnomText, enom::TYPED, enom::RESPONSE, Some(Within(2.0)), Some(Within(2.5))),
        row("eNom XML → struct", EnomXml, enom::TYPED, roxml::ENOM_TREE, None, Some(Faster(1.0))),
    ]
};

/// Documents of one shape, and what does as much with them.
const SHAPES: [(Shape, Contestant); 10] = [
    (Shape::Deep, peers::roxml::TREE),
    (Shape::Wide, peers::roxml::TREE),
    (Shape::Reversed, peers::roxml::TREE),
    (Shape::EntityDense, peers::roxml::TREE),
    (Shape::WhiteSpace, peers::roxml::TREE),
    (Shape::CommentDense, peers::roxml::TREE),
    (Shape::LongValue, peers::roxml::TREE),
    (Shape::Continued, peers::text::NAIVE),
    (Shape::MarkupDense, peers::html::NAIVE),
    (Shape::AttributeDense, peers::roxml::ENOM_TREE),
];

const DOMAINS: usize = 10_000;
const SHAPE_BYTES: usize = 400_000;

/// Runs every race.
pub(crate) fn measure(budget: Budget) -> Vec<Row> {
    let mut rows = Vec::new();
    for one in &RACES {
        let documents = [(reply(one.wire), one.reply), (listing(one.wire, DOMAINS), one.listing)];
        for (document, target) in &documents {
            if let Some(target) = *target {
                rows.push(read(one, document, target, budget));
            }
        }
    }
    for (shape, beside) in SHAPES {
        let document = hostile(shape, SHAPE_BYTES);
        let (work, ours) = match shape.wire() {
            Wire::Ops => ("OPS bytes → `Envelope`", ours::ops::TREE),
            Wire::EnomText => ("eNom text → `Response`", ours::enom::RESPONSE),
            Wire::EnomHtml => ("eNom HTML → `Response`", ours::enom::RESPONSE),
            Wire::EnomXml => ("eNom XML → `Response`", ours::enom::RESPONSE),
        };
        let race = Race { work, wire: shape.wire(), ours, beside, reply: None, listing: None };
        rows.push(read(&race, &document, Target::Within(1.5), budget));
        if shape.wire() == Wire::Ops {
            let race = Race { beside: peers::quick::EVENTS, ..race };
            rows.push(read(&race, &document, Target::Quoted, budget));
        }
    }
    for document in spellings() {
        for (work, ours) in [
            ("OPS bytes → `Envelope`", ours::ops::TREE),
            ("OPS bytes → borrowed struct", ours::ops::TYPED),
        ] {
            rows.extend(spelled(work, ours, &document, budget));
        }
    }
    rows.push(operation(budget));
    rows.push(signed_request(budget));
    for document in [reply(Wire::Ops), listing(Wire::Ops, DOMAINS)] {
        rows.extend(write(&document, budget));
    }
    rows
}

fn read(one: &Race, document: &Document, target: Target, budget: Budget) -> Row {
    let pair = [one.ours, one.beside];
    check(document.bytes(), &pair);
    receive(document);
    let works = pair.iter().map(|it| Work::new(it.name(), || it.read(document.bytes()))).collect();
    let times = race(works, budget.0);
    row(one.work, document, target, &times)
}

/// Frees a block as long as the document, as a client has that received such a document before. Until it has, the
/// allocator gives memory back to the system after each tree, and the ratio depends on what ran before.
fn receive(document: &Document) {
    drop(black_box(document.bytes().to_vec()));
}

/// One of ours on the reply in another spelling, beside `quick-xml` and beside the reply in its own.
fn spelled(work: &str, ours: Contestant, document: &Document, budget: Budget) -> [Row; 2] {
    let (own, peer) = (reply(Wire::Ops), peers::quick::EVENTS);
    check(document.bytes(), &[ours, peer]);
    let works = vec![
        Work::new(ours.name(), || ours.read(document.bytes())),
        Work::new(peer.name(), || peer.read(document.bytes())),
        Work::new("its own spelling", || ours.read(own.bytes())),
    ];
    let times = race(works, budget.0);
    let [ours, peer, own] = times.as_slice() else { unreachable!("three race") };
    [(peer, Target::Faster(2.5)), (own, Target::Within(1.4))].map(|(beside, target)| Row {
        work: work.to_owned(),
        document: document.name().to_owned(),
        beside: beside.name().to_owned(),
        target,
        measured: match target {
            Target::Faster(_) => beside.ratio(ours),
            Target::Within(_) | Target::AtMost(_) | Target::Quoted => ours.ratio(beside),
        },
    })
}

/// A typed operation, which looks at what its reply says, beside nothing but reading the fields.
fn operation(budget: Budget) -> Row {
    let (document, fields) = (reply(Wire::Ops), ours::ops::TYPED);
    let body = document.bytes();
    let read = || SendPassword::reply(body).expect("a reply that says success");
    assert_eq!(read().text(), "Message sent");
    let works = vec![
        Work::new("registrar-ops, operation", || drop(black_box(read()))),
        Work::new(fields.name(), || fields.read(body)),
    ];
    row("`SendPassword::reply`", &document, Target::Within(1.6), &race(works, budget.0))
}

/// A typed operation as a request that is signed, beside signing its body alone.
fn signed_request(budget: Budget) -> Row {
    let domain = DomainName::new("example.com").expect("a domain name");
    let key = "0123456789abcdef".repeat(7);
    let (reseller, secret) = (Reseller::new("reseller", key.as_str()), Secret::from(key.as_str()));
    let (reseller, operation) = (reseller.expect("a name and a key"), SendPassword::new(domain));
    let request = || reseller.request(&operation).expect("what can be written");
    let body = request().into_body();
    let works = vec![
        Work::new("registrar-ops, signed request", || drop(black_box(request()))),
        Work::new("its signature alone", || {
            black_box(Signature::of(body.as_bytes(), &secret));
        }),
    ];
    let times = race(works, budget.0);
    let document = "a request of `send_password`".to_owned();
    Row { document, ..row("`Reseller::request`", &reply(Wire::Ops), Target::Quoted, &times) }
}

fn write(document: &Document, budget: Budget) -> [Row; 2] {
    let tree = ours::ops::tree(document.bytes());
    [
        ("`Envelope` → reused buffer, indented", ours::ops::indented(), peers::quick::indented()),
        ("`Envelope` → reused buffer, compact", ours::ops::compact(), peers::quick::compact()),
    ]
    .map(|(work, ours, beside)| {
        let pair = [ours, beside];
        agree(&tree, &pair);
        let works = pair.map(|encoder| {
            let (mut buffer, tree) = (Buffer::default(), &tree);
            Work::new(encoder.name(), move || encoder.write(tree, &mut buffer))
        });
        row(work, document, Target::Faster(4.0), &race(works.into(), budget.0))
    })
}

/// A row of ours beside another. Faster and within look at the ratio from opposite sides.
fn row(work: &str, document: &Document, target: Target, times: &[Times]) -> Row {
    let [ours, beside] = times else { unreachable!("pairs race") };
    let measured = match target {
        Target::Faster(_) => beside.ratio(ours),
        Target::Within(_) | Target::AtMost(_) | Target::Quoted => ours.ratio(beside),
    };
    Row {
        work: work.to_owned(),
        document: document.name().to_owned(),
        beside: beside.name().to_owned(),
        target,
        measured,
    }
}

/// Prints the goals as Markdown, with the figures of fat LTO if there are some.
pub(crate) fn print(rows: &[Row], fat: Option<&Figures>) {
    let (title, line) = if fat.is_some() { (" fat LTO |", "---:|") } else { ("", "") };
    println!("| work | document | beside | target | measured |{title} met, or what bounds it |");
    println!("|---|---|---|---|---:|{line}---|");
    for row in rows {
        let Row { work, document, beside, target, measured } = row;
        let (goal, figure) = (target.show(), target.show_figure(*measured));
        let met = match target {
            Target::Quoted => "–".to_owned(),
            _ if target.is_met(*measured) => "yes".to_owned(),
            _ => format!("**no** {}", bounds::of(work, document)),
        };
        let fat = fat.map(|figures| match figures.of(row) {
            Some(figure) => format!(" {} |", target.show_figure(figure)),
            None => " |".to_owned(),
        });
        let fat = fat.unwrap_or_default();
        println!(
            "| {work} | {document} | {beside} | {goal} | {figure} |{fat} {} |",
            met.trim_end()
        );
    }
}
