//! Gathering what a response says of its outcome.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::{Count, Outcome, Reason};
use crate::flat::{ERRORS, FlatFields, LONG_MESSAGE, Line, MESSAGE, is_origin, split_index};
use crate::{Response, ResponseCode};

/// A response number or its text, and where it stands: within which field, with which index, as the
/// how-many-th of all.
#[derive(Clone, Copy)]
struct Found<'r> {
    place: (u32, Option<u64>),
    at: usize,
    value: &'r str,
}

/// Gathers what a response says of its outcome.
#[derive(Default)]
pub(super) struct Collector<'r> {
    messages: Vec<(Option<u64>, &'r str)>,
    /// Messages at length, which count where there is no other with their number.
    long: Vec<(u64, &'r str)>,
    numbers: Vec<Found<'r>>,
    texts: Vec<Found<'r>>,
    errors: Count,
    declared_responses: Count,
    /// Whether there is an `ErrCount`.
    counted: bool,
    failed: bool,
}

/// How many errors there are, by the word of the response.
const ERROR_COUNT: &str = "ErrCount";

impl<'r> Collector<'r> {
    pub(super) fn collect(mut self, response: &'r Response<'_>) -> Outcome<'r> {
        let mut flat = FlatFields::new(response.root());
        while let Some(line) = flat.advance() {
            let name = line.field.name();
            if matches!(name.as_bytes().first(), Some(b'E' | b'e' | b'R' | b'r'))
                || flat.depth() > 0
            {
                self.line(line, &flat);
            }
        }
        if !self.counted && is_hidden(response) {
            self.failed = true;
            self.errors.unreadable = true;
        }
        let complete = response.is_complete();
        self.finish(complete)
    }

    fn line(&mut self, line: Line<'r>, flat: &FlatFields<'r>) {
        let (name, value) = (line.field.name(), line.field.value().trim_ascii());
        let (stem, digits) = split_index(name);
        let is = |other: &str| stem.eq_ignore_ascii_case(other);
        let listed = || flat.last_number(line).map(|number| number as u64);
        if digits.is_none() && is(ERROR_COUNT) {
            self.counted = true;
            self.failed |= !value.is_empty() && value.parse() != Ok(0_u64);
            self.errors.declare(value);
        } else if digits.is_none() && is("ResponseCount") {
            self.declared_responses.declare(value);
        } else if is("ResponseNumber") || is("ResponseString") {
            let place = (flat.parent(), digits.or_else(listed));
            let at = self.numbers.len() + self.texts.len();
            let list = if is("ResponseNumber") { &mut self.numbers } else { &mut self.texts };
            list.push(Found { place, at, value });
        } else if is(MESSAGE) && digits.is_some() {
            self.message(digits, value);
        } else if let (Some(digits), true) = (digits, is(LONG_MESSAGE)) {
            self.long.push((digits, value));
        } else if is_origin(name) {
            // It may stand within `<errors>`.
        } else if let Some(distance) = flat.distance_of(ERRORS) {
            // Of what stands deeper than `<errors><x>`, numbers are no messages.
            if distance == 0 || value.parse::<u64>().is_err() {
                self.message(digits.or_else(listed), value);
            }
        } else if flat.depth() == 0 && (is(ERRORS) || is("error") || is(MESSAGE)) {
            match value.parse::<u64>() {
                Ok(count) => self.failed |= count != 0,
                Err(_) => self.message(digits, value),
            }
        }
    }

    fn message(&mut self, index: Option<u64>, value: &'r str) {
        if !value.is_empty() {
            self.failed = true;
            self.messages.push((index, value));
        }
    }

    /// Adds the messages at length that are the only ones with their number.
    fn long_messages(&mut self) {
        if self.long.is_empty() {
            return;
        }
        let mut short: Vec<_> = self.messages.iter().filter_map(|&(index, _)| index).collect();
        short.sort_unstable();
        for (index, value) in core::mem::take(&mut self.long) {
            if short.binary_search(&index).is_err() {
                self.message(Some(index), value);
            }
        }
    }

    fn finish(mut self, complete: bool) -> Outcome<'r> {
        self.long_messages();
        self.failed |= self.numbers.iter().any(|found| {
            !found.value.is_empty() && !found.value.parse().is_ok_and(ResponseCode::is_success)
        });
        let responses = responses(self.numbers, self.texts);
        self.errors.found = self.messages.len();
        self.declared_responses.found = responses.len();
        let mut messages = ordered(self.messages).into_iter().peekable();
        let mut responses = ordered(responses).into_iter().peekable();
        let mut reasons = Vec::with_capacity(messages.len().max(responses.len()));
        loop {
            let order = match (messages.peek(), responses.peek()) {
                (None, None) => break,
                (Some((left, _)), Some((right, _))) => left.cmp(right),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            let message = if order.is_le() { messages.next() } else { None };
            let response = if order.is_ge() { responses.next() } else { None };
            reasons.push(Reason {
                message: message.map(|(_, message)| message),
                ..response.unwrap_or_default().1
            });
        }
        Outcome {
            complete,
            failed: self.failed,
            reasons,
            errors: self.errors,
            responses: self.declared_responses,
        }
    }
}

