//! The facets Browse is narrowed down by, one at a time.

use crate::model::words::{Kind, Position, Prop, Purpose};
use crate::model::{Filter, Id, Library};

/// A facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Kind,
    Position,
    Props,
    Level,
    Purpose,
    Favourites,
}

impl Facet {
    pub const ALL: &'static [Self] = &[Self::Kind, Self::Position, Self::Props, Self::Level, Self::Purpose, Self::Favourites];

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Position => "Position",
            Self::Props => "Props at hand",
            Self::Level => "Level",
            Self::Purpose => "Good for",
            Self::Favourites => "At hand",
        }
    }

    /// Returns how many choices there are, "any" included.
    #[must_use]
    pub fn choices(self) -> usize {
        1 + match self {
            Self::Kind => Kind::ALL.len(),
            Self::Position => Position::ALL.len(),
            // None at all, then nothing but one of them.
            Self::Props => 1 + Prop::ALL.len(),
            Self::Level => 3,
            Self::Purpose => Purpose::ALL.len(),
            Self::Favourites => 1,
        }
    }

    /// Returns the choice made in `filter`; 0 is "any".
    #[must_use]
    pub fn chosen(self, filter: &Filter) -> usize {
        fn place<T: PartialEq>(all: &[T], value: Option<&T>) -> usize {
            value.and_then(|value| all.iter().position(|other| other == value)).map_or(0, |place| place + 1)
        }
        match self {
            Self::Kind => place(Kind::ALL, filter.kind.as_ref()),
            Self::Position => place(Position::ALL, filter.positions.first()),
            Self::Props => match filter.at_hand.as_deref() {
                None => 0,
                Some([]) => 1,
                Some([prop, ..]) => 1 + place(Prop::ALL, Some(prop)),
            },
            Self::Level => filter.level.map_or(0, usize::from),
            Self::Purpose => place(Purpose::ALL, filter.purpose.as_ref()),
            Self::Favourites => usize::from(filter.favourites.is_some()),
        }
    }

    /// Makes a choice; `favourites` are the user's.
    pub fn choose(self, filter: &mut Filter, choice: usize, favourites: &[Id]) {
        let place = choice.checked_sub(1);
        match self {
            Self::Kind => filter.kind = place.and_then(|place| Kind::ALL.get(place)).copied(),
            Self::Position => {
                filter.positions = place.and_then(|place| Position::ALL.get(place)).into_iter().copied().collect();
            }
            Self::Props => {
                filter.at_hand =
                    place.map(|place| place.checked_sub(1).and_then(|place| Prop::ALL.get(place)).into_iter().copied().collect());
            }
            Self::Level => filter.level = u8::try_from(choice).ok().filter(|level| *level > 0),
            Self::Purpose => filter.purpose = place.and_then(|place| Purpose::ALL.get(place)).copied(),
            Self::Favourites => filter.favourites = place.map(|_| favourites.to_vec()),
        }
    }

    /// Returns the choice made, in words.
    #[must_use]
    pub fn in_words(self, filter: &Filter) -> String {
        let any = || "any".to_owned();
        match self {
            Self::Kind => filter.kind.map_or_else(any, |kind| kind.title().to_owned()),
            Self::Position => filter.positions.first().map_or_else(any, |position| position.title().to_owned()),
            Self::Props => match filter.at_hand.as_deref() {
                None => any(),
                Some([]) => "none".to_owned(),
                Some([prop, ..]) => format!("{} or none", prop.title()),
            },
            Self::Level => filter.level.map_or_else(any, |level| match level {
                1 => "1, gentle".to_owned(),
                2 => "up to 2".to_owned(),
                _ => "up to 3".to_owned(),
            }),
            Self::Purpose => filter.purpose.map_or_else(any, |purpose| purpose.title().to_owned()),
            Self::Favourites => filter.favourites.as_ref().map_or_else(any, |_| "your favourites".to_owned()),
        }
    }

    /// Returns how many stretches each choice would leave, "any" first.
    #[must_use]
    pub fn counts(self, filter: &Filter, library: &Library, favourites: &[Id]) -> Vec<usize> {
        (0..self.choices())
            .map(|choice| {
                let mut filter = filter.clone();
                self.choose(&mut filter, choice, favourites);
                let regions = library.regions_of(&filter.places);
                let in_place = |stretch: &crate::model::Stretch| {
                    filter.places.is_empty() || stretch.regions.iter().any(|region| regions.contains(&region))
                };
                library.stretches().filter(|stretch| filter.admits(stretch) && in_place(stretch)).count()
            })
            .collect()
    }
}
