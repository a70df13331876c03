//! The closed vocabularies of the files: one row a word, which the loader, the facets, the docs and the JSON all read.

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal $title:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every value, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every word, as written in the files.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Returns the word as written in the files.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Returns the word as shown to people.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            /// Returns the value `word` stands for, if it is one of [`Self::WORDS`].
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

vocabulary! {
    /// What kind of stretch it is.
    Kind {
        Static "static" "hold",
        Dynamic "dynamic" "movement",
        Pnf "pnf" "contract–relax",
        Isometric "isometric" "press and hold",
        Breathing "breathing" "breathing",
        SelfMassage "self-massage" "self-massage",
    }
}

vocabulary! {
    /// The position the body starts in.
    Position {
        Standing "standing" "standing",
        SeatedChair "seated-chair" "sitting on a chair",
        SeatedFloor "seated-floor" "sitting on the floor",
        Kneeling "kneeling" "kneeling",
        Quadruped "quadruped" "on hands and knees",
        Supine "supine" "lying on your back",
        Prone "prone" "lying on your front",
        SideLying "side-lying" "lying on your side",
    }
}

vocabulary! {
    /// Whether both sides work together, one after the other, or by turns.
    Sides {
        Together "together" "both sides together",
        Each "each" "each side",
        Alternating "alternating" "side by side in turn",
    }
}

vocabulary! {
    /// The body's own left or right, never the screen's.
    Side {
        Left "left" "left side",
        Right "right" "right side",
    }
}

vocabulary! {
    /// Something a stretch is done with.
    Prop {
        Chair "chair" "chair",
        Block "block" "block or book",
        Wall "wall" "wall",
        Strap "strap" "strap or towel",
        FoamRoller "foam-roller" "foam roller",
        Doorway "doorway" "doorway",
        Ball "ball" "ball",
        Step "step" "step",
        Stick "stick" "stick",
        Bar "bar" "bar",
    }
}

vocabulary! {
    /// What a routine, or a stretch, is good for.
    Purpose {
        Daily "daily" "every day",
        Desk "desk" "desk break",
        Morning "morning" "morning",
        Evening "evening" "evening",
        Care "care" "gentle care",
        Mobility "mobility" "mobility",
        WarmUp "warm-up" "warm-up",
        CoolDown "cool-down" "cool-down",
    }
}

vocabulary! {
    /// A way the spine moves.
    Spine {
        Neutral "neutral" "still",
        Flexion "flexion" "rounding",
        FlexionLoaded "flexion-loaded" "rounding under load",
        Extension "extension" "arching",
        Rotation "rotation" "turning",
        LateralFlexion "lateral-flexion" "side-bending",
    }
}

vocabulary! {
    /// A day of the week.
    Weekday {
        Mon "mon" "Monday",
        Tue "tue" "Tuesday",
        Wed "wed" "Wednesday",
        Thu "thu" "Thursday",
        Fri "fri" "Friday",
        Sat "sat" "Saturday",
        Sun "sun" "Sunday",
    }
}

vocabulary! {
    /// Several days of the week in one word.
    Days {
        Weekdays "weekdays" "Monday to Friday",
        Weekend "weekend" "Saturday and Sunday",
        Daily "daily" "every day",
    }
}

vocabulary! {
    /// What makes a cue heard.
    Way {
        Player "player" "tones, by whatever plays files on this machine",
        Bell "bell" "the terminal's bell",
        Flash "flash" "nothing, but a flash at every change",
        Off "off" "nothing",
    }
}

vocabulary! {
    /// How a week comes by its routine.
    Weekly {
        New "new" "one is made for it",
        Turns "turns" "those of a list take turns",
    }
}

vocabulary! {
    /// Why a step was left before it was done.
    Skip {
        NotNow "not-now" "not now",
        Hurts "hurts" "it hurt",
        Done "done-already" "done already",
        Never "never" "never again",
        Easier "easier" "for an easier one",
        Harder "harder" "for a harder one",
    }
}

vocabulary! {
    /// What the figure is made of.
    Dress {
        Clothed "clothed" "skin, hair and clothes",
        Clay "clay" "plain clay",
    }
}

