//! Promises no stretch can keep: better posture, fewer injuries, faster recovery, less soreness.
//!
//! A word alone is no promise: "sit upright, whatever your posture" asks for something. A promise is a verb and what it
//! is said to change, close together, or one of a few phrases. "Does not prevent injuries" is none, and neither is
//! "correct your posture first" where a text tells what to do.

use super::super::conform::Report;
use super::super::tree::{Span, Table, Value};
use super::clause::{Token, clauses, stands};
use std::ops::Range;

/// A promise: how it is made, and what to write instead. Phrases stand between commas; a word that ends in `*` may go on.
struct Claim {
    /// Promises by themselves.
    phrases: &'static str,
    verbs: &'static str,
    objects: &'static str,
    /// Behind an object or a phrase, these make it something else.
    harmless: &'static str,
    hint: &'static str,
}

const CLAIMS: &[Claim] = &[
    Claim {
        phrases: "better posture, perfect posture, posture correct*, posture fix*, posture improve*, posture reset*, \
                  posture will improve, posture gets better",
        verbs: "fix, fixes, fixing, improv*, correct, corrects, correcting, correction, straighten*, restor*, undo, undoes, \
                undoing, revers*, cure, cures, perfects, good for, great for, help with, helps with",
        objects: "posture, postural, slouch, slouching, hunch, hunching, rounded shoulders",
        harmless: "",
        hint: "stretching alone does not change posture: say what is lengthened, opened or moved",
    },
    Claim {
        phrases: "injury prevention, injury proof, injury free, fewer injuries, less injury, safe from injury, injuries away, \
                  you avoid injury, you avoid injuries, helps avoid injury, helps avoid injuries",
        verbs: "prevent*, protect, protects, protecting, reduc*, lowers, lower the, lower your, lowering, decreas*, minimis*, \
                minimiz*, cut, cuts, cutting, guards, wards, stops, avoids",
        objects: "injury, injuries, strains, sprains, tears",
        harmless: "",
        hint: "stretching has no clear effect on injuries: say what it does in the body",
    },
    Claim {
        phrases: "faster recovery, quicker recovery, better recovery, speedy recovery, recover faster, recover quicker, \
                  recover sooner, recover better, recovery boost*",
        verbs: "speeds, speeding, speed up, boost*, aid, aids, aiding, help, helps, helping, improv*, promot*, enhanc*, \
                accelerat*, quicken*, support, supports, hasten*, good for, great for",
        objects: "recovery, recover",
        harmless: "balance, breath, footing, position, pose, day, days",
        hint: "stretching does no better than rest: say that it winds down, or adds to what you can move",
    },
    Claim {
        phrases: "less sore, less soreness, soreness relief, soreness free",
        verbs: "prevent*, reduc*, ease, eases, easing, lessen*, reliev*, sooth*, cure, cures, heal, heals, remov*, beat, beats, \
                fight, fights, good for, great for, help with, helps with, help against, helps against",
        objects: "soreness, sore muscles, sore legs, aching muscles, muscle ache, muscle aches, doms",
        harmless: "side, leg, arm, hip, knee, shoulder, foot, hand, one",
        hint: "stretching leaves muscles as sore as rest does: say what it lengthens, or that it winds down",
    },
];

/// Between verb and object, these mean that the verb is about something else.
const PARTING: &str = "after, with, if, when, following, since, during, until, while, before, had, have, has, where, on, over, \
                       near, around, at, off, in, into, out, than, that, whatever";

const DENIALS: &str = "not, no, never, nor, neither, cannot, nothing, without, hardly, whether";

/// The most words between verb and object.
const BETWEEN: usize = 5;
/// A denial reaches so many words ahead.
const DENIED: usize = 8;

/// Fields that say what a thing is or does.
const TELLING: &[&str] = &["name", "about", "feel", "why", "breath"];
/// Fields that say what to do.
const ASKING: &[&str] = &["setup", "moves", "cues", "mistakes", "say", "easier", "harder", "note"];

