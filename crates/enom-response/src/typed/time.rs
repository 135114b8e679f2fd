//! Dates and times in the spelling of eNom: `2/11/2015 1:34:12 PM`.

use jiff::civil::{Date, DateTime, Time};

use crate::response::Response;

/// Reads a date and time: month, day and year, hour, minute and perhaps second, `AM` or `PM`. Returns `None`
/// without `AM` or `PM`, which may have been cut off.
///
/// ```
/// use enom_response::typed::date_time;
///
/// let time = date_time("2/11/2015 1:34:12 PM").unwrap();
/// assert_eq!(time, jiff::civil::date(2015, 2, 11).at(13, 34, 12, 0));
/// assert_eq!(date_time("2/11/2015 1:34:12"), None);
/// ```
#[must_use]
pub fn date_time(text: &str) -> Option<DateTime> {
    let mut words = text.split_ascii_whitespace();
    let (day, time, half) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    Some(date(day)?.to_datetime(time_of_day(time, half)?))
}

/// Reads a date: month, day and a year of four digits.
///
/// ```
/// use enom_response::typed::date;
///
/// assert_eq!(date("2/11/2015"), Some(jiff::civil::date(2015, 2, 11)));
/// assert_eq!(date("2/11/15"), None);
/// ```
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let mut parts = text.trim_ascii().split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(number(year)?, number(month)?, number(day)?).ok()
}

fn time_of_day(text: &str, half: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("0"));
    if parts.next().is_some() {
        return None;
    }
    let hour: i8 = number(hour)?;
    let afternoon = match half {
        half if half.eq_ignore_ascii_case("am") => 0,
        half if half.eq_ignore_ascii_case("pm") => 12,
        _ => return None,
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    Time::new(hour % 12 + afternoon, number(minute)?, number(second)?, 0).ok()
}

/// At most four digits.
fn number<T: core::str::FromStr>(digits: &str) -> Option<T> {
    let is_number =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

impl Response<'_> {
    /// When the server received the request, by its own clock: `RequestDateTime`. It is a civil time, because
    /// `TimeDifference` is not an offset from UTC.
    #[must_use]
    pub fn request_time(&self) -> Option<DateTime> {
        date_time(self.get("RequestDateTime")?)
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
            (" 01/02/2003  04:05 AM ", "2003-01-02T04:05:00"),
        ] {
            let time = date_time(text).map(|time| time.to_string());
            assert_eq!(time.as_deref(), Some(shown), "{text}");
        }
        for text in [
            "",
            "2/11/2015",
            "2/11/2015 1:34:12",
            "2/5/2015 3:14:04",
            "13/1/2015 1:00 AM",
            "2/30/2015 1:00 AM",
            "2/11/15 1:00 AM",
            "2/11/2015 13:00:00 PM",
            "2/11/2015 0:00 PM",
            "2/11/2015 1 AM",
            "2/11/2015 1:2:3:4 AM",
            "2/11/2015 1:34:12 XM",
            "2/11/2015 1:34:12 PM PM",
            "2015-02-11 1:34 PM",
            "2/11/2015 -1:00 AM",
            "00002/11/2015 1:00 AM",
            "2/11/2015 1:34:12.5 PM",
        ] {
            assert_eq!(date_time(text), None, "{text}");
        }
        assert_eq!(date("2/29/2012").unwrap().to_string(), "2012-02-29");
        assert_eq!(date("2/29/2011"), None);
    }

    #[test]
    fn replies_say_when() {
        let text = "Done=true\nRequestDateTime=2/5/2015 3:14:04 PM\nTimeDifference=+0.00";
        let response = Response::parse(text).unwrap();
        assert_eq!(response.request_time().unwrap().to_string(), "2015-02-05T15:14:04");
    }
}
