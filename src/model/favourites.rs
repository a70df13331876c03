//! The stretches and routines the user keeps at hand.

use super::id::Id;

/// What the user marked, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Favourites {
    pub stretches: Vec<Id>,
    pub routines: Vec<Id>,
}

/// What can be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marked {
    Stretch(Id),
    Routine(Id),
}

impl Favourites {
    /// Marks what was not marked, and the other way round; returns whether it is marked now.
    pub fn toggle(&mut self, marked: &Marked) -> bool {
        let (ids, id) = match marked {
            Marked::Stretch(id) => (&mut self.stretches, id),
            Marked::Routine(id) => (&mut self.routines, id),
        };
        let known = ids.len();
        ids.retain(|other| other != id);
        let is_new = ids.len() == known;
        if is_new {
            ids.push(id.clone());
        }
        is_new
    }
}