/// Warns of every promise in the texts of `table` and the tables in it.
pub(in super::super) fn check(table: &Table, report: &mut Report<'_>) {
    for row in table.rows.iter().filter(|row| row.key != "pose") {
        let asking = ASKING.contains(&row.key.as_ref());
        let is_read = asking || TELLING.contains(&row.key.as_ref());
        for node in std::iter::once(&row.node).chain(row.node.list()) {
            match &node.value {
                Value::Table(inner) => check(inner, report),
                Value::Text(text) if is_read => check_text(text, asking, node.span, report),
                Value::Text(_) | Value::Whole(_) | Value::Decimal(_) | Value::Truth(_) | Value::Date(_) | Value::List(_) => {}
            }
        }
    }
}

fn check_text(text: &str, asking: bool, span: Span, report: &mut Report<'_>) {
    for (words, hint) in found(text, asking) {
        let message = format!("\"{words}\" promises what stretching does not do");
        report.add(report.at(span, &message).warning().hint(hint));
    }
}

/// Returns the promises of `text`, each with what to write instead. `asking`: the text says what to do.
fn found(text: &str, asking: bool) -> Vec<(&str, &'static str)> {
    let mut promises = Vec::new();
    for clause in clauses(text) {
        for claim in CLAIMS {
            let Some(words) = promise(&clause, claim, asking) else { continue };
            let (Some(first), Some(last)) = (clause.get(words.start), clause.get(words.end - 1)) else { continue };
            promises.extend(text.get(first.place.start..last.place.end).map(|words| (words, claim.hint)));
        }
    }
    promises
}

/// Returns the words of `clause` that make `claim`.
fn promise(clause: &[Token], claim: &Claim, asking: bool) -> Option<Range<usize>> {
    (0..clause.len()).find_map(|at| {
        let phrase = listed(claim.phrases).find_map(|phrase| Some(at..at + stands(clause, at, phrase)?));
        let words = phrase.or_else(|| {
            let object = listed(claim.objects).find_map(|object| Some(at..at + stands(clause, at, object)?))?;
            Some(verb_before(clause, &object, claim, asking)?..object.end)
        })?;
        let mut behind = clause.get(words.end..).unwrap_or_default().iter().take(2);
        let is_harmless = behind.any(|token| is_one_of(claim.harmless, token));
        let before = clause.get(words.start.saturating_sub(DENIED)..words.end).unwrap_or_default();
        let is_denied = before.iter().any(|token| is_one_of(DENIALS, token) || is_contracted_not(&token.word));
        (!is_harmless && !is_denied).then_some(words)
    })
}

/// Returns where the verb stands whose object this is.
fn verb_before(clause: &[Token], object: &Range<usize>, claim: &Claim, asking: bool) -> Option<usize> {
    let mut between = 0;
    for at in (0..object.start).rev() {
        let verb = listed(claim.verbs).any(|verb| stands(clause, at, verb).is_some_and(|length| at + length <= object.start));
        if verb {
            return (!asking || !is_bidding(clause, at)).then_some(at);
        }
        let token = clause.get(at)?;
        let word = token.word.as_str();
        // The `with` of "helps with" stands before its verb is reached.
        let parts = is_one_of(PARTING, token) && !(word == "with" && clause.get(at.checked_sub(1)?)?.word.starts_with("help"));
        if parts || (word == "," && !is_in_a_list(clause, object)) {
            return None;
        }
        between += usize::from(word != ",");
        if between > BETWEEN {
            return None;
        }
    }
    None
}

/// Whether the object is one of several: "flexibility, posture and balance".
fn is_in_a_list(clause: &[Token], object: &Range<usize>) -> bool {
    let is_link = |token: &Token| matches!(token.word.as_str(), "and" | "or");
    let before = object.start.checked_sub(1).and_then(|at| clause.get(at));
    before.is_some_and(is_link) || clause.get(object.end).is_some_and(|token| is_link(token) || token.word == ",")
}

