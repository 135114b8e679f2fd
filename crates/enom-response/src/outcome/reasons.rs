//! The messages and response numbers of a response, and which belong together.

use alloc::vec::Vec;
use core::fmt;

use crate::field::Field;
use crate::names::{RESPONSE_NUMBER, digits_after, error_number, is_error, number};
use crate::response_code::ResponseCode;

/// A message and a response number: the n-th message and the n-th number are paired. One of the two may be
/// missing.
///
/// [`Outcome`](crate::Outcome) has an example.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Reason<'r> {
    message: Option<&'r str>,
    number: Option<&'r str>,
    text: Option<&'r str>,
}

impl<'r> Reason<'r> {
    /// The message for people, such as `Err1`.
    #[must_use]
    pub const fn message(&self) -> Option<&'r str> {
        self.message
    }

    /// The response number, such as `ResponseNumber1`, if it is one.
    #[must_use]
    pub fn code(&self) -> Option<ResponseCode> {
        self.number?.parse().ok()
    }

    /// The response number, as it is spelt.
    #[must_use]
    pub const fn number(&self) -> Option<&'r str> {
        self.number
    }

    /// The meaning of the number in words, such as `ResponseString1`.
    #[must_use]
    pub const fn text(&self) -> Option<&'r str> {
        self.text
    }

    /// Whether the number is neither 0 nor begins with 100.
    pub(super) fn says_no(&self) -> bool {
        self.number.is_some_and(|text| number(text) != Some(0) && !text.starts_with("100"))
    }
}

/// The messages that are not empty, by number: `ErrN` at the top level, and what is named as an error in `errors`,
/// by its place there if its name has no number.
pub(super) fn messages(root: Field<'_>) -> Vec<(u64, &str)> {
    let outer = root.fields().map(|field| (error_number(field.name()), field));
    let within = root.fields_named("errors").flat_map(|errors| {
        (1..).zip(errors.fields()).map(|(at, field)| {
            let number = error_number(field.name());
            (number.or_else(|| is_error(field.name()).then_some(at)), field)
        })
    });
    let mut found: Vec<_> = outer
        .chain(within)
        .filter_map(|(number, field)| Some((number?, text_within(field)?)))
        .collect();
    found.sort_by_key(|&(number, _)| number);
    found
}

/// The response numbers and texts that are not empty, by number: at the top level, in `responses` and in
/// `response`, and the n-th `response` in `responses`.
pub(super) fn responses(root: Field<'_>) -> Vec<(u64, Reason<'_>)> {
    let mut found = Vec::new();
    let lists = || root.fields_named("responses");
    for outer in core::iter::once(root).chain(lists()).chain(root.fields_named("response")) {
        collect_responses(outer, None, &mut found);
    }
    let within = lists().flat_map(|list| list.fields_named("response"));
    for (at, response) in (1..).zip(within) {
        collect_responses(response, Some(at), &mut found);
    }
    // Stable: of two with one number, both stay.
    found.sort_by_key(|&(number, _)| number);
    let mut merged: Vec<(u64, Reason<'_>)> = Vec::with_capacity(found.len());
    for (index, next) in found {
        match merged.last_mut() {
            Some((last, reason))
                if *last == index
                    && (reason.number.is_none() || next.number.is_none())
                    && (reason.text.is_none() || next.text.is_none()) =>
            {
                reason.number = reason.number.or(next.number);
                reason.text = reason.text.or(next.text);
            }
            _ => merged.push((index, next)),
        }
    }
    merged
}

/// Adds what stands directly in `parent`; names without a number have the number `at`.
fn collect_responses<'r>(parent: Field<'r>, at: Option<u64>, found: &mut Vec<(u64, Reason<'r>)>) {
    for field in parent.fields() {
        let index = |stem: &str| match digits_after(field.name(), stem)? {
            "" => Some(at.unwrap_or(1)),
            digits => number(digits),
        };
        let reason = if let Some(index) = index(RESPONSE_NUMBER) {
            text_within(field)
                .map(|number| (index, Reason { number: Some(number), ..Reason::default() }))
        } else if let Some(index) = index("ResponseString") {
            text_within(field).map(|text| (index, Reason { text: Some(text), ..Reason::default() }))
        } else {
            None
        };
        found.extend(reason);
    }
}

/// The text of `field`, or that of the first field within it that has some. Nothing if it is empty; but the text
/// beside fields is not read, so where there are fields there is always some.
fn text_within(field: Field<'_>) -> Option<&str> {
    let within = (field.index..field.end()).map(|index| Field { index, ..field });
    let text = within.map(|field| field.value().trim_ascii()).find(|text| !text.is_empty());
    text.or_else(|| field.has_fields().then_some(""))
}

/// Messages and response numbers in order, those of one number together.
pub(super) fn paired<'r>(
    messages: Vec<(u64, &'r str)>,
    responses: Vec<(u64, Reason<'r>)>,
) -> Vec<Reason<'r>> {
    let mut reasons = Vec::with_capacity(messages.len().max(responses.len()));
    let mut responses = responses.into_iter().peekable();
    for (at, message) in messages {
        while let Some((_, before)) = responses.next_if(|&(number, _)| number < at) {
            reasons.push(before);
        }
        let with = responses.next_if(|&(number, _)| number == at).unwrap_or_default().1;
        reasons.push(Reason { message: Some(message), ..with });
    }
    reasons.extend(responses.map(|(_, reason)| reason));
    reasons
}

/// The messages are the server's words and may quote secrets: they do not show.
impl fmt::Debug for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reason").field("code", &self.code()).finish_non_exhaustive()
    }
}
