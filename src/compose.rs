//! Making routines: from a wish to a routine that ends on the second, with a reason for every step.
//!
//! A wish is resolved into a pool of stretches, each weighed by where the body wants it ([`pool`]). Steps are drawn by a
//! seeded chance, what must be covered first ([`draw`]), put in an order that changes position little, and their doses
//! stretched or shortened until the whole ends on the second ([`fit`]). What is never given up stands in [`rules`].

pub mod chance;
pub mod code;
mod cut;
pub mod dose;
mod draw;
pub mod fingerprint;
mod fit;
mod give_up;
mod order;
pub mod pool;
mod reach;
mod reason;
mod refit;
pub mod rules;
pub mod shape;
mod swap;
mod wish;

pub use cut::cut;
pub use give_up::{GiveUp, Unmet};
pub use reach::is_reached;
pub use reason::{Part, Reason};
pub use refit::refit;
pub use shape::{Need, Shape};
pub use swap::{Exchange, step_for};
pub use wish::{Avoid, Met, Wish};

use crate::model::{Id, Library, Origin, Purpose, Routine, Step};
use draw::Draw;
use pool::Pool;
use std::time::Duration;

/// A routine that was made, and why each of its steps is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    pub routine: Routine,
    /// One for every step.
    pub reasons: Vec<Reason>,
}

impl Composed {
    /// Returns the reason for each step, in words.
    #[must_use]
    pub fn why(&self, library: &Library) -> Vec<String> {
        let steps = self.routine.steps.iter().zip(&self.reasons);
        steps.map(|(step, reason)| reason.in_words(library, &step.stretch)).collect()
    }
}

/// How many routines are drawn, of which the best is kept.
const DRAWS: u64 = 6;

/// Makes a routine as `wish` has it, as long as its budget to the second. Its id is the code that makes it again.
///
/// # Errors
/// What to give up when the wish cannot be met.
pub fn compose(library: &Library, wish: &Wish) -> Result<Composed, Unmet> {
    let mut composed = made(library, wish).ok_or_else(|| give_up::unmet(library, wish))?;
    if let Some(code) = code::of(library, wish, &composed.routine.steps, &composed.reasons) {
        composed.routine.id = Id::new(&code);
    }
    Ok(composed)
}

/// The best of several draws; `None` if none of them ends on the second.
fn made(library: &Library, wish: &Wish) -> Option<Composed> {
    let pool = Pool::of(library, wish);
    best(library, wish, &pool, &Shape::of(library, wish, &pool))
}

/// Makes a routine of a given shape, for who knows better than the wish what must be in it.
#[must_use]
pub fn shaped(library: &Library, wish: &Wish, shape: &Shape) -> Option<Composed> {
    best(library, wish, &Pool::of(library, wish), shape)
}

fn best(library: &Library, wish: &Wish, pool: &Pool<'_>, shape: &Shape) -> Option<Composed> {
    let mut best: Option<(u64, Vec<Step>, Vec<Reason>)> = None;
    for number in 0..DRAWS {
        let mut draw = Draw::new(pool, shape, wish, chance::mixed(wish.seed, number));
        let Some(fitted) = draw.run() else { continue };
        let cost = draw.cost(&fitted);
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            let reasons = fitted.iter().map(|pick| reason::of(library, pool, shape, pick)).collect();
            best = Some((cost, fitted.into_iter().map(|pick| pick.step).collect(), reasons));
        }
    }
    let (_, steps, reasons) = best?;
    Some(Composed { routine: routine(library, wish, steps, None), reasons })
}

fn routine(library: &Library, wish: &Wish, steps: Vec<Step>, code: Option<&str>) -> Routine {
    Routine {
        id: Id::new(code.unwrap_or("composed")),
        name: format!("{}, {}", wish.subject(library), length_in_words(wish.budget)),
        purpose: wish.purpose.unwrap_or(Purpose::Mobility),
        about: String::new(),
        level: steps.iter().map(|step| step.stretch.level).max().unwrap_or(1),
        rotation: false,
        steps,
        origin: Origin::Own,
    }
}

/// A length as it was wished for: `8 minutes`, `2:30 minutes`, `45 seconds`.
#[must_use]
pub fn length_in_words(length: Duration) -> String {
    match (length.as_secs() / 60, length.as_secs() % 60) {
        (0, seconds) => format!("{seconds} seconds"),
        (1, 0) => "1 minute".to_owned(),
        (minutes, 0) => format!("{minutes} minutes"),
        (minutes, seconds) => format!("{minutes}:{seconds:02} minutes"),
    }
}
