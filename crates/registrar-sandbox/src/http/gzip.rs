//! A gzip file around bytes that are not compressed: enough to be sent undeclared.

/// `bytes` as a gzip file of stored blocks (RFC 1951 3.2.4, RFC 1952).
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    if blocks.peek().is_none() {
        out.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    out.extend(crc32(bytes).to_le_bytes());
    // The length is kept modulo 2^32.
    out.extend((bytes.len() as u64 & 0xFFFF_FFFF).to_le_bytes().iter().take(4));
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_gzip() {
        // The check value of CRC-32.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        let file = gzip(b"abc");
        assert_eq!(file[10..18], [1, 3, 0, 0xFC, 0xFF, b'a', b'b', b'c']);
        assert_eq!(file[22..], [3, 0, 0, 0]);
    }
}
