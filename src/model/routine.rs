//! A routine: an ordered list of steps with a purpose.

use super::dose::Dose;
use super::id::Id;
use super::stretch::{Origin, Stretch};
use super::words::{Position, Prop, Purpose};
use std::sync::Arc;
use std::time::Duration;

/// An ordered list of stretches with a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routine {
    pub id: Id,
    pub name: String,
    pub purpose: Purpose,
    pub about: String,
    /// 1 (easiest) to 3.
    pub level: u8,
    /// Whether it takes its turn as the Monday routine.
    pub rotation: bool,
    /// At least one.
    pub steps: Vec<Step>,
    pub origin: Origin,
}

/// One line of a routine: a stretch, with the dose it has here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub stretch: Arc<Stretch>,
    pub dose: Dose,
    pub note: Option<String>,
    /// Time to get ready for it, where that is more than it needs: what makes a composed routine end on the second.
    pub ready: Option<Duration>,
}

impl Step {
    /// Returns the step that does `stretch` as its own file says.
    #[must_use]
    pub fn of(stretch: &Arc<Stretch>) -> Self {
        Self { stretch: Arc::clone(stretch), dose: stretch.dose.clone(), note: None, ready: None }
    }
}

impl Routine {
    /// Returns a routine of one stretch, for playing just that.
    #[must_use]
    pub fn of_one(stretch: &Arc<Stretch>) -> Self {
        Self {
            id: stretch.id.clone(),
            name: stretch.name.clone(),
            purpose: Purpose::Mobility,
            about: String::new(),
            level: stretch.level,
            rotation: false,
            steps: vec![Step::of(stretch)],
            origin: stretch.origin.clone(),
        }
    }

    /// Returns how many times the body has to change from one position to another.
    #[must_use]
    pub fn position_changes(&self) -> usize {
        self.steps.windows(2).filter(|pair| pair[0].stretch.position != pair[1].stretch.position).count()
    }

    /// Returns the positions it passes through, each once, in order.
    #[must_use]
    pub fn positions(&self) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::new();
        for step in &self.steps {
            if !positions.contains(&step.stretch.position) {
                positions.push(step.stretch.position);
            }
        }
        positions
    }

    /// Returns everything it is done with; where any one of several props does, the first of them.
    #[must_use]
    pub fn props(&self) -> Vec<Prop> {
        let mut props: Vec<Prop> = self
            .steps
            .iter()
            .flat_map(|step| {
                let any = &step.stretch.props_any;
                step.stretch.props.iter().chain(any.first()).copied()
            })
            .collect();
        props.sort_unstable();
        props.dedup();
        props
    }
}
