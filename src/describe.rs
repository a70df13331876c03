//! Stretches and routines in words: what screens, shell and sheets all say of them.

use crate::model::words::{Days, Weekday, caution_title};
use crate::model::{Id, Library, Routine, Sides, Stretch, When};
use crate::problem::counted;

/// What to say when it hurts for the second time.
pub const STOP: &str = "That is twice. Better stop for today. Sharp or electric pain, pain that moves down a leg or an arm, \
                        numbness or weakness: see a doctor or a physiotherapist.";

/// A piece of a stretch's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub about: About,
    /// Never empty; several are items of a list.
    pub items: Vec<String>,
}

/// What a paragraph is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Favourite,
    Setup,
    Feel,
    Cues,
    Breath,
    Mistakes,
    Cautions,
    Easier,
    Harder,
    Related,
    Muscles,
    Aliases,
    Links,
}

impl About {
    /// Returns the heading; empty where the text stands for itself.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Favourite | Self::Setup => "",
            Self::Feel => "You feel it",
            Self::Cues => "Mind",
            Self::Breath => "Breath",
            Self::Mistakes => "Not like this",
            Self::Cautions => "Take care",
            Self::Easier => "Easier",
            Self::Harder => "Harder",
            Self::Related => "The cause may lie elsewhere",
            Self::Muscles => "Muscles",
            Self::Aliases => "Also called",
            Self::Links => "Links",
        }
    }
}

/// Returns everything there is to say of a stretch, in the order in which it is needed.
#[must_use]
pub fn paragraphs(library: &Library, stretch: &Stretch) -> Vec<Paragraph> {
    let guide = &stretch.guide;
    let one = |text: &str| vec![text.to_owned()];
    let with_other = |text: Option<&String>, id: Option<&Id>| {
        let other = id.and_then(|id| library.stretch(id.as_str())).map(|other| format!("→ {}", other.name));
        text.cloned().into_iter().chain(other).collect::<Vec<_>>()
    };
    let cautions = stretch.cautions.iter();
    let cautions = cautions.map(|caution| format!("{}: {}", capitalised(caution_title(&caution.tag)), caution.note));
    let related = library.related_to(stretch).into_iter().take(3);
    let related = related.map(|related| format!("{}: {}", library.region_name(&related.region), related.why));
    let muscles: Vec<String> = stretch.muscles.iter().map(|id| library.muscle_name(id).to_owned()).collect();
    let links = stretch.links.iter().map(|link| format!("{} by {}: {}", capitalised(link.kind.title()), link.by, link.url));
    let all = [
        (About::Favourite, library.favourite_reason(stretch).map(|why| format!("☆ {why}")).into_iter().collect()),
        (About::Setup, one(&guide.setup)),
        (About::Feel, one(&guide.feel)),
        (About::Cues, guide.cues.clone()),
        (About::Breath, one(&guide.breath)),
        (About::Mistakes, guide.mistakes.clone()),
        (About::Cautions, cautions.collect()),
        (About::Easier, with_other(guide.easier.as_ref(), guide.easier_id.as_ref())),
        (About::Harder, with_other(guide.harder.as_ref(), guide.harder_id.as_ref())),
        (About::Related, related.collect()),
        (About::Muscles, one(&listed(&muscles))),
        (About::Aliases, one(&stretch.also.join(", "))),
        (About::Links, links.collect()),
    ];
    let said = |(about, items): (About, Vec<String>)| {
        let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
        (!items.is_empty()).then_some(Paragraph { about, items })
    };
    all.into_iter().filter_map(said).collect()
}

/// Returns dose, sides, position, props and level in one line.
#[must_use]
pub fn facts(stretch: &Stretch) -> String {
    let mut parts = vec![stretch.dose.in_words()];
    match stretch.sides {
        Sides::Each => parts.push("each side".to_owned()),
        Sides::Alternating => parts.push("sides in turn".to_owned()),
        Sides::Together => {}
    }
    parts.push(stretch.position.title().to_owned());
    parts.extend(stretch.props_in_words().map(|props| format!("with {props}")));
    parts.push(format!("level {}", level(stretch.level)));
    parts.join(" · ")
}

/// Returns the areas a routine works on: `Back, glutes and hips`.
#[must_use]
pub fn areas(library: &Library, routine: &Routine) -> String {
    let names: Vec<String> = library.areas_of_routine(routine).iter().map(|area| area.name.to_lowercase()).collect();
    capitalised(&listed(&names))
}

/// Returns what a routine is done with, and how often one changes position.
#[must_use]
pub fn needs(routine: &Routine) -> String {
    let props: Vec<String> = routine.props().iter().map(|prop| prop.title().to_owned()).collect();
    let props = if props.is_empty() { "no props".to_owned() } else { listed(&props) };
    format!("{props} · {}", counted(routine.position_changes(), "position change"))
}

/// Returns names as a list: `a, b and c`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns a level as dots: `●○○`.
#[must_use]
pub fn level(level: u8) -> String {
    (1..=3).map(|step| if step <= level { '●' } else { '○' }).collect()
}

/// Returns when an entry of the schedule is to be done: `every day at 07:30`, `Monday, Thursday at 07:30`.
#[must_use]
pub fn when(when: &When) -> String {
    let on = |days: &[Weekday]| match Days::ALL.iter().find(|several| several.weekdays() == days) {
        Some(several) => several.title().to_owned(),
        None => days.iter().map(|day| day.title()).collect::<Vec<_>>().join(", "),
    };
    match when {
        When::Weekly { days, at } => format!("{} at {at}", on(days)),
        When::Once { date, at } => format!("{} {} at {at}", date.in_words(), date.year()),
        When::Every { days, minutes, from, to } => format!("{} every {minutes} minutes from {from} to {to}", on(days)),
        When::Beside { activity, edge, minutes: 0 } => format!("right {} {activity}", edge.word()),
        When::Beside { activity, edge, minutes } => {
            format!("{} {} {activity}", counted(usize::from(*minutes), "minute"), edge.word())
        }
    }
}
