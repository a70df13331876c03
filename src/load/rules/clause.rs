//! Text as clauses of words, in which phrases can be looked for.

use std::ops::Range;

/// A word or a comma, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In small letters; `,` for a comma.
    pub(super) word: String,
    pub(super) place: Range<usize>,
}

/// Returns the words of `text` by clauses: full stops and the like part them, commas and hyphens do not.
pub(super) fn clauses(text: &str) -> Vec<Vec<Token>> {
    let mut clauses = vec![Vec::new()];
    let mut begun: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '.')]) {
        if is_of_a_word(c) {
            begun.get_or_insert(at);
            continue;
        }
        let Some(clause) = clauses.last_mut() else { break };
        if let Some(place) = begun.take().map(|begin| begin..at) {
            clause.push(Token { word: text.get(place.clone()).unwrap_or_default().to_lowercase(), place });
        }
        if c == ',' {
            clause.push(Token { word: ",".to_owned(), place: at..at + 1 });
        } else if matches!(c, '.' | '!' | '?' | ':' | ';' | '(' | ')' | '–' | '—' | '…') {
            clauses.push(Vec::new());
        }
    }
    clauses
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’')
}

/// Returns how many tokens `phrase` takes from `at` on, if it stands there. A word of it that ends in `*` may go on.
pub(super) fn stands(clause: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut length = 0;
    for wanted in phrase.split(' ') {
        let word = &clause.get(at + length)?.word;
        let fits = wanted.strip_suffix('*').map_or(word == wanted, |stem| word.starts_with(stem));
        if !fits {
            return None;
        }
        length += 1;
    }
    Some(length)
}
