//! How things are timed beside each other.

use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

/// Something that is done over and over.
pub(crate) struct Work<'w> {
    name: &'static str,
    run: Box<dyn FnMut() + 'w>,
}

impl<'w> Work<'w> {
    pub(crate) fn new(name: &'static str, run: impl FnMut() + 'w) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// How much of the processor one run takes when it is done so often in a row. A run before them,
    /// which is not timed, brings back to the caches what others have taken out.
    fn time(&mut self, times: u32) -> Duration {
        (self.run)();
        // Not the time of the wall, in which other programs run too.
        let start = ThreadTime::now();
        for _ in 0..times {
            (self.run)();
        }
        start.elapsed() / times
    }

    /// How often it has to be done for the clock to be precise, which warms it up too.
    fn batch(&mut self) -> u32 {
        const LONG_ENOUGH: Duration = Duration::from_micros(500);
        let mut times = 1;
        while self.time(times) * times < LONG_ENOUGH {
            times *= 2;
        }
        times
    }
}

/// What one contestant took, round by round.
pub(crate) struct Times {
    name: &'static str,
    rounds: Vec<Duration>,
}

impl Times {
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// Nanoseconds of the fastest round: what it takes when nothing else is going on.
    pub(crate) fn fastest(&self) -> f64 {
        self.rounds.iter().map(nanoseconds).fold(f64::INFINITY, f64::min)
    }

    /// How many times longer it took than `other`: the median over the rounds, each of which ran
    /// both within milliseconds, so that what slows one slows the other.
    pub(crate) fn ratio(&self, other: &Self) -> f64 {
        let pairs = self.rounds.iter().zip(&other.rounds);
        let mut ratios: Vec<_> =
            pairs.map(|(one, two)| nanoseconds(one) / nanoseconds(two)).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    }
}

fn nanoseconds(duration: &Duration) -> f64 {
    duration.as_secs_f64() * 1e9
}

/// Times all of `works` in turns, until `budget` is spent or enough is known.
pub(crate) fn race(mut works: Vec<Work<'_>>, budget: Duration) -> Vec<Times> {
    const ROUNDS: std::ops::Range<usize> = 7..201;
    let batches: Vec<_> = works.iter_mut().map(Work::batch).collect();
    let mut times: Vec<_> =
        works.iter().map(|work| Times { name: work.name, rounds: Vec::new() }).collect();
    let start = Instant::now();
    for round in 0..ROUNDS.end {
        if round >= ROUNDS.start && start.elapsed() > budget {
            break;
        }
        // Forwards and backwards, so that none always follows the same one.
        for turn in 0..works.len() {
            let turn = if round % 2 == 0 { turn } else { works.len() - 1 - turn };
            times[turn].rounds.push(works[turn].time(batches[turn]));
        }
    }
    times
}
