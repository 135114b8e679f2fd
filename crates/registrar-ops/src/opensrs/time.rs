//! Dates and times of `OpenSRS`, by the crate `jiff`.

use jiff::Timestamp;
use jiff::civil::DateTime;

/// Reads `text`: a date and time (`YYYY-MM-DD hh:mm:ss`), or a date (`YYYY-MM-DD`), which means midnight. The
/// registrar does not say which time zone it uses, so the result is a civil time.
///
/// ```
/// use registrar_ops::opensrs::date_time;
///
/// let expires = date_time("2027-03-09 14:05:30").unwrap();
/// assert_eq!(expires.to_string(), "2027-03-09T14:05:30");
/// assert_eq!(date_time("2027-03-09 25:00:00"), None);
/// ```
#[must_use]
pub fn date_time(text: &str) -> Option<DateTime> {
    let text = text.trim_ascii();
    let bytes = text.as_bytes();
    let is_digit_or = |at: usize, byte: u8| match at {
        4 | 7 => byte == b'-',
        10 => byte == b' ',
        13 | 16 => byte == b':',
        _ => byte.is_ascii_digit(),
    };
    let is_form = matches!(bytes.len(), 10 | 19)
        && bytes.iter().enumerate().all(|(at, &byte)| is_digit_or(at, byte));
    let number = |at: usize, length: usize| {
        if at >= bytes.len() { Some(0) } else { text.get(at..at + length)?.parse::<i16>().ok() }
    };
    let small = |at| i8::try_from(number(at, 2)?).ok();
    if !is_form {
        return None;
    }
    DateTime::new(number(0, 4)?, small(5)?, small(8)?, small(11)?, small(14)?, small(17)?, 0).ok()
}

/// Reads `text`, a number of seconds since 1970 (`unixtime`).
///
/// ```
/// use registrar_ops::opensrs::unix_time;
///
/// assert_eq!(unix_time("1323388800").unwrap().to_string(), "2011-12-09T00:00:00Z");
/// assert_eq!(unix_time("yesterday"), None);
/// ```
#[must_use]
pub fn unix_time(text: &str) -> Option<Timestamp> {
    let digits = text.trim_ascii();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Timestamp::from_second(digits.parse().ok()?).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_of_the_wire_are_read() {
        for (text, shown) in [
            ("2027-03-09 14:05:30", Some("2027-03-09T14:05:30")),
            (" 2027-03-09 ", Some("2027-03-09T00:00:00")),
            ("2027-02-29", None),
            ("2027-3-9", None),
            ("2027-03-09T14:05:30", None),
            ("2027-03-09 14:05", None),
            ("+027-03-09", None),
            ("", None),
        ] {
            assert_eq!(date_time(text).map(|time| time.to_string()).as_deref(), shown, "{text}");
        }
        for (text, second) in [
            ("0", Some(0)),
            (" 7 ", Some(7)),
            ("-7", None),
            ("", None),
            ("99999999999999999", None),
        ] {
            assert_eq!(unix_time(text).map(Timestamp::as_second), second, "{text}");
        }
    }
}