/// Whether the verb at `at` bids the reader to do it: "Correct your posture first".
fn is_bidding(clause: &[Token], at: usize) -> bool {
    let bare = clause.get(at).is_some_and(|token| !["s", "ing", "ed", "ion"].iter().any(|end| token.word.ends_with(end)));
    let before = at.checked_sub(1).and_then(|at| clause.get(at));
    bare && before.is_none_or(|token| matches!(token.word.as_str(), "," | "and" | "then"))
}

fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split(", ")
}

fn is_one_of(words: &'static str, token: &Token) -> bool {
    listed(words).any(|word| word == token.word)
}

fn is_contracted_not(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promised(text: &str, asking: bool) -> Vec<&str> {
        found(text, asking).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn a_promise_is_found_however_it_is_made() {
        for (text, words) in [
            ("Fixes your posture in a week.", "Fixes your posture"),
            ("Opens the chest. It improves flexibility, posture and balance!", "improves flexibility, posture"),
            ("Undo a day of slouching", "Undo a day of slouching"),
            ("For a much better posture", "better posture"),
            ("This helps with your posture", "helps with your posture"),
            ("The posture-correcting classic", "posture-correcting"),
            ("It fixes rounded shoulders", "fixes rounded shoulders"),
            ("Lowers the risk of injury", "Lowers the risk of injury"),
            ("Protects you from knee injuries", "Protects you from knee injuries"),
            ("Injury prevention for runners", "Injury prevention"),
            ("Keeps you injury-free", "injury-free"),
            ("Speeds up recovery", "Speeds up recovery"),
            ("You will recover faster", "recover faster"),
            ("Helps your legs recover after a run", "Helps your legs recover"),
            ("Prevents soreness", "Prevents soreness"),
            ("Eases tired, sore muscles and joints", "Eases tired, sore muscles"),
            ("You'll be less sore tomorrow", "less sore"),
            ("Good for sore legs", "Good for sore legs"),
            ("Great for posture", "Great for posture"),
            ("Helps you avoid injury", "you avoid injury"),
            ("It does not take long. It fixes your posture", "fixes your posture"),
        ] {
            assert_eq!(promised(text, false), [words], "{text}");
        }
    }

    #[test]
    fn what_is_no_promise_is_left_alone() {
        for text in [
            "Sit upright, whatever your posture",
            "Go back to the first posture",
            "Stretching alone does not fix posture",
            "It won't prevent injuries",
            "Do not expect faster recovery, or less soreness",
            "Leave it out after an injury, and reduce the load if the injury is fresh",
            "Keep away from a lower-back injury",
            "Reduce the range with an old injury",
            "To reduce the pull, injured people bend the knee",
            "Prevent the knee from drifting in",
            "Wait until you recover your breath; a chair helps you recover your balance",
            "Good for a recovery day",
            "Feels better than a fixed posture",
            "Walk at a speed that lets you recover",
            "Move slowly, to avoid injury",
            "Ease off where it is sore",
            "Ease the leg down, on the sore side too",
            "Begin with the less sore side",
            "Bring the legs closer together, or bend the knee on the sore side",
            "Pulling on the shins when the knees are sore",
        ] {
            assert_eq!(promised(text, false), [""; 0], "{text}");
            assert_eq!(promised(text, true), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_bidding_is_a_promise_only_where_a_text_tells() {
        for text in ["Correct your posture first", "Stand tall, then correct your posture", "Ease sore muscles into it"] {
            assert_eq!(promised(text, true), [""; 0], "{text}");
            assert_eq!(promised(text, false).len(), 1, "{text}");
        }
        assert_eq!(promised("Hold on: this corrects your posture", true), ["corrects your posture"]);
        assert_eq!(promised("Stay longer to improve your posture", true), ["improve your posture"]);
    }
}
