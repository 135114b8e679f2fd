//! The search for secrets in freed blocks and in the whole memory of the process.

use std::fs::File;
use std::hint::black_box;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracking_allocator::{AllocationGroupId, AllocationRegistry, AllocationTracker};

use registrar_ops::Secret;

/// How many blocks were freed with a secret in them.
static FREED: AtomicUsize = AtomicUsize::new(0);

/// The memory of this process.
static MEMORY: OnceLock<File> = OnceLock::new();

/// From now on, searches what is freed.
pub(crate) fn search_freed() {
    MEMORY.set(File::open("/proc/self/mem").unwrap()).unwrap();
    AllocationRegistry::set_global_tracker(Freed).unwrap();
    AllocationRegistry::enable_tracking();
}

/// How many blocks were freed with a secret in them, since the last [`check`] began.
pub(crate) fn count_freed() -> usize {
    FREED.load(Ordering::Relaxed)
}

/// Searches what is freed.
struct Freed;

impl AllocationTracker for Freed {
    fn allocated(&self, _: usize, _: usize, _: usize, _: AllocationGroupId) {}

    fn deallocated(
        &self,
        address: usize,
        size: usize,
        _: usize,
        _: AllocationGroupId,
        _: AllocationGroupId,
    ) {
        let Some(memory) = MEMORY.get() else { return };
        // On the stack, for this may not allocate; pieces overlap.
        let mut piece = [0; 4096];
        let mut start = 0;
        while start < size {
            let length = piece.len().min(size - start);
            let read = memory.read_at(&mut piece[..length], (address + start) as u64);
            if contains_end(&piece[..read.unwrap_or_default()]) {
                FREED.fetch_add(1, Ordering::Relaxed);
            }
            start += piece.len() - END_PLUS_ONE.len();
        }
        piece.fill(0);
        black_box(&piece);
    }
}

fn contains_end(bytes: &[u8]) -> bool {
    bytes.windows(END_PLUS_ONE.len()).any(is_end)
}

fn is_end(window: &[u8]) -> bool {
    let mut pairs = window.iter().zip(END_PLUS_ONE);
    pairs.all(|(&byte, &plus)| byte == if plus == b'!' { b'-' } else { plus - 1 })
}

/// The end of each secret, every byte of it plus one, so that it stands nowhere itself.
const END_PLUS_ONE: &[u8] = b"uif!foe!pg!uif!tfdsfu";

/// A secret of 80 bytes: both ends of a freed block are written to by the allocator.
pub(crate) fn secret(start: &str) -> Secret {
    let mut text = String::with_capacity(80);
    text.push_str(start);
    while text.len() + END_PLUS_ONE.len() < 64 {
        text.push('x');
    }
    text.extend(END_PLUS_ONE.iter().map(|byte| match byte - 1 {
        b' ' => '-',
        byte => char::from(byte),
    }));
    text.push_str("xxxxxxxxxxxxxxxx");
    Secret::new(text)
}

/// How often the end of a secret stands in the memory of the process, its stacks left out. It is read in
/// pieces that overlap, so that no copy of a secret is left by the search itself.
pub(crate) fn found() -> usize {
    const PIECE: usize = 1 << 16;
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut count = 0;
    let mut buffer = vec![0; PIECE + END_PLUS_ONE.len()];
    for line in maps.lines().filter(|line| line.contains(" rw-p ") && !line.contains("[stack")) {
        let (start, end) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        for place in (address(start)..address(end)).step_by(PIECE) {
            let read = memory.seek(SeekFrom::Start(place)).and_then(|_| memory.read(&mut buffer));
            let piece = &buffer[..read.unwrap_or_default()];
            count += piece.windows(END_PLUS_ONE.len()).filter(|window| is_end(window)).count();
        }
    }
    buffer.fill(0);
    black_box(&buffer);
    count
}

/// Does `work`, and fails if a secret is left by it.
pub(crate) fn check(what: &str, work: impl FnOnce()) {
    FREED.store(0, Ordering::Relaxed);
    work();
    assert_eq!(count_freed(), 0, "freed by {what}");
    assert_eq!(found(), 0, "left by {what}");
}