/// Whether a response without an `ErrCount` has one within a value, a comment or a longer name, where
/// nobody reads what it says.
#[cold]
fn is_hidden(response: &Response<'_>) -> bool {
    let has = |text: &str| {
        memchr::memchr2_iter(b'E', b'e', text.as_bytes()).any(|at| {
            let word = text.as_bytes().get(at..at + ERROR_COUNT.len());
            word.is_some_and(|word| word.eq_ignore_ascii_case(ERROR_COUNT.as_bytes()))
        })
    };
    let mut flat = FlatFields::new(response.root());
    while let Some(line) = flat.advance() {
        if has(line.field.name()) || has(line.field.value()) {
            return true;
        }
    }
    response.comments().any(has)
}

/// Numbers paired with the texts of the same place, each with its index, in document order. Pairs
/// of which both are empty are left out.
fn responses<'r>(
    mut numbers: Vec<Found<'r>>,
    mut texts: Vec<Found<'r>>,
) -> Vec<(Option<u64>, Reason<'r>)> {
    numbers.sort_by_key(|found| found.place);
    texts.sort_by_key(|found| found.place);
    let mut texts = texts.into_iter().peekable();
    let mut pairs: Vec<(usize, Option<u64>, Reason<'r>)> = Vec::with_capacity(numbers.len());
    let mut push = |number: Option<Found<'r>>, text: Option<Found<'r>>| {
        let first = number.into_iter().chain(text).min_by_key(|found| found.at);
        let (number, text) = (number.map(|found| found.value), text.map(|found| found.value));
        if let (Some(first), true) =
            (first, number.into_iter().chain(text).any(|value| !value.is_empty()))
        {
            pairs.push((first.at, first.place.1, Reason { message: None, number, text }));
        }
    };
    for number in numbers {
        while let Some(text) = texts.next_if(|text| text.place < number.place) {
            push(None, Some(text));
        }
        push(Some(number), texts.next_if(|text| text.place == number.place));
    }
    texts.for_each(|text| push(None, Some(text)));
    pairs.sort_by_key(|&(at, ..)| at);
    pairs.into_iter().map(|(_, index, reason)| (index, reason)).collect()
}

/// `items` in the order of their indexes; one without counts as the one after its predecessor.
fn ordered<T>(items: Vec<(Option<u64>, T)>) -> Vec<(u64, T)> {
    let mut last = 0_u64;
    let mut ordered: Vec<_> = items
        .into_iter()
        .map(|(index, item)| {
            last = index.unwrap_or_else(|| last.saturating_add(1));
            (last, item)
        })
        .collect();
    ordered.sort_by_key(|&(index, _)| index);
    ordered
}
