//! What stands between a value and the next field.

use alloc::vec::Vec;
use core::ops::Range;

use super::super::grammar::{self, Kind};

/// How many end tags around a field are taken off its value.
const MAX_CLOSERS: usize = 8;

/// How many tags of layout stood behind a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Layout {
    pub(super) breaks: usize,
    pub(super) wrappers: usize,
}

impl Layout {
    /// One break, as it should be.
    pub(super) const BREAK: Self = Self { breaks: 1, wrappers: 0 };
}

/// `raw` without the end tags of what stands around the name, and the start tags of what stands around
/// the value then: `</td><td>`, `</STRONG>`.
fn strip_between(raw: &str) -> (&str, usize) {
    let mut rest = raw;
    let (mut count, mut opened) = (0, false);
    while let Ok((after, tag)) = grammar::tag(rest)
        && (tag.kind == Kind::Wrapper || tag.kind == Kind::Strong && tag.end)
        && !(tag.end && opened)
    {
        count += 1;
        opened = !tag.end;
        rest = grammar::trim_start(after);
    }
    (rest, count)
}

/// `raw` without the layout behind the value: breaks, the start tags of what stands around the next
/// field, the end tags of what stands around this one, comments of the markup.
#[inline]
pub(super) fn strip_layout(raw: &str) -> (&str, Layout) {
    let mut layout = Layout::default();
    let mut raw = grammar::trim_end(grammar::trim_start(raw));
    if raw.starts_with("</") {
        (raw, layout.wrappers) = strip_between(raw);
    }
    let mut closers = 0;
    let (whole, mut comments) = (raw, None);
    while raw.ends_with('>') {
        if raw.ends_with("-->") {
            let comments = comments.get_or_insert_with(|| comments_in(whole));
            if let Some(comment) = comments.pop_if(|comment| comment.end == raw.len()) {
                raw = grammar::trim_end(&raw[..comment.start]);
                continue;
            }
        }
        let Some(less) = memchr::memrchr(b'<', raw.as_bytes()) else { break };
        let (before, last) = raw.split_at(less);
        let Ok(("", tag)) = grammar::tag(last) else { break };
        match tag.kind {
            Kind::Break => layout.breaks += 1,
            Kind::Wrapper | Kind::Strong if !tag.end => layout.wrappers += 1,
            Kind::Wrapper | Kind::Strong
                if closers < MAX_CLOSERS && is_unbalanced(before, tag.name) =>
            {
                closers += 1;
                layout.wrappers += 1;
            }
            _ => break,
        }
        raw = grammar::trim_end(before);
    }
    (raw, layout)
}

/// Where the comments of the markup in `text` are.
#[cold]
pub(super) fn comments_in(text: &str) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        let less = at + found;
        let Ok((rest, tag)) = grammar::tag(&text[less..]) else {
            at = less + 1;
            continue;
        };
        at = text.len() - rest.len();
        if tag.is_comment() {
            comments.push(less..at);
        }
    }
    comments
}

/// Whether `text` opens no element `name` that it does not close.
#[cold]
fn is_unbalanced(text: &str, name: &str) -> bool {
    let mut open = 0_usize;
    for less in memchr::memchr_iter(b'<', text.as_bytes()) {
        // No declaration has the name, and to look for the end of each comment would take too long.
        if !text[less..].starts_with("<!")
            && let Ok((_, tag)) = grammar::tag(&text[less..])
            && tag.name.eq_ignore_ascii_case(name)
        {
            open = if tag.end { open.saturating_sub(1) } else { open + 1 };
        }
    }
    open == 0
}
