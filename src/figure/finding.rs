//! What is to be said of a solved pose: about which part of it, how bad it is, and what would mend it.

use super::contact::Contact;
use super::freedom::Freedom;
use super::muscle::Lit;

/// Something noticed about a pose. Its texts name joints and parts as a pose does.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub when: When,
    pub about: Subject,
    pub weight: Weight,
    pub message: String,
    pub hint: Option<String>,
}

/// A moment of a stretch, by where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Where the way in begins.
    Start,
    Hold,
    /// The `nth` of its frames.
    Frame(usize),
}

/// A part of a pose that something can be said of.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    Angle(Freedom),
    Contact(Contact),
    /// A reach, by the point that reaches.
    Reach(String),
    Lit(Lit),
    View,
    Side,
    /// All of it.
    Whole,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// No body does this.
    Fault,
    /// It should be looked at.
    Doubt,
    /// True of many good poses: for whoever writes one to know.
    Remark,
}

impl Finding {
    pub(super) fn new(about: Subject, weight: Weight, message: String) -> Self {
        Self { when: When::Hold, about, weight, message, hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// Two limits of one measure: beyond the first it is doubted, beyond the second it is a fault.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub doubt: f64,
    pub fault: f64,
}

impl Bounds {
    /// Returns how bad so much of it is.
    pub(super) fn weigh(self, measure: f64) -> Option<Weight> {
        if measure > self.fault { Some(Weight::Fault) } else { (measure > self.doubt).then_some(Weight::Doubt) }
    }
}
