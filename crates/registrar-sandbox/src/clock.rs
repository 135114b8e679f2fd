//! The time of an account, which tests may advance.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// So many seconds a year has.
pub(crate) const YEAR: u64 = 365 * 86_400;

/// The time of the machine, and what was added to it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    ahead: Duration,
}

impl Clock {
    pub(crate) fn advance(&mut self, by: Duration) {
        self.ahead = self.ahead.saturating_add(by);
    }

    /// Seconds since 1970.
    pub(crate) fn now(self) -> u64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        now.saturating_add(self.ahead).as_secs()
    }
}

/// `2030-04-07 20:45:46`, as `OpenSRS` writes a time.
pub(crate) fn opensrs_time(seconds: u64) -> String {
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = time(seconds);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

/// `4/7/2030 8:45:46 PM`, as eNom writes a time.
pub(crate) fn enom_time(seconds: u64) -> String {
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = time(seconds);
    let (half, hour) = (if hour < 12 { "AM" } else { "PM" }, (hour + 11) % 12 + 1);
    format!("{month}/{day}/{year} {hour}:{minute:02}:{second:02} {half}")
}

const fn time(seconds: u64) -> (u64, u64, u64) {
    (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}

/// Year, month and day of a day since 1970, by the proleptic Gregorian calendar.
fn date(days: u64) -> (u64, u64, u64) {
    // Counted from 1 March of the year 0, so that a leap day is the last of its year.
    let days = days.saturating_add(719_468);
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (400 * era + year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_registrars_write_them() {
        for (seconds, opensrs, enom) in [
            (0, "1970-01-01 00:00:00", "1/1/1970 12:00:00 AM"),
            (951_782_400, "2000-02-29 00:00:00", "2/29/2000 12:00:00 AM"),
            (1_709_294_399, "2024-03-01 11:59:59", "3/1/2024 11:59:59 AM"),
            (1_901_825_146, "2030-04-07 20:45:46", "4/7/2030 8:45:46 PM"),
            (4_107_542_400, "2100-03-01 00:00:00", "3/1/2100 12:00:00 AM"),
        ] {
            assert_eq!(opensrs_time(seconds), opensrs);
            assert_eq!(enom_time(seconds), enom);
        }
        // No panic at the end of all times.
        opensrs_time(u64::MAX);
    }

    #[test]
    fn a_clock_is_advanced() {
        let mut clock = Clock::default();
        let before = clock.now();
        clock.advance(Duration::from_secs(1000));
        assert!(clock.now() >= before + 1000);
        clock.advance(Duration::MAX);
        clock.now();
    }
}
