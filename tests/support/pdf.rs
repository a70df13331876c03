//! Reads a PDF of ours far enough to say what is in it: texts, links, bookmarks, fonts; by its structure, not by our writer.

use flate2::read::ZlibDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// A file, taken apart.
pub(crate) struct Pdf {
    /// Each object: what stands in it, and its stream, unpacked.
    objects: BTreeMap<u32, (String, Vec<u8>)>,
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| at + from)
}

/// What stands between `before` and `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(own, _)| own)
}

fn number(text: &str) -> Option<u32> {
    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Every object that `text` refers to, as `12 0 R`.
fn references(text: &str) -> Vec<u32> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, '[' | ']')).filter(|word| !word.is_empty()).collect();
    words
        .windows(3)
        .filter(|three| three[1] == "0" && three[2].starts_with('R'))
        .filter_map(|three| three[0].parse().ok())
        .collect()
}

impl Pdf {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1."), "no PDF");
        let mut objects = BTreeMap::new();
        let mut at = 0;
        while let Some(begin) = find(bytes, b" 0 obj", at) {
            let start = bytes[..begin].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |place| place + 1);
            let id: u32 = String::from_utf8_lossy(&bytes[start..begin]).parse().expect("a number");
            let end = find(bytes, b"endobj", begin).expect("an end");
            let body = begin + b" 0 obj".len();
            let stream = find(bytes, b"stream", body).filter(|stream| *stream < end);
            let head = String::from_utf8_lossy(&bytes[body..stream.unwrap_or(end)]).into_owned();
            let mut content = Vec::new();
            at = end;
            if let Some(stream) = stream {
                let long = usize::try_from(between(&head, "/Length ", ">").and_then(number).expect("a length")).expect("small");
                let from = stream
                    + b"stream".len()
                    + bytes[stream + b"stream".len()..].iter().position(|byte| *byte == b'\n').expect("a line")
                    + 1;
                let packed = &bytes[from..from + long];
                if head.contains("/FlateDecode") {
                    ZlibDecoder::new(packed).read_to_end(&mut content).expect("packed well");
                } else {
                    content.extend_from_slice(packed);
                }
                at = find(bytes, b"endobj", from + long).expect("an end");
            }
            objects.insert(id, (head, content));
        }
        Self { objects }
    }

    pub(crate) fn heads(&self) -> impl Iterator<Item = &str> {
        self.objects.values().map(|(head, _)| head.as_str())
    }

    fn head(&self, id: u32) -> &str {
        self.objects.get(&id).map_or("", |(head, _)| head)
    }

    pub(crate) fn count(&self, what: &str) -> usize {
        self.heads().filter(|head| head.contains(what)).count()
    }

    /// The addresses that clicks lead to.
    pub(crate) fn addresses(&self) -> Vec<String> {
        self.heads().filter_map(|head| between(head, "/URI(", ")")).map(|url| url.replace('\\', "")).collect()
    }

    /// The titles of the bookmarks, and of the file.
    pub(crate) fn titles(&self) -> Vec<String> {
        self.heads().filter_map(|head| head.split_once("/Title").map(|(_, rest)| unquoted(rest))).collect()
    }

    /// What figures are for whoever does not see them.
    pub(crate) fn alternatives(&self) -> usize {
        self.heads().filter(|head| head.contains("/S/Figure") && head.contains("/Alt")).count()
    }

    /// The names of the fonts, and whether each has its glyphs in the file.
    pub(crate) fn fonts(&self) -> Vec<(String, bool)> {
        let descriptors = self.heads().filter(|head| head.contains("/Type/FontDescriptor"));
        let font = |head: &str| {
            let name = between(head, "/FontName/", "/").expect("a name").to_owned();
            let file = head.split_once("/FontFile2 ").and_then(|(_, rest)| number(rest));
            (name, file.is_some_and(|file| self.objects.get(&file).is_some_and(|(_, glyphs)| !glyphs.is_empty())))
        };
        descriptors.map(font).collect()
    }

    /// The text of each page, runs one after the other with a space between them.
    pub(crate) fn pages(&self) -> Vec<String> {
        let pages = self.heads().find(|head| head.contains("/Type/Pages")).expect("pages");
        let kids = references(between(pages, "/Kids[", "]").expect("kids"));
        kids.into_iter().map(|page| self.text(page)).collect()
    }

    fn text(&self, page: u32) -> String {
        let head = self.head(page);
        let resources = self.head(between(head, "/Resources ", " ").and_then(number).expect("resources"));
        let fonts = between(resources, "/Font<<", ">>").unwrap_or_default();
        let mut letters: BTreeMap<String, BTreeMap<u16, String>> = BTreeMap::new();
        for entry in fonts.split('/').filter(|entry| !entry.trim().is_empty()) {
            let (name, rest) = entry.split_once(' ').expect("a font");
            let font = self.head(number(rest).expect("an object"));
            let map = font.split_once("/ToUnicode ").and_then(|(_, rest)| number(rest)).expect("its letters");
            letters.insert(name.to_owned(), unicode(&String::from_utf8_lossy(&self.objects[&map].1)));
        }
        let content = &self.objects[&between(head, "/Contents ", " ").and_then(number).expect("content")].1;
        let mut text = String::new();
        let mut own = &BTreeMap::new();
        let mut place = 0;
        while place < content.len() {
            match content[place] {
                b'/' if content[place..].starts_with(b"/f") => {
                    let name: String = content[place + 1..]
                        .iter()
                        .take_while(|byte| byte.is_ascii_alphanumeric())
                        .map(|byte| char::from(*byte))
                        .collect();
                    own = letters.get(&name).unwrap_or(own);
                    text.push(' ');
                    place += name.len() + 1;
                }
                b'(' => {
                    let (codes, after) = string(content, place + 1);
                    for pair in codes.chunks_exact(2) {
                        text.push_str(own.get(&u16::from_be_bytes([pair[0], pair[1]])).map_or("\u{fffd}", String::as_str));
                    }
                    place = after;
                }
                _ => place += 1,
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The bytes of a string, and where it ends.
fn string(content: &[u8], mut place: usize) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut depth = 1;
    while let Some(byte) = content.get(place) {
        place += 1;
        match byte {
            b'\\' => {
                let next = content[place];
                place += 1;
                match next {
                    b'0'..=b'7' => {
                        let digits = &content[place - 1..place + 2];
                        bytes.push(digits.iter().fold(0, |sum: u8, digit| sum.wrapping_mul(8).wrapping_add(digit - b'0')));
                        place += 2;
                    }
                    b'n' => bytes.push(b'\n'),
                    b'r' => bytes.push(b'\r'),
                    b't' => bytes.push(b'\t'),
                    b'b' => bytes.push(8),
                    b'f' => bytes.push(12),
                    other => bytes.push(other),
                }
            }
            b'(' => {
                depth += 1;
                bytes.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
                bytes.push(b')');
            }
            other => bytes.push(*other),
        }
    }
    (bytes, place)
}

/// Which letters the codes of a font stand for, from its map.
fn unicode(map: &str) -> BTreeMap<u16, String> {
    let mut letters = BTreeMap::new();
    let hex = |text: &str| u16::from_str_radix(text, 16).ok();
    let utf16 = |text: &str| {
        let units: Vec<u16> = (0..text.len() / 4).filter_map(|nth| hex(text.get(nth * 4..nth * 4 + 4)?)).collect();
        String::from_utf16_lossy(&units)
    };
    for section in map.split("beginbfchar").skip(1) {
        let codes: Vec<&str> = section
            .split("endbfchar")
            .next()
            .unwrap_or_default()
            .split(['<', '>'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        letters.extend(codes.chunks_exact(2).filter_map(|pair| Some((hex(pair[0])?, utf16(pair[1])))));
    }
    letters
}

/// A text of a dictionary: in brackets, or in hexadecimal UTF-16.
fn unquoted(text: &str) -> String {
    let text = text.trim_start();
    if let Some(hex) = text.strip_prefix("<FEFF") {
        let digits = hex.split('>').next().unwrap_or_default();
        let units: Vec<u16> =
            (0..digits.len() / 4).filter_map(|nth| u16::from_str_radix(digits.get(nth * 4..nth * 4 + 4)?, 16).ok()).collect();
        return String::from_utf16_lossy(&units);
    }
    String::from_utf8_lossy(&string(text.as_bytes(), 1).0).into_owned()
}
