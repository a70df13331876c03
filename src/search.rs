//! Finding stretches by what one types: names, aliases, regions and muscles, accents and typos forgiven.

use crate::model::{Id, Library, Stretch};
use std::collections::{BTreeMap, HashMap};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded texts of a library, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// Every word of names and aliases, once, and the entries it stands in.
    words: Vec<(String, Vec<Owner>)>,
}

/// An entry that has a word, in its name or in an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Owner {
    entry: usize,
    by_alias: bool,
}

/// One stretch: its name, then everything else it can be found by.
#[derive(Clone, Debug)]
struct Entry {
    id: Id,
    name: String,
    also: String,
    rest: String,
}

/// One slip is forgiven in so many letters.
const LETTERS_PER_SLIP: usize = 4;

impl Index {
    /// Folds the texts of `library`.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let mut index = Self::default();
        let mut words: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        for stretch in library.stretches() {
            let entry = index.entries.len();
            let aliases = stretch.also.iter().map(|name| (true, name));
            for (by_alias, name) in std::iter::once((false, &stretch.name)).chain(aliases) {
                for word in words_of(&fold(name)) {
                    let owners = words.entry(word.to_owned()).or_default();
                    if owners.last().is_none_or(|last| last.entry != entry) {
                        owners.push(Owner { entry, by_alias });
                    }
                }
            }
            index.entries.push(Entry {
                id: stretch.id.clone(),
                name: fold(&stretch.name),
                also: fold(&format!("{} {}", stretch.also.join("  "), stretch.id.as_str().replace('-', " "))),
                rest: fold(&found_also_by(library, stretch)),
            });
        }
        index.words = words.into_iter().collect();
        index
    }

    /// Returns the stretches that `query` finds, best first: every word as written in name, aliases, regions or
    /// muscles; where nothing has them all, names and aliases that nearly do.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<Id> {
        let folded = fold(query);
        let words: Vec<&str> = words_of(&folded).collect();
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

    /// The entries in which every word stands but for a slip or two: the least slips first, names before aliases.
    fn nearly(&self, words: &[&str]) -> Vec<Id> {
        let mut so_far: Option<HashMap<usize, usize>> = None;
        for word in words {
            let mut here: HashMap<usize, usize> = HashMap::new();
            for (known, owners) in &self.words {
                let Some(slips) = slips_between(word, known) else { continue };
                for owner in owners {
                    let distance = slips * 2 + usize::from(owner.by_alias);
                    here.entry(owner.entry).and_modify(|least| *least = distance.min(*least)).or_insert(distance);
                }
            }
            so_far = Some(match so_far {
                None => here,
                Some(before) => {
                    let both = |(entry, here): (usize, usize)| Some((entry, before.get(&entry)? + here));
                    here.into_iter().filter_map(both).collect()
                }
            });
        }
        let named = |(entry, distance): (usize, usize)| self.entries.get(entry).map(|entry| (distance, entry));
        let mut found: Vec<(usize, &Entry)> = so_far.unwrap_or_default().into_iter().filter_map(named).collect();
        found.sort_by(|(a, x), (b, y)| (a, &x.name).cmp(&(b, &y.name)));
        found.into_iter().map(|(_, entry)| entry.id.clone()).collect()
    }
}

/// Returns how many slips lie between what was typed and `known`, or its beginning; `None` if they are too many.
/// A slip is a letter too many, missing, wrong, or two in the wrong order.
fn slips_between(typed: &str, known: &str) -> Option<usize> {
    let length = typed.chars().count();
    let forgiven = length / LETTERS_PER_SLIP;
    let known_length = known.chars().count();
    if forgiven == 0 || known_length + forgiven < length {
        return None;
    }
    let beginning = known.char_indices().nth(length).map_or(known, |(at, _)| known.get(..at).unwrap_or(known));
    let whole = (known_length <= length + forgiven).then(|| strsim::osa_distance(typed, known));
    let distance = whole.into_iter().chain([strsim::osa_distance(typed, beginning)]).min()?;
    (distance <= forgiven).then_some(distance)
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_forgiven_in_proportion() {
        assert_eq!(slips_between("hamstirng", "hamstring"), Some(1));
        assert_eq!(slips_between("hamstirng", "hamstrings"), Some(1));
        assert_eq!(slips_between("pigon", "pigeon"), Some(1));
        assert_eq!(slips_between("bridg", "bridge"), Some(0));
        assert_eq!(slips_between("hip", "hop"), None);
        assert_eq!(slips_between("hamster", "calf"), None);
    }

    #[test]
    fn accents_and_capitals_fold_away() {
        assert_eq!(fold("Étirement"), "etirement");
    }
}
