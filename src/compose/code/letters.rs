//! Numbers as letters and back: five bits each, in groups, with two letters that check the others.

/// Crockford's alphabet: no I, L, O or U, so that nothing looks like 1, 0 or V.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const PER_LETTER: u32 = 5;
const PER_GROUP: usize = 5;
/// The largest prime below 32 × 32: a wrong letter, or two that changed places, never leave the remainder as it was.
const MODULUS: u64 = 1021;
/// Longer than any code.
const MOST_LETTERS: usize = 120;

/// Bits that are being written, the highest of a number first.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bits: Vec<bool>,
}

impl Writer {
    /// Adds a number; `None` if it needs more bits.
    pub(super) fn write(&mut self, number: u64, bits: u32) -> Option<()> {
        if bits < u64::BITS && number >> bits != 0 {
            return None;
        }
        self.bits.extend((0..bits).rev().map(|bit| number >> bit & 1 == 1));
        Some(())
    }

    /// Returns the letters, in groups.
    pub(super) fn finish(self) -> String {
        let digits: Vec<u64> = self.bits.chunks(PER_LETTER as usize).map(digit).collect();
        let check = checked(&digits);
        let letters = digits.into_iter().chain([check / 32, check % 32]);
        let mut text = String::new();
        for (place, digit) in letters.enumerate() {
            if place > 0 && place % PER_GROUP == 0 {
                text.push('-');
            }
            text.extend(letter(digit));
        }
        text
    }
}

/// Bits that are being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reader {
    digits: Vec<u64>,
    /// How many bits were read.
    at: usize,
}

impl Reader {
    /// Reads letters; `None` if some are none, or the check fails.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut digits: Vec<u64> = text.chars().filter(|letter| !is_gap(*letter)).map(value).collect::<Option<_>>()?;
        if digits.len() > MOST_LETTERS {
            return None;
        }
        let (low, high) = (digits.pop()?, digits.pop()?);
        (!digits.is_empty() && checked(&digits) == high * 32 + low).then_some(Self { digits, at: 0 })
    }

    /// Returns the next number; `None` at the end.
    pub(super) fn read(&mut self, bits: u32) -> Option<u64> {
        let mut number = 0;
        for _ in 0..bits {
            let digit = self.digits.get(self.at / PER_LETTER as usize)?;
            let bit = PER_LETTER as usize - 1 - self.at % PER_LETTER as usize;
            number = number << 1 | (digit >> bit & 1);
            self.at += 1;
        }
        Some(number)
    }

    /// Returns the code as it is written.
    pub(super) fn letters(&self) -> String {
        let bits = self.digits.iter().flat_map(|digit| (0..PER_LETTER).rev().map(move |bit| digit >> bit & 1 == 1));
        Writer { bits: bits.collect() }.finish()
    }
}

/// Returns whether every letter of `text` is one of a code.
pub(super) fn are_letters(text: &str) -> bool {
    text.chars().all(|letter| is_gap(letter) || value(letter).is_some())
}

const fn is_gap(letter: char) -> bool {
    matches!(letter, '-' | ' ')
}

fn letter(digit: u64) -> Option<char> {
    usize::try_from(digit).ok().and_then(|digit| LETTERS.get(digit)).map(|letter| char::from(*letter))
}

/// Returns what a letter stands for; those that look like another stand for that.
fn value(letter: char) -> Option<u64> {
    let letter = match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        'u' => 'v',
        other => other,
    };
    LETTERS.iter().position(|known| char::from(*known) == letter).map(|place| place as u64)
}

fn digit(bits: &[bool]) -> u64 {
    let padded = bits.iter().copied().chain(std::iter::repeat(false)).take(PER_LETTER as usize);
    padded.fold(0, |digit, bit| digit << 1 | u64::from(bit))
}

fn checked(digits: &[u64]) -> u64 {
    // The length counts too: a code cut short is not another code.
    digits.iter().fold(digits.len() as u64 + 1, |sum, digit| (sum * 37 + digit) % MODULUS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> String {
        let mut writer = Writer::default();
        for number in [3, 1000, 77, 12, 4095, 2] {
            writer.write(number, 12).expect("room");
        }
        writer.finish()
    }

    #[test]
    fn numbers_come_back_however_the_letters_are_written() {
        let text = written();
        for text in [text.clone(), text.to_uppercase(), text.replace('-', ""), text.replace('0', "o").replace('1', "L")] {
            let mut reader = Reader::of(&text).expect("a code");
            let numbers: Vec<u64> = (0..6).filter_map(|_| reader.read(12)).collect();
            assert_eq!(numbers, [3, 1000, 77, 12, 4095, 2]);
            assert_eq!(Reader::of(&text).expect("a code").letters(), written());
        }
        assert_eq!(Writer::default().write(8, 3), None);
    }

    #[test]
    fn a_wrong_letter_and_two_changed_about_are_noticed() {
        let text = written().replace('-', "");
        for place in 0..text.len() {
            for other in LETTERS {
                let mut wrong = text.clone().into_bytes();
                if wrong[place] == *other {
                    continue;
                }
                wrong[place] = *other;
                assert_eq!(Reader::of(&String::from_utf8_lossy(&wrong)), None, "{place}");
            }
            let mut wrong = text.clone().into_bytes();
            if place + 1 < wrong.len() && wrong[place] != wrong[place + 1] {
                wrong.swap(place, place + 1);
                assert_eq!(Reader::of(&String::from_utf8_lossy(&wrong)), None, "{place} and the next");
            }
            assert_eq!(Reader::of(&text.chars().take(place).collect::<String>()), None, "cut at {place}");
        }
    }
}
