//! An id: a file's stem, lower-case words joined by `-`.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The name by which files refer to a stretch, routine, area, region or muscle. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether `text` is written as an id: lower-case letters, digits and single inner `-`.
    #[must_use]
    pub fn is_well_formed(text: &str) -> bool {
        !text.is_empty()
            && text.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c.is_lowercase()))
    }

    /// Returns the id that a name in capitals or with underscores or blanks would have.
    #[must_use]
    pub fn nearest(text: &str) -> String {
        let lower = text.to_lowercase().replace(['_', ' ', '.'], "-");
        lower.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words_joined_by_hyphens() {
        for good in ["cat-cow", "desk-break-3", "étirement"] {
            assert!(Id::is_well_formed(good), "{good}");
        }
        for bad in ["", "Cat-cow", "cat_cow", "-cat", "cat--cow", "a b"] {
            assert!(!Id::is_well_formed(bad), "{bad}");
        }
        assert_eq!(Id::nearest("My_Hip Opener"), "my-hip-opener");
    }
}
