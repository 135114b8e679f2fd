//! Dates and times: `2/11/2015 1:34:12 PM`, with the `TimeDifference` of the server.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::Decimal;
use crate::Response;

/// The date and time that `text` writes as the wire does: month, day and year, then perhaps hour,
/// minute and perhaps second, with `AM` or `PM` or by 24 hours. A date alone means its midnight.
///
/// ```
/// use enom_response::typed::date_time;
///
/// let time = date_time("2/11/2015 1:34:12 PM").unwrap();
/// assert_eq!(time, jiff::civil::date(2015, 2, 11).at(13, 34, 12, 0));
/// assert_eq!(date_time("2015-02-11"), None);
/// ```
#[must_use]
pub fn date_time(text: &str) -> Option<DateTime> {
    let mut words = text.split_ascii_whitespace();
    let date = date(words.next()?)?;
    let Some(time) = words.next() else { return Some(date.to_datetime(Time::midnight())) };
    let half = words.next();
    if words.next().is_some() {
        return None;
    }
    // `1:34:12PM`.
    let (time, half) = match half {
        Some(half) => (time, Some(half)),
        None => match time.trim_end_matches(|c: char| c.is_ascii_alphabetic()) {
            digits if digits.len() < time.len() => (digits, Some(&time[digits.len()..])),
            digits => (digits, None),
        },
    };
    Some(date.to_datetime(time_of_day(time, half)?))
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(number(year)?, number(month)?, number(day)?).ok()
}

fn time_of_day(text: &str, half: Option<&str>) -> Option<Time> {
    let mut parts = text.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("0"));
    if parts.next().is_some() {
        return None;
    }
    let hour: i8 = number(hour)?;
    let hour = match half {
        None => hour,
        Some(half) if half.eq_ignore_ascii_case("am") && (0..=12).contains(&hour) => hour % 12,
        Some(half) if half.eq_ignore_ascii_case("pm") && (1..=12).contains(&hour) => hour % 12 + 12,
        Some(_) => return None,
    };
    Time::new(hour, number(minute)?, number(second)?, 0).ok()
}

/// At most four digits.
fn number<T: core::str::FromStr>(digits: &str) -> Option<T> {
    let is_number =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// The offset from UTC of a server with this `TimeDifference`: the hours that its time lacks, so that
/// `+08.00` is UTC-8. The fraction is one of an hour, in quarters.
///
/// ```
/// use enom_response::typed::utc_offset;
///
/// assert_eq!(utc_offset("+08.00"), Some(jiff::tz::Offset::constant(-8)));
/// assert_eq!(utc_offset("+0.00"), Some(jiff::tz::Offset::UTC));
/// ```
#[must_use]
pub fn utc_offset(text: &str) -> Option<Offset> {
    let difference: Decimal = text.parse().ok()?;
    let unit = 10_i64.checked_pow(difference.scale())?;
    let quarters = difference.mantissa().checked_mul(4)?;
    if quarters % unit != 0 {
        return None;
    }
    let seconds = (quarters / unit).checked_mul(-15 * 60)?;
    Offset::from_seconds(i32::try_from(seconds).ok()?).ok()
}

/// The moment that a date and time of a server with this `TimeDifference` means.
///
/// ```
/// use enom_response::typed::timestamp;
///
/// let moment = timestamp("12/11/2011 11:35:47 PM", "+08.00").unwrap();
/// assert_eq!(moment.to_string(), "2011-12-12T07:35:47Z");
/// ```
#[must_use]
pub fn timestamp(text: &str, time_difference: &str) -> Option<Timestamp> {
    utc_offset(time_difference)?.to_timestamp(date_time(text)?).ok()
}

impl Response<'_> {
    /// When the server took the request: `RequestDateTime` with `TimeDifference`.
    #[must_use]
    pub fn request_time(&self) -> Option<Timestamp> {
        timestamp(self.get("RequestDateTime")?, self.get("TimeDifference")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn dates_and_times() {
        for (text, shown) in [
            ("2/11/2015 1:34:12 PM", "2015-02-11T13:34:12"),
            ("12/7/2011 6:16:27 AM", "2011-12-07T06:16:27"),
            ("12/31/1999 12:00:00 AM", "1999-12-31T00:00:00"),
            ("12/31/1999 12:59:59 pm", "1999-12-31T12:59:59"),
            (" 01/02/2003  04:05 ", "2003-01-02T04:05:00"),
            ("1/2/2003 16:05:06", "2003-01-02T16:05:06"),
            ("1/2/2003 4:05:06PM", "2003-01-02T16:05:06"),
            ("2/29/2012", "2012-02-29T00:00:00"),
        ] {
            assert_eq!(
                date_time(text).map(|time| time.to_string()).as_deref(),
                Some(shown),
                "{text}"
            );
        }
        for text in [
            "",
            "13/1/2015",
            "2/30/2015",
            "2/11/15",
            "2/11/2015 13:00:00 PM",
            "2/11/2015 0:00 PM",
            "2/11/2015 1",
            "2/11/2015 1:2:3:4",
            "2/11/2015 1:34:12 XM",
            "2/11/2015 1:34:12 PM PM",
            "2015-02-11",
            "2/11/2015/1",
            "2/11/2015 -1:00",
            "2/11/2015 24:00",
            "00002/11/2015",
            "2/11/2015 1:34:12.5 PM",
        ] {
            assert_eq!(date_time(text), None, "{text}");
        }
    }

    #[test]
    fn offsets_are_quarters_of_hours() {
        for (text, seconds) in [
            ("+0.00", Some(0)),
            ("+08.00", Some(-28_800)),
            ("-5.50", Some(19_800)),
            ("7", Some(-25_200)),
            ("+5.75", Some(-20_700)),
            ("+5.30", None),
            ("+99.00", None),
            ("", None),
        ] {
            assert_eq!(utc_offset(text).map(Offset::seconds), seconds, "{text}");
        }
    }

    #[test]
    fn replies_say_when() {
        let response =
            Response::parse("RequestDateTime=2/5/2015 3:14:04 PM\nTimeDifference=+0.00").unwrap();
        assert_eq!(response.request_time().unwrap().to_string(), "2015-02-05T15:14:04Z");
        assert_eq!(Response::parse("RequestDateTime=2/5/2015").unwrap().request_time(), None);
    }
}
