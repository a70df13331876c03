//! Finding stretches by what one types: names, aliases, regions and muscles, accents and typos forgiven.

use crate::model::{Id, Library, Stretch};
use frizbee::{Config, Matcher, Pattern};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded texts of a library, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// Every name and alias, and the entry it belongs to.
    names: Vec<String>,
    owners: Vec<usize>,
}

/// One stretch: its name, then everything else it can be found by.
#[derive(Clone, Debug)]
struct Entry {
    id: Id,
    name: String,
    also: String,
    rest: String,
}

/// How much of the best typo-forgiving score another hit must reach to be shown, in percent.
const NEAR_ENOUGH: u32 = 75;

impl Index {
    /// Folds the texts of `library`.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let mut index = Self::default();
        for stretch in library.stretches() {
            let owner = index.entries.len();
            for name in std::iter::once(&stretch.name).chain(&stretch.also) {
                index.names.push(fold(name));
                index.owners.push(owner);
            }
            index.entries.push(Entry {
                id: stretch.id.clone(),
                name: fold(&stretch.name),
                also: fold(&format!("{} {}", stretch.also.join("  "), stretch.id.as_str().replace('-', " "))),
                rest: fold(&found_also_by(library, stretch)),
            });
        }
        index
    }

    /// Returns the stretches that `query` finds, best first: every word as written in name, aliases, regions or
    /// muscles; where nothing has them all, names and aliases that nearly do.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Id> {
        let folded = fold(query);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u32, &Entry)> =
            self.entries.iter().filter_map(|entry| entry.distance(&words).map(|distance| (distance, entry))).collect();
        if found.is_empty() {
            return self.nearly(&words);
        }
        found.sort_by(|(a, x), (b, y)| (a, &x.name).cmp(&(b, &y.name)));
        found.into_iter().map(|(_, entry)| entry.id.clone()).collect()
    }

    fn nearly(&self, words: &[&str]) -> Vec<Id> {
        let patterns: Vec<Pattern> = words
            .iter()
            .flat_map(|word| Pattern::parse_query(word))
            .map(|pattern| {
                let typos = u16::try_from(pattern.needle.len() / 4).unwrap_or(u16::MAX);
                pattern.max_typos(Some(typos))
            })
            .collect();
        let hits = Matcher::from_patterns(&patterns, &Config::default()).match_list(&self.names);
        let best = hits.iter().map(|hit| hit.score).max().unwrap_or(0);
        let mut scored: Vec<(u16, &Entry)> = Vec::new();
        for hit in &hits {
            let owner = self.owners.get(hit.index as usize).and_then(|owner| self.entries.get(*owner));
            let Some(entry) = owner.filter(|_| u32::from(hit.score) * 100 >= u32::from(best) * NEAR_ENOUGH) else { continue };
            match scored.iter_mut().find(|(_, other)| other.id == entry.id) {
                Some((score, _)) => *score = (*score).max(hit.score),
                None => scored.push((hit.score, entry)),
            }
        }
        scored.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.name.cmp(&y.name)));
        scored.into_iter().map(|(_, entry)| entry.id.clone()).collect()
    }
}

impl Entry {
    /// Returns how far from the front of the entry the words stand, 0 the nearest; `None` if one is missing.
    fn distance(&self, words: &[&str]) -> Option<u32> {
        words.iter().try_fold(0, |sum, word| self.distance_of(word).map(|distance| sum + distance))
    }

    fn distance_of(&self, word: &str) -> Option<u32> {
        let starts_a_word = |text: &str, at: usize| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|letter| !letter.is_alphanumeric())
        };
        let within = |text: &str, near: u32, far: u32| {
            let mut hits = text.match_indices(word).peekable();
            hits.peek()?;
            Some(if hits.any(|(at, _)| starts_a_word(text, at)) { near } else { far })
        };
        if self.name.starts_with(word) {
            return Some(0);
        }
        within(&self.name, 1, 4).or_else(|| within(&self.also, 2, 5)).or_else(|| within(&self.rest, 3, 6))
    }
}

/// Region, area and muscle names with their aliases.
fn found_also_by(library: &Library, stretch: &Stretch) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for region in stretch.regions.iter().filter_map(|id| library.region(id.as_str())) {
        texts.push(&region.name);
        texts.extend(region.also.iter().map(String::as_str));
        texts.extend(library.area(region.area.as_str()).map(|area| area.name.as_str()));
    }
    for muscle in library.muscles().iter().filter(|muscle| stretch.muscles.contains(&muscle.id)) {
        texts.push(&muscle.name);
        texts.extend(muscle.also.iter().map(String::as_str));
    }
    texts.push(stretch.kind.word());
    texts.join("  ")
}

/// Lower case without accents.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
