//! The rendered documentation: no backtick that shows, no link that leads nowhere, no section without text,
//! no item without an example.
//!
//! `cargo documents` renders it; `.ci/rustdoc` does that, and runs the test that is ignored otherwise.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What is wrong with a page, apart from its links.
fn faults(html: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open = None; // the last heading of documentation, and whether text followed it
    let mut is_code = false;
    let mut docblocks = 0_usize;
    let mut divs = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) => {
                let (name, is_end) = name_of(tag);
                match (name, is_end) {
                    ("code" | "pre" | "script" | "style" | "rustdoc-toolbar", _) => {
                        is_code = !is_end;
                        mark(&mut open);
                    }
                    ("div" | "details", false) => {
                        let is_docblock = tag.contains("class=\"docblock");
                        docblocks += usize::from(is_docblock);
                        divs.push(is_docblock);
                    }
                    ("div" | "details", true) if divs.pop() == Some(true) => {
                        docblocks -= 1;
                        close(&mut open, 0, &mut faults);
                    }
                    ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) if docblocks > 0 => {
                        close(&mut open, level(name), &mut faults);
                        open = Some(Heading { level: level(name), text: None, is_empty: true });
                    }
                    ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => {
                        if let Some(heading) = &mut open {
                            heading.text.get_or_insert_default();
                            heading.is_empty = true;
                        }
                    }
                    ("img", _) => mark(&mut open),
                    _ => {}
                }
            }
            Piece::Text(text) if !is_code => {
                if text.contains('`') {
                    faults.push(format!("a backtick shows: {}", text.trim()));
                }
                if text.contains("|---") {
                    faults.push(format!("a table shows as text: {}", text.trim()));
                }
                if docblocks > 0 && !text.trim().is_empty() {
                    if let Some(heading) = &mut open
                        && heading.text.is_none()
                        && text.trim() != "§"
                    {
                        heading.text = Some(text.trim().to_owned());
                    }
                    mark(&mut open);
                }
            }
            Piece::Text(_) => {}
        }
    }
    faults
}

struct Heading {
    level: u8,
    text: Option<String>,
    is_empty: bool,
}

fn level(name: &str) -> u8 {
    name.as_bytes()[1] - b'0'
}

fn mark(open: &mut Option<Heading>) {
    if let Some(heading) = open {
        heading.is_empty = false;
    }
}

/// Ends the section before a heading of `level`; one of a lower level is a part of it.
fn close(open: &mut Option<Heading>, level: u8, faults: &mut Vec<String>) {
    if let Some(heading) = open.take()
        && heading.is_empty
        && (level == 0 || level <= heading.level)
    {
        faults.push(format!("an empty section: {}", heading.text.unwrap_or_default()));
    }
}

enum Piece<'a> {
    Tag(&'a str),
    Text(&'a str),
}

/// Tags and the text between them; what stands in scripts and styles is one text.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..start]));
        let end = start + rest[start..].find('>').unwrap_or(rest.len() - start - 1);
        let tag = &rest[start + 1..end];
        pieces.push(Piece::Tag(tag));
        rest = &rest[end + 1..];
        if let (name @ ("script" | "style"), false) = name_of(tag) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            rest = &rest[end..];
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn name_of(tag: &str) -> (&str, bool) {
    let (tag, is_end) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
    let end = tag.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(tag.len());
    (&tag[..end], is_end)
}

/// The values of an attribute, in all tags.
fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("{name}=\"");
    let tags = pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    });
    tags.filter_map(|tag| {
        let at = tag.find(&start)?;
        let before = tag[..at].chars().next_back();
        let value = &tag[at + start.len()..];
        before.filter(|c| c.is_whitespace()).and(value.split('"').next())
    })
    .collect()
}

/// `.` and `..` taken out, as a browser does.
fn resolve(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            other => resolved.push(other),
        }
    }
    resolved
}

/// A trait that is hidden on purpose, so that nobody else implements `Input`: rustdoc links to it all the
/// same.
const HIDDEN: &str = "wire_text/input/sealed/trait.Sealed.html";

/// What is documented here. After it, traits of other crates follow, whose links were written for their own
/// pages.
fn own_part(html: &str) -> &str {
    html.split("<h2 id=\"blanket-implementations\"").next().unwrap_or(html)
}

/// The page that `html` redirects to: rustdoc has one for each item that a private module re-exports.
fn redirect(html: &str) -> Option<&str> {
    let (_, after) = html.split_once("http-equiv=\"refresh\" content=\"0;URL=")?;
    after.split('"').next()
}

