//! tmp
mod timing;
use benches::*;
use std::time::Duration;
use testdata::generate::Wire;
use timing::*;
fn main() {
    let w = Wire::Ops;
    let all = [
        ours::ops::TREE,
        ours::ops::TYPED,
        ours::ops::EVENTS,
        ours::ops::TOKENS,
        peers::quick::EVENTS,
        peers::quick::TYPED,
        peers::roxml::TREE,
        peers::xml_rs::EVENTS,
        peers::xml_rs::TYPED,
        peers::limit::TAGS,
    ];
    for d in plain(w) {
        let n = check(d.bytes(), &all);
        println!("{} {} bytes, {n} items", d.name(), d.bytes().len());
        let works = all.iter().map(|c| Work::new(c.name(), || c.read(d.bytes()))).collect();
        let t = race(works, Duration::from_secs(2));
        for x in &t {
            println!(
                "  {:30} {:12.0} ns {:6.3} ns/B  vs tree {:.2} vs typed {:.2}",
                x.name(),
                x.fastest(),
                x.fastest() / d.bytes().len() as f64,
                x.ratio(&t[0]),
                x.ratio(&t[1])
            );
        }
        let e = ours::ops::tree(d.bytes());
        for pair in [
            [ours::ops::indented(), peers::quick::indented()],
            [ours::ops::compact(), peers::quick::compact()],
        ] {
            agree(&e, &pair);
            let works = pair
                .iter()
                .map(|c| {
                    let mut b = Buffer::default();
                    let e = &e;
                    Work::new(c.name(), move || c.write(e, &mut b))
                })
                .collect();
            let t = race(works, Duration::from_secs(1));
            for x in &t {
                println!("  {:30} {:12.0} ns {:.2}", x.name(), x.fastest(), x.ratio(&t[0]));
            }
        }
    }
}