vocabulary! {
    /// When the left limbs of the figure are warmer in colour, and the right ones cooler.
    Tint {
        Crossed "crossed" "where limbs cross",
        Always "always" "always",
        Never "never" "never",
    }
}

vocabulary! {
    /// The proportions of the figure.
    Proportions {
        Average "average" "those of most people",
        LongLimbs "long-limbs" "long legs and arms, a short trunk",
        ShortLimbs "short-limbs" "short legs and arms, a long trunk",
    }
}

vocabulary! {
    /// What the cells of the figure are made of.
    Cells {
        Auto "auto" "what the terminal shows best",
        Sextants "sextants" "sixths of a cell",
        Quarters "quarters" "quarters of a cell",
        Halves "halves" "halves of a cell",
        Braille "braille" "lines of braille",
    }
}

vocabulary! {
    /// What a link leads to.
    LinkKind {
        Video "video" "video",
        Reference "reference" "page",
    }
}

/// Every word for a day of the week, or for several.
pub const DAY_WORDS: &[&str] = &[
    Weekday::Mon.word(),
    Weekday::Tue.word(),
    Weekday::Wed.word(),
    Weekday::Thu.word(),
    Weekday::Fri.word(),
    Weekday::Sat.word(),
    Weekday::Sun.word(),
    Days::Weekdays.word(),
    Days::Weekend.word(),
    Days::Daily.word(),
];

impl Days {
    /// Returns the days meant, in the order of the week.
    #[must_use]
    pub fn weekdays(self) -> &'static [Weekday] {
        let (weekdays, weekend) = Weekday::ALL.split_at(5);
        match self {
            Self::Weekdays => weekdays,
            Self::Weekend => weekend,
            Self::Daily => Weekday::ALL,
        }
    }
}

impl Weekday {
    /// Returns the days that one of [`DAY_WORDS`] stands for; none for any other word.
    #[must_use]
    pub fn all_of_word(word: &str) -> Vec<Self> {
        let several = Days::from_word(word).map(|days| days.weekdays().to_vec());
        several.unwrap_or_else(|| Self::from_word(word).into_iter().collect())
    }

    /// Returns the fewest words for `days`, which are in the order of the week: one for them all if there is one.
    #[must_use]
    pub fn in_words(days: &[Self]) -> Vec<&'static str> {
        match Days::ALL.iter().find(|several| several.weekdays() == days) {
            Some(several) => vec![several.word()],
            None => days.iter().map(|day| day.word()).collect(),
        }
    }
}

impl Side {
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The caution tags a stretch may carry (evidence on each is the library's; the words are the field's own).
pub const CAUTION_TAGS: &[&str] = &[
    "disc",
    "stenosis",
    "spondy",
    "osteoporosis",
    "knee",
    "hip-replacement",
    "hip-impingement",
    "pregnancy",
    "hypermobility",
    "shoulder",
    "neck",
    "wrist",
    "elbow",
    "hamstring-tendon",
    "sciatica",
    "groin",
    "balance",
    "head-down",
    "gluteal-tendon",
    "ankle",
    "toe",
    "clots",
    "acute",
];

/// Returns a caution tag in plain words, as shown before its note.
#[must_use]
pub fn caution_title(tag: &str) -> &str {
    match tag {
        "disc" => "disc trouble",
        "stenosis" => "spinal stenosis",
        "spondy" => "spondylolisthesis",
        "osteoporosis" => "osteoporosis",
        "knee" => "knee pain",
        "hip-replacement" => "hip replacement",
        "hip-impingement" => "hip pinch",
        "hypermobility" => "very loose joints",
        "shoulder" => "shoulder pain",
        "neck" => "neck pain",
        "wrist" => "wrist pain",
        "elbow" => "elbow pain",
        "hamstring-tendon" => "sore hamstring tendon",
        "sciatica" => "sciatica",
        "groin" => "groin strain",
        "balance" => "unsteady balance",
        "head-down" => "head-down trouble (eyes, blood pressure)",
        "gluteal-tendon" => "sore outer hip",
        "ankle" => "ankle pain",
        "toe" => "toe pain",
        "clots" => "blood clots",
        "acute" => "a fresh strain",
        other => other,
    }
}