/// The identifiers of the elements of a page, if there is such a page.
fn ids_of(page: &Path) -> Option<HashSet<String>> {
    let mut html = String::from_utf8_lossy(&fs::read(page).ok()?).into_owned();
    if let Some(other) = redirect(&html) {
        let other = resolve(&page.parent()?.join(other));
        html = fs::read_to_string(other).ok()?;
    }
    Some(values(&html, "id").into_iter().map(str::to_owned).collect())
}

/// The links of a page that lead nowhere.
fn dead_links(
    page: &Path,
    html: &str,
    ids: &mut HashMap<PathBuf, Option<HashSet<String>>>,
) -> Vec<String> {
    let mut dead = Vec::new();
    for link in values(own_part(html), "href") {
        if link.contains("://") || link.starts_with("mailto:") || link.starts_with("javascript:") {
            continue;
        }
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let mut target = match path {
            "" => page.to_owned(),
            path => resolve(&page.parent().unwrap().join(path)),
        };
        if target.is_dir() {
            target.push("index.html");
        }
        if target.ends_with(HIDDEN) {
            continue;
        }
        let found = ids.entry(target.clone()).or_insert_with(|| ids_of(&target));
        // The lines of a source have no element of their own.
        let is_made =
            target.components().any(|part| part.as_os_str() == "src") || fragment.is_empty();
        match found {
            Some(ids) if is_made || ids.contains(fragment) => {}
            _ => dead.push(format!("a link leads nowhere: {link}")),
        }
    }
    dead
}

/// What is documented of an item itself: its traits and those who implement it come after.
fn item_part(html: &str) -> &str {
    let ends = ["trait-implementations", "synthetic-implementations", "blanket-implementations"];
    let ends = ends.into_iter().chain(["foreign-impls", "implementors"]);
    let ends = ends.filter_map(|id| html.find(&format!("<h2 id=\"{id}\"")));
    &html[..ends.min().unwrap_or(html.len())]
}

fn has_example(html: &str) -> bool {
    values(item_part(html), "class").iter().any(|class| class.contains("rust-example-rendered"))
}

/// Whether a page is about one item, by the name of its file.
fn is_item(page: &Path) -> bool {
    let kinds = ["struct", "enum", "trait", "fn", "macro", "constant", "type"];
    let name = page.file_name().unwrap_or_default().to_string_lossy();
    name.split_once('.').is_some_and(|(kind, rest)| kinds.contains(&kind) && rest != "html")
}

/// The targets of the links in the documentation of an item.
fn documented_links(html: &str) -> Vec<&str> {
    let (mut links, mut docblocks, mut divs) = (Vec::new(), 0_usize, Vec::new());
    for piece in pieces(item_part(html)) {
        let Piece::Tag(tag) = piece else { continue };
        match name_of(tag) {
            ("div", false) => {
                let is_docblock = tag.contains("class=\"docblock");
                docblocks += usize::from(is_docblock);
                divs.push(is_docblock);
            }
            ("div", true) if divs.pop() == Some(true) => docblocks -= 1,
            ("a", false) if docblocks > 0 => {
                let link = tag.split("href=\"").nth(1).and_then(|link| link.split('"').next());
                links.extend(link.filter(|link| !link.contains("://")));
            }
            _ => {}
        }
    }
    links
}

/// The pages of items that have no example, and whose documentation links to no page that has one. An
/// operation must have its own.
fn without_example(pages: &BTreeMap<PathBuf, String>) -> Vec<&Path> {
    let folder = |page: &Path| page.parent().unwrap_or(Path::new("")).to_owned();
    let links_to_example = |page: &Path, html: &str| {
        documented_links(html).into_iter().any(|link| {
            let path = link.split('#').next().unwrap_or_default();
            let target = resolve(&folder(page).join(path));
            let Some(html) = pages.get(&target) else { return false };
            let other = redirect(html).map(|other| resolve(&folder(&target).join(other)));
            has_example(other.and_then(|other| pages.get(&other)).unwrap_or(html))
        })
    };
    let items = pages.iter().filter(|(page, html)| is_item(page) && redirect(html).is_none());
    let is_operation = |html: &str| html.contains("id=\"impl-Operation-for-");
    let bare = items.filter(|(page, html)| {
        !has_example(html) && (is_operation(html) || !links_to_example(page, html))
    });
    bare.map(|(page, _)| page.as_path()).collect()
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            found.push(path);
        }
    }
}

