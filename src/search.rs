//! Finding stretches by what one types: names, aliases, regions and muscles, accents and typos forgiven.

use crate::model::{Library, Stretch};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded texts of a library, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// By name.
    entries: Vec<Entry>,
    /// What many stretches share: regions with their areas, muscles, kinds, each with every name it has.
    tags: Vec<String>,
    /// Every word of names and aliases, once, and the entries it stands in.
    words: Vec<(String, Vec<Owner>)>,
}

/// An entry that has a word, and how far from its front: the word begins its name, stands in it, or in an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Owner {
    entry: usize,
    distance: usize,
}

/// One stretch: its name, its aliases, and its tags by their place.
#[derive(Clone, Debug)]
struct Entry {
    stretch: Arc<Stretch>,
    name: String,
    also: String,
    tags: Vec<usize>,
}

/// One slip is forgiven in so many letters.
const LETTERS_PER_SLIP: usize = 4;
/// Where a word stands: the nearer to the front of the entry the better, the beginning of a word better than its middle.
const STARTS_NAME: usize = 0;
const IN_NAME: (usize, usize) = (1, 4);
const IN_ALIAS: (usize, usize) = (2, 5);
const IN_TAG: (usize, usize) = (3, 6);

/// How far from its front an entry has what stands in its aliases.
const IN_AN_ALIAS: usize = 2;

impl Index {
    /// Folds the texts of `library`.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let mut tags: Vec<String> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for region in library.regions() {
            let area = library.area(region.area.as_str());
            let names = std::iter::once(&region.name).chain(&region.also).chain(area.map(|area| &area.name));
            places.insert(region.id.as_str(), tags.len());
            tags.push(fold(&names.cloned().collect::<Vec<_>>().join("  ")));
        }
        let muscles_from = tags.len();
        for muscle in library.muscles() {
            tags.push(fold(&format!("{}  {}", muscle.name, muscle.also.join("  "))));
        }
        let kinds_from = tags.len();
        tags.extend(crate::model::Kind::WORDS.iter().map(|word| (*word).to_owned()));
        let tags_of = |stretch: &Stretch| {
            let regions = stretch.regions.iter().filter_map(|id| places.get(id.as_str()).copied());
            let all = library.muscles().iter().enumerate();
            let muscles = all.filter(|(_, muscle)| stretch.muscles.contains(&muscle.id)).map(|(place, _)| muscles_from + place);
            let kind = crate::model::Kind::ALL.iter().position(|kind| *kind == stretch.kind);
            regions.chain(muscles).chain(kind.map(|place| kinds_from + place)).collect::<Vec<_>>()
        };
        let mut entries: Vec<Entry> = library
            .stretches()
            .map(|stretch| Entry {
                stretch: Arc::clone(stretch),
                name: fold(&stretch.name),
                also: fold(&format!("{} {}", stretch.also.join("  "), stretch.id.as_str().replace('-', " "))),
                tags: tags_of(stretch),
            })
            .collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        let words = words_by_entry(&entries);
        Self { entries, tags, words }
    }

    /// Returns the stretches that `query` finds, best first, equally good ones by name: every word as written in name,
    /// aliases, regions or muscles; where nothing has them all, names and aliases that nearly do.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<&Arc<Stretch>> {
        let folded = fold(query);
        let words: Vec<&str> = words_of(&folded).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut distances: Vec<Option<usize>> = vec![Some(0); self.entries.len()];
        for word in &words {
            // What is shared is looked through once, not once for every stretch that shares it.
            let in_tags: Vec<Option<usize>> = self.tags.iter().map(|tag| within(tag, word, IN_TAG)).collect();
            for (entry, distance) in self.entries.iter().zip(&mut distances) {
                *distance = distance.and_then(|before| entry.distance_of(word, &in_tags).map(|here| before + here));
            }
        }
        if distances.iter().all(Option::is_none) {
            distances = self.nearly(&words);
        }
        self.nearest_first(&distances)
    }

    /// The entries that have a distance, sorted by it; those of one distance stay by name.
    fn nearest_first(&self, distances: &[Option<usize>]) -> Vec<&Arc<Stretch>> {
        let farthest = distances.iter().flatten().max().copied().unwrap_or(0);
        let mut found: Vec<Vec<&Arc<Stretch>>> = vec![Vec::new(); farthest + 1];
        for (entry, distance) in self.entries.iter().zip(distances) {
            if let Some(row) = distance.and_then(|distance| found.get_mut(distance)) {
                row.push(&entry.stretch);
            }
        }
        found.concat()
    }

    /// For each entry, how far from it the words are by slips, names before aliases; `None` where one is too far.
    fn nearly(&self, words: &[&str]) -> Vec<Option<usize>> {
        let mut distances: Vec<Option<usize>> = vec![Some(0); self.entries.len()];
        for word in words {
            let mut here: Vec<Option<usize>> = vec![None; self.entries.len()];
            for (known, owners) in &self.words {
                let Some(slips) = slips_between(word, known) else { continue };
                for owner in owners {
                    let distance = slips * (IN_AN_ALIAS + 1) + owner.distance;
                    if let Some(least) = here.get_mut(owner.entry) {
                        *least = Some(least.map_or(distance, |least| least.min(distance)));
                    }
                }
            }
            for (sum, here) in distances.iter_mut().zip(here) {
                *sum = sum.zip(here).map(|(before, here)| before + here);
            }
        }
        distances
    }
}

impl Entry {
    /// Returns how far from the front of the entry `word` stands; `None` if it does not.
    fn distance_of(&self, word: &str, in_tags: &[Option<usize>]) -> Option<usize> {
        if self.name.starts_with(word) {
            return Some(STARTS_NAME);
        }
        let in_a_tag = || self.tags.iter().filter_map(|tag| in_tags.get(*tag).copied().flatten()).min();
        within(&self.name, word, IN_NAME).or_else(|| within(&self.also, word, IN_ALIAS)).or_else(in_a_tag)
    }
}

/// `distance.0` if a word of `text` begins with `word`, `distance.1` if it stands inside one, `None` if nowhere.
fn within(text: &str, word: &str, distance: (usize, usize)) -> Option<usize> {
    let starts_a_word = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_alphanumeric())
    };
    let mut hits = text.match_indices(word).peekable();
    hits.peek()?;
    Some(if hits.any(|(at, _)| starts_a_word(at)) { distance.0 } else { distance.1 })
}

fn words_by_entry(entries: &[Entry]) -> Vec<(String, Vec<Owner>)> {
    let mut words: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
    for (entry, row) in entries.iter().enumerate() {
        for (in_name, text) in [(true, &row.name), (false, &row.also)] {
            for (place, word) in words_of(text).enumerate() {
                let owners = words.entry(word.to_owned()).or_default();
                if owners.last().is_none_or(|last| last.entry != entry) {
                    let distance = if in_name { place.min(IN_AN_ALIAS - 1) } else { IN_AN_ALIAS };
                    owners.push(Owner { entry, distance });
                }
            }
        }
    }
    words.into_iter().collect()
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
