//! Functions that read values as eNom writes them. White space around a value is ignored.

use core::fmt;
use core::str::FromStr;

use smallvec::SmallVec;

use crate::error::Error;

#[cfg(feature = "jiff")]
mod time;
#[cfg(feature = "jiff")]
pub use time::{date, date_time};

pub use wire_text::parse_bool as boolean;

/// Reads a whole number, with an optional sign and optional commas between groups of three digits. `None` if it
/// does not fit in `T`.
///
/// ```
/// use enom_response::typed::integer;
///
/// assert_eq!(integer::<i32>("-1,832"), Some(-1832));
/// assert_eq!(integer::<u8>("256"), None);
/// assert_eq!(integer::<u8>("1,2"), None);
/// ```
#[must_use]
pub fn integer<T: FromStr>(text: &str) -> Option<T> {
    // Most are a few digits and nothing else.
    if (1..MAX_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (digits, scale) = plain(text)?;
    if scale == 0 && !text.contains('.') { parse(&digits) } else { None }
}

/// A decimal number without rounding, for amounts such as `-1,832.23`.
///
/// ```
/// use enom_response::typed::Decimal;
///
/// let amount: Decimal = "-1,832.23".parse()?;
/// assert_eq!((amount.mantissa(), amount.scale()), (-183_223, 2));
/// assert_eq!(amount.to_string(), "-1832.23");
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u32,
}

impl Decimal {
    /// The number `mantissa` with the point before its last `scale` digits.
    #[must_use]
    pub const fn new(mantissa: i64, scale: u32) -> Self {
        Self { mantissa, scale }
    }

    /// All digits, without the point.
    #[must_use]
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many digits follow the point.
    #[must_use]
    pub const fn scale(self) -> u32 {
        self.scale
    }
}

impl FromStr for Decimal {
    type Err = Error;

    /// Reads digits with an optional point and sign, and optional commas between groups of three digits before
    /// the point.
    fn from_str(text: &str) -> Result<Self, Error> {
        plain(text)
            .and_then(|(digits, scale)| Some(Self { mantissa: parse(&digits)?, scale }))
            .ok_or_else(|| Error::data("a decimal number"))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        let scale = self.scale as usize;
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = alloc::format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

/// More digits, with the sign, than any number here has.
const MAX_DIGITS: usize = 48;

/// A number in ASCII, and room for a point.
type Digits = SmallVec<[u8; MAX_DIGITS + 1]>;

/// The digits of a number with their sign, without point and commas, and how many stood after the
/// point.
fn plain(text: &str) -> Option<(Digits, u32)> {
    let text = text.trim_ascii();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if let Some((first, groups)) = whole.split_once(',')
        && (!(1..=3).contains(&first.len()) || groups.split(',').any(|group| group.len() != 3))
    {
        return None;
    }
    // What is no number may be a secret, of which no copy is made.
    let digits = || whole.bytes().filter(|&byte| byte != b',').chain(fraction.bytes());
    let sign = text.starts_with('-').then_some(b'-');
    if digits().count() + usize::from(sign.is_some()) > MAX_DIGITS
        || !digits().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let scale = u32::try_from(fraction.len()).ok()?;
    Some((sign.into_iter().chain(digits()).collect(), scale))
}

/// The number that `digits` are, where it fits.
fn parse<T: FromStr>(digits: &[u8]) -> Option<T> {
    str::from_utf8(digits).ok()?.parse().ok()
}

/// The floating-point number that `text` writes: a [`Decimal`], or whatever `f64` reads.
#[cfg(feature = "serde")]
pub(crate) fn float(text: &str) -> Option<f64> {
    let text = text.trim_ascii();
    if !text.contains(',') {
        return text.parse().ok();
    }
    let (mut digits, scale) = plain(text)?;
    digits.insert(digits.len().checked_sub(scale as usize)?, b'.');
    parse(&digits)
}

#[cfg(feature = "serde")]
mod with_serde {
    use core::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Decimal;

    impl<'de> Deserialize<'de> for Decimal {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(DecimalVisitor)
        }
    }

    struct DecimalVisitor;

    impl Visitor<'_> for DecimalVisitor {
        type Value = Decimal;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a decimal number")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
            text.parse().map_err(|_| E::custom("expected a decimal number"))
        }
    }

    impl Serialize for Decimal {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn booleans() {
        for (text, value) in [
            ("true", Some(true)),
            (" TRUE\n", Some(true)),
            ("1", Some(true)),
            ("Yes", Some(true)),
            ("no", Some(false)),
            ("0", Some(false)),
            ("", None),
            ("2", None),
            ("truee", None),
        ] {
            assert_eq!(boolean(text), value, "{text:?}");
        }
    }

    #[test]
    fn integers() {
        for (text, value) in [
            ("0", Some(0)),
            (" 1,832 ", Some(1832)),
            ("+7", Some(7)),
            ("-1,000,000", Some(-1_000_000)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("", None),
            ("-", None),
            ("1.0", None),
            ("1.", None),
            ("1,83", None),
            ("1832,000", None),
            (",100", None),
            ("--1", None),
            ("1 2", None),
        ] {
            assert_eq!(integer::<i64>(text), value, "{text:?}");
        }
    }

    #[test]
    fn numbers_have_so_many_digits_at_most() {
        let zeros = |count| "0".repeat(count);
        for (text, is_number) in [
            (zeros(MAX_DIGITS), true),
            (zeros(MAX_DIGITS + 1), false),
            (["-", &zeros(MAX_DIGITS - 1)].concat(), true),
            (["-", &zeros(MAX_DIGITS)].concat(), false),
            (["1.", &zeros(MAX_DIGITS)].concat(), false),
        ] {
            assert_eq!(text.parse::<Decimal>().is_ok(), is_number, "{text}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn floats() {
        for (text, value) in [
            ("-1,832.25", Some(-1832.25)),
            (" 1,000 ", Some(1000.0)),
            ("1,000.", Some(1000.0)),
            ("0.5", Some(0.5)),
            ("1e3", Some(1000.0)),
            ("1,000e3", None),
            ("1,00", None),
            (",5", None),
            ("", None),
        ] {
            assert_eq!(float(text), value, "{text:?}");
        }
    }

    #[test]
    fn decimals() {
        for (text, mantissa, scale, shown) in [
            ("-1,832.23", -183_223, 2, "-1832.23"),
            ("0.05", 5, 2, "0.05"),
            (".5", 5, 1, "0.5"),
            ("5.", 5, 0, "5"),
            ("+08.00", 800, 2, "8.00"),
            ("-0.01", -1, 2, "-0.01"),
            ("0", 0, 0, "0"),
            ("-0.00", 0, 2, "0.00"),
            ("1,000", 1000, 0, "1000"),
        ] {
            let decimal: Decimal = text.parse().unwrap();
            assert_eq!(decimal, Decimal::new(mantissa, scale), "{text}");
            assert_eq!(decimal.to_string(), shown);
        }
        for text in
            ["", ".", "-", "1.2.3", "1,00.0", "12,34", "1.2,3", "$1", "1e5", "99999999999999999999"]
        {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }
}
