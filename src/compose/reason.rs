//! Why a step is in a routine, in words that come from the data.

use super::draw::Pick;
use super::pool::{Pool, Regions, bits};
use super::shape::{Need, Shape};
use crate::model::{Id, Library, Related, Stretch};

/// Why a step is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its part in the routine, where it has one: to open it, to close it, to stay from last week.
    pub part: Option<Part>,
    /// The regions wished for that it works on.
    pub of_focus: Vec<Id>,
    /// It visits a region that tends to be tight along with one wished for.
    pub related: Option<(Id, Related)>,
    /// What is good about it.
    pub good: String,
}

/// A part a step has in its routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Opens,
    Closes,
    Stays,
}

pub(super) fn of(library: &Library, pool: &Pool<'_>, shape: &Shape, pick: &Pick) -> Reason {
    let stretch = &pick.step.stretch;
    let asked_for = shape.needs.iter().any(|need| matches!(need, Need::Stretch(id) if *id == stretch.id));
    let part = match pick {
        Pick { opens: true, .. } => Some(Part::Opens),
        Pick { closes: true, .. } => Some(Part::Closes),
        _ if asked_for => Some(Part::Stays),
        _ => None,
    };
    because(library, pool.focus, stretch, part)
}

/// Returns the reason for a stretch in a routine of this focus.
pub(super) fn because(library: &Library, focus: Regions, stretch: &Stretch, part: Option<Part>) -> Reason {
    let in_focus = |region: &Id| bits(library, [region]) & focus != 0;
    let of_focus: Vec<Id> = stretch.regions.iter().filter(|region| in_focus(region)).cloned().collect();
    let related = if of_focus.is_empty() && focus != 0 { related(library, stretch, &in_focus) } else { None };
    Reason { part, of_focus, related, good: good_of(library, stretch) }
}

/// The strongest tie between what is wished for and where `stretch` is at home.
fn related(library: &Library, stretch: &Stretch, in_focus: &dyn Fn(&Id) -> bool) -> Option<(Id, Related)> {
    let from = library.regions().iter().filter(|region| in_focus(&region.id));
    let ties = from.flat_map(|region| region.related.iter().map(|related| (region.id.clone(), related.clone())));
    ties.filter(|(_, related)| related.region == *stretch.home())
        .reduce(|best, tie| if tie.1.weight > best.1.weight { tie } else { best })
}

/// What is good about a stretch: why it is a favourite, else where it is felt.
fn good_of(library: &Library, stretch: &Stretch) -> String {
    library.favourite_reason(stretch).unwrap_or(&stretch.guide.feel).to_owned()
}

impl Reason {
    /// Returns the reason as a person would give it.
    #[must_use]
    pub fn in_words(&self, library: &Library, stretch: &Stretch) -> String {
        let home = || library.region_name(stretch.home()).to_owned();
        let names: Vec<String> = self.of_focus.iter().map(|region| library.region_name(region).to_lowercase()).collect();
        let place = match (&self.related, names.is_empty()) {
            (_, false) => format!("For your {}. {}", names.join(" and "), self.good),
            (Some((from, related)), true) => {
                let from = library.region_name(from).to_lowercase();
                format!("{}, often tight along with the {from}. {}", home(), related.why)
            }
            (None, true) => format!("{}. {}", home(), self.good),
        };
        match self.part {
            Some(Part::Opens) => format!("An easy beginning. {place}"),
            Some(Part::Closes) => format!("A quiet end. {place}"),
            Some(Part::Stays) => format!("Stays from last week, so that you can get better at it. {place}"),
            None => place,
        }
    }
}