#[test]
#[ignore = "it reads what `cargo documents` rendered: see `.ci/rustdoc`"]
fn every_page_reads_well() {
    let docs = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("doc");
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let (mut ids, mut read, mut wrong) = (HashMap::new(), BTreeMap::new(), Vec::new());
    for entry in fs::read_dir(crates).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name =
            if name == "registrar-cli" { "registrar".into() } else { name.replace('-', "_") };
        let mut found = Vec::new();
        pages(&docs.join(name), &mut found);
        for page in found {
            let html = fs::read_to_string(&page).unwrap();
            let shown = page.strip_prefix(&docs).unwrap().display();
            let faults = faults(&html).into_iter().chain(dead_links(&page, &html, &mut ids));
            wrong.extend(faults.map(|fault| format!("{shown}: {fault}")));
            read.insert(page, html);
        }
    }
    let bare = without_example(&read).into_iter().map(|page| page.strip_prefix(&docs).unwrap());
    // Nobody calls what is inside the program.
    let bare = bare.filter(|page| !page.starts_with("registrar"));
    wrong.extend(bare.map(|page| format!("{}: no example, and no link to one", page.display())));
    let count = read.len();
    assert!(count > 400, "only {count} pages");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{count} pages");
}

#[test]
fn faults_are_found() {
    let page = |text: &str| format!("<div class=\"docblock\">{text}</div>");
    assert_eq!(faults(&page("<h2 id=\"a\">A</h2><p>b <code>`</code></p>")), [""; 0]);
    assert_eq!(faults(&page("<p>a `b</p>")), ["a backtick shows: a `b"]);
    assert_eq!(faults(&page("<p>|---|</p>")), ["a table shows as text: |---|"]);
    assert_eq!(faults(&page("<h2>A</h2><h2>B</h2><p>b</p>")), ["an empty section: A"]);
    assert_eq!(faults(&page("<h2>A</h2><h3>B</h3><p>b</p><h2>C</h2>")), ["an empty section: C"]);
}

#[test]
fn dead_links_are_found() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("links");
    fs::create_dir_all(&folder).unwrap();
    let (page, other) = (folder.join("page.html"), folder.join("other.html"));
    fs::write(&other, "<p id=\"here\">").unwrap();
    let html = "<a id=\"me\" href=\"#me\"><a href=\"other.html#here\"><a href=\"../links/other.html\">\
        <a href=\"gone.html\"><a href=\"other.html#gone\"><a href=\"#gone\">";
    fs::write(&page, html).unwrap();
    let dead = dead_links(&page, html, &mut HashMap::new());
    let gone = ["gone.html", "other.html#gone", "#gone"];
    assert_eq!(dead, gone.map(|link| format!("a link leads nowhere: {link}")));
}

#[test]
fn items_without_an_example_are_found() {
    let example = "<pre class=\"rust rust-example-rendered\">";
    let docs = |text: &str| format!("<div class=\"docblock\"><div>{text}</div></div>");
    let link = |page: &str| docs(&format!("<a class=\"struct\" href=\"{page}#x\">"));
    let pages = [
        ("a/index.html", docs(example)),
        ("a/struct.Has.html", docs(example)),
        ("a/struct.Bare.html", "<a href=\"struct.Has.html\">".to_owned()),
        ("a/struct.Late.html", format!("<h2 id=\"trait-implementations\">{}", docs(example))),
        ("a/b/enum.Links.html", link("../struct.Has.html")),
        ("a/b/fn.module.html", link("../index.html")),
        ("a/b/trait.Wrong.html", link("../struct.Bare.html")),
        ("a/b/type.Far.html", link("../c/struct.Moved.html")),
        (
            "a/struct.Send.html",
            link("struct.Has.html") + "<section id=\"impl-Operation-for-Send\">",
        ),
        (
            "a/c/struct.Moved.html",
            "http-equiv=\"refresh\" content=\"0;URL=../struct.Has.html\"".into(),
        ),
        ("a/b/index.html", String::new()),
    ];
    let pages = pages.map(|(page, html)| (PathBuf::from(page), html)).into();
    let bare =
        ["a/b/trait.Wrong.html", "a/struct.Bare.html", "a/struct.Late.html", "a/struct.Send.html"];
    assert_eq!(without_example(&pages), bare.map(Path::new));
}
