//! A date for the filters of listings.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// A date, `YYYY-MM-DD`, in a year up to 2030, as `get_transfers_away` requires.
///
/// ```
/// use registrar_ops::opensrs::Date;
///
/// let date: Date = "2027-03-09".parse()?;
/// assert_eq!(date.to_string(), "2027-03-09");
/// assert!("2031-01-01".parse::<Date>().is_err());
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Checks a date.
    ///
    /// # Errors
    /// [`OutOfRange`](ParameterErrorKind::OutOfRange) if there is no such day, or the year is after 2030.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, ParameterError> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => 0,
        };
        if year <= 2030 && (1..=days).contains(&day) {
            return Ok(Self { year, month, day });
        }
        Err(error(ParameterErrorKind::OutOfRange, "a day of a year up to 2030"))
    }
}

fn error(kind: ParameterErrorKind, rule: &'static str) -> ParameterError {
    ParameterError::new(kind, "date", rule).says("get_transfers_away")
}

/// Reads `YYYY-MM-DD`.
impl FromStr for Date {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        let is_form = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let number = |range: Range<usize>| -> Option<u16> {
            text.get(range).filter(|_| is_form)?.parse().ok()
        };
        match (number(0..4), number(5..7), number(8..10)) {
            (Some(year), Some(month), Some(day)) => {
                // Two digits fit.
                let small = |number| u8::try_from(number).unwrap_or_default();
                Self::new(year, small(month), small(day))
            }
            _ => Err(error(ParameterErrorKind::Invalid, "YYYY-MM-DD")),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are_up_to_2030() {
        use ParameterErrorKind::{Invalid, OutOfRange};
        for (text, kind) in [
            ("2030-12-31", None),
            ("2028-02-29", None),
            ("2027-02-29", Some(OutOfRange)),
            ("2027-04-31", Some(OutOfRange)),
            ("2027-13-01", Some(OutOfRange)),
            ("2027-00-10", Some(OutOfRange)),
            ("2027-01-00", Some(OutOfRange)),
            ("2031-01-01", Some(OutOfRange)),
            ("2027-1-1", Some(Invalid)),
            ("+027-01-01", Some(Invalid)),
            ("2027-01-01 ", Some(Invalid)),
            ("", Some(Invalid)),
        ] {
            let read = text.parse::<Date>();
            assert_eq!(read.as_ref().err().map(ParameterError::kind), kind, "{text}");
            if let Ok(date) = read {
                assert_eq!(date.to_string(), text);
            }
        }
    }
}
