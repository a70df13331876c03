//! WAV files: mono, 16 bits, 44 100 samples a second, which every player takes.

/// Samples a second.
pub const RATE: u32 = 44_100;

const BYTES_A_SAMPLE: u16 = 2;
/// What follows the length in the header of the file, before the samples.
const HEADER_REST: u32 = 36;

/// Returns `samples` as the bytes of a file.
#[must_use]
pub fn file(samples: &[i16]) -> Vec<u8> {
    let size = u32::try_from(samples.len()).unwrap_or(u32::MAX).saturating_mul(BYTES_A_SAMPLE.into());
    let (uncompressed, channels): (u16, u16) = (1, 1);
    let mut bytes = Vec::new();
    bytes.extend_from_slice(b"RIFF");
    bytes.extend_from_slice(&size.saturating_add(HEADER_REST).to_le_bytes());
    bytes.extend_from_slice(b"WAVEfmt ");
    bytes.extend_from_slice(&16_u32.to_le_bytes());
    bytes.extend_from_slice(&uncompressed.to_le_bytes());
    bytes.extend_from_slice(&channels.to_le_bytes());
    bytes.extend_from_slice(&RATE.to_le_bytes());
    bytes.extend_from_slice(&(RATE * u32::from(BYTES_A_SAMPLE)).to_le_bytes());
    bytes.extend_from_slice(&BYTES_A_SAMPLE.to_le_bytes());
    bytes.extend_from_slice(&(BYTES_A_SAMPLE * 8).to_le_bytes());
    bytes.extend_from_slice(b"data");
    bytes.extend_from_slice(&size.to_le_bytes());
    bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    bytes
}

/// Returns a short mark of what is in `bytes`, so that a file of other sounds has another name (FNV-1a, 64 bits).
#[must_use]
pub fn mark(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_what_follows() {
        let bytes = file(&[1, -2, 3]);
        let four = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let two = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        assert_eq!((&bytes[0..4], four(4)), (&b"RIFF"[..], 42), "all but the first eight bytes");
        assert_eq!((&bytes[8..16], four(16)), (&b"WAVEfmt "[..], 16));
        assert_eq!((two(20), two(22)), (1, 1), "uncompressed, mono");
        assert_eq!((four(24), four(28), two(32), two(34)), (44_100, 88_200, 2, 16));
        assert_eq!((&bytes[36..40], four(40)), (&b"data"[..], 6));
        assert_eq!(bytes[44..], [1, 0, 0xfe, 0xff, 3, 0]);
    }

    #[test]
    fn other_bytes_have_another_mark() {
        // The figures are those of the algorithm's own page.
        assert_eq!(mark(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(mark(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_ne!(mark(b"ab"), mark(b"ba"));
    }
}
