//! "Did you mean": the known word nearest to one that is not known.

/// Returns the candidate nearest to `word`, if one is near enough: a third of its letters may differ.
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn near_words_are_offered_and_far_ones_are_not() {
        let words = ["hamstrings", "hips", "glutes"];
        assert_eq!(did_you_mean("hamstirngs", words), Some("hamstrings"));
        assert_eq!(did_you_mean("HIPS", words), Some("hips"));
        assert_eq!(did_you_mean("elbow", words), None);
    }
}
