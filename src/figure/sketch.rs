//! A pose as its author writes it: a position, a few angles, what touches what. The solver makes a pose of it.

use super::contact::Contact;
use super::freedom::{self, FREEDOMS, Freedom, Values};
use super::joint::{Motion, Side};
use super::point::{self, Mark};
use super::preset::Preset;
use super::prop::{self, Wall};
use super::skeleton::Stance;
use super::space::Point;

/// What an author asks of one pose.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    pub preset: &'static Preset,
    /// Where the joints are before anything is typed: the preset's own, or those of a pose this one is like.
    pub before: Values,
    /// The angles that are typed, in degrees.
    pub typed: Vec<(Freedom, f64)>,
    /// What must touch the floor.
    pub floor: Vec<Contact>,
    pub touches: Vec<Touch>,
    pub reaches: Vec<Reach>,
    pub firm: Vec<Freedom>,
    pub loose: Vec<Freedom>,
    /// Whether the weight must be over the feet; `None` where the position says.
    pub balance: Option<bool>,
}

/// Something flat that parts of the body touch, and nothing of the body goes through.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    pub flat: Flat,
    pub parts: Vec<Contact>,
}

/// Where something flat is, in stature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flat {
    /// A wall on a side of the figure, so far from the middle.
    Wall(Wall, f64),
    /// The near side of a door post, so far in front.
    Post(f64),
    /// The top of something that stands under what touches it.
    Top(Top),
}

/// The top of a chair, a block, a roller: how high, how far it reaches from its middle, and how far its middle is in
/// front of what touches it. Where it reaches nowhere, it is in nobody's way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Top {
    pub height: f64,
    pub reach: (f64, f64),
    pub ahead: f64,
    /// Where its middle is, x and y; under what touches it if not said.
    pub spot: Option<(f64, f64)>,
}

impl Top {
    /// Returns the seat of a chair of this height.
    #[must_use]
    pub const fn seat(height: f64) -> Self {
        Self { height, reach: prop::SEAT, ahead: SITS_BACK, spot: None }
    }
}

/// A point of the body that must be somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    pub from: String,
    pub to: Target,
}

/// Where a reach goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A point of the body.
    Mark(String),
    /// A share of the way from one point of the body to another.
    Between(String, String, f64),
    /// A place in the world, in stature.
    At(Point),
}

impl Sketch {
    /// Returns the bare position of a preset.
    #[must_use]
    pub fn of(preset: &'static Preset) -> Self {
        let touches = if preset.is_seated {
            vec![Touch { flat: Flat::Top(Top::seat(SEAT)), parts: Contact::named("sit_bones") }]
        } else {
            Vec::new()
        };
        Self {
            preset,
            before: preset.values(),
            typed: Vec::new(),
            floor: preset.floor(),
            touches,
            reaches: Vec::new(),
            firm: Vec::new(),
            loose: Vec::new(),
            balance: None,
        }
    }

    /// Returns the value of every freedom as asked, before anything is solved.
    #[must_use]
    pub fn asked(&self) -> Values {
        let mut values = self.before;
        for (freedom, value) in &self.typed {
            values[freedom.place()] = *value;
        }
        for finger in self.reaches.iter().filter_map(Reach::fingers) {
            if !self.typed.iter().any(|(freedom, _)| *freedom == finger) {
                values[finger.place()] = HOLDING;
            }
        }
        values
    }

    /// Returns whether the weight must be over the feet: standing, unless something is leaned on or it says otherwise.
    #[must_use]
    pub fn must_balance(&self) -> bool {
        let leans = self.touches.iter().any(|touch| matches!(touch.flat, Flat::Wall(..) | Flat::Post(_)));
        let on_feet = self.floor.iter().all(|contact| contact.is_of_foot());
        self.balance.unwrap_or(self.preset.name == "standing" && !leans && on_feet && !self.floor.is_empty())
    }

    /// Returns whether left and right are asked the same of, so that the pose is to be its own mirror.
    #[must_use]
    pub fn is_even(&self) -> bool {
        let is_own_mirror =
            |values: &Values| freedom::mirrored(values).iter().zip(values).all(|(one, other)| (one - other).abs() < 1e-9);
        let both = |contacts: &[Contact]| contacts.iter().all(|contact| contacts.contains(&contact.mirrored()));
        let reaches = self.reaches.iter().all(|reach| self.reaches.contains(&reach.mirrored()));
        let touches = self.touches.iter().all(|touch| {
            let aside = match touch.flat {
                Flat::Wall(Wall::Left | Wall::Right, _) => true,
                Flat::Wall(Wall::Front | Wall::Back, _) | Flat::Post(_) => false,
                Flat::Top(top) => top.spot.is_some_and(|(_, y)| y != 0.0),
            };
            !aside && both(&touch.parts)
        });
        let is_level = self.preset.is_level();
        is_level && is_own_mirror(&self.asked()) && is_own_mirror(&self.evenness()) && both(&self.floor) && reaches && touches
    }

    /// How surely each freedom is asked for, without a sign: of a bend or turn the mirror has the other.
    fn evenness(&self) -> Values {
        let spread = self.spread();
        let mut even = spread;
        for freedom in [Freedom::Leftward, Freedom::Turn, Freedom::Roll] {
            even[freedom.place()] = 0.0;
        }
        for motion in Motion::all().filter(|motion| motion.mirrored().1) {
            even[Freedom::Joint(motion).place()] = 0.0;
        }
        even
    }

    /// Returns how surely a freedom is where it was asked: the spread it is allowed, in its own unit.
    #[must_use]
    pub fn spread(&self) -> Values {
        let mut spread = [0.0; FREEDOMS];
        for freedom in Freedom::all() {
            spread[freedom.place()] = usual_spread(freedom);
        }
        for (freedom, _) in &self.typed {
            spread[freedom.place()] = if matches!(freedom, Freedom::Joint(_)) { TYPED } else { TYPED_PELVIS };
        }
        for freedom in &self.loose {
            spread[freedom.place()] = LOOSE;
        }
        for freedom in &self.firm {
            spread[freedom.place()] = FIRM;
        }
        spread
    }
}

impl Reach {
    /// Returns the points that it names.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.from.as_str()).chain(self.to.marks())
    }

    /// Returns the same of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self { from: point::mirrored(&self.from), to: self.to.mirrored() }
    }

    /// Returns whether an arm of this side reaches.
    #[must_use]
    pub fn is_of_arm(&self, side: Side) -> bool {
        let arm = ["palm", "hand", "wrist", "fingertips", "elbow", "elbow_outer", "elbow_back", "upper_arm_back"];
        self.from.strip_prefix(side.word()).and_then(|part| part.strip_prefix('_')).is_some_and(|part| arm.contains(&part))
    }

    /// Returns where it reaches from, and to; `None` where a point is unknown.
    #[must_use]
    pub fn places(&self, stance: &Stance) -> Option<(Point, Point)> {
        Some((Mark::named(&self.from)?.place(stance), self.to.place(stance)?))
    }

    /// The fingers that close, where a palm holds a limb.
    fn fingers(&self) -> Option<Freedom> {
        use super::joint::{Limb, Motion, Side};
        let side = Side::from_word(self.from.strip_suffix("_palm")?)?;
        let Target::Mark(to) = &self.to else { return None };
        let (_, part) = to.split_once('_')?;
        HELD.contains(&part).then_some(Freedom::Joint(Motion::Of(side, Limb::FingersFlexion)))
    }
}

impl Target {
    /// Reads `left_shin`, `mid(left_ball, left_shoulder, 0.5)` or `at(0.3, 0, 0.5)`; `None` for anything else. Whether
    /// its points are known is not asked.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let inside = |word: &str| text.strip_prefix(word)?.trim().strip_prefix('(')?.strip_suffix(')');
        let parts = |inside: &str| inside.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
        if let Some(parts) = inside("mid").map(parts) {
            let [one, other, share] = &parts[..] else { return None };
            return Some(Self::Between(one.clone(), other.clone(), share.parse().ok()?));
        }
        if let Some(parts) = inside("at").map(parts) {
            let [x, y, z] = parts.iter().map(|part| part.parse().ok()).collect::<Option<Vec<f64>>>()?[..] else { return None };
            return Some(Self::At(Point { x, y, z }));
        }
        (!text.contains(['(', ')', ','])).then(|| Self::Mark(text.replace(['-', ' '], "_")))
    }

    /// Returns where it is; `None` where a point is unknown.
    #[must_use]
    pub fn place(&self, stance: &Stance) -> Option<Point> {
        let of = |name: &str| Mark::named(name).map(|mark| mark.place(stance));
        Some(match self {
            Self::Mark(name) => of(name)?,
            Self::Between(one, other, share) => of(one)?.toward(of(other)?, *share),
            Self::At(place) => *place,
        })
    }

    /// Returns the points of the body that it names.
    #[must_use]
    pub fn marks(&self) -> Vec<&str> {
        match self {
            Self::Mark(name) => vec![name],
            Self::Between(one, other, _) => vec![one, other],
            Self::At(_) => Vec::new(),
        }
    }

    /// Returns the same of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        match self {
            Self::Mark(name) => Self::Mark(point::mirrored(name)),
            Self::Between(one, other, share) => Self::Between(point::mirrored(one), point::mirrored(other), *share),
            Self::At(place) => Self::At(place.mirrored()),
        }
    }

    /// Returns it as a pose has it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Mark(name) => name.clone(),
            Self::Between(one, other, share) => format!("mid({one}, {other}, {share})"),
            Self::At(Point { x, y, z }) => format!("at({x}, {y}, {z})"),
        }
    }
}

/// The height of a chair's seat: popliteal height and a shoe (ANSUR II .2415, and a choice).
pub const SEAT: f64 = 0.262;
/// A seat reaches farther forward of the sit bones than behind, in stature.
pub const SITS_BACK: f64 = 0.045;
/// Fingers around a limb, in degrees.
const HOLDING: f64 = 62.0;
const HELD: &[&str] = &[
    "shin",
    "shin_low",
    "thigh_back",
    "ankle",
    "ankle_outer",
    "ankle_front",
    "ankle_back",
    "instep",
    "foot",
    "elbow_back",
    "calf",
    "knee_back",
];

/// What is typed is a strong wish, in degrees.
const TYPED: f64 = 4.0;
const TYPED_PELVIS: f64 = 3.0;
const FIRM: f64 = 1.0;
const LOOSE: f64 = 45.0;

/// How far what is not typed may go to make the rest possible.
fn usual_spread(freedom: Freedom) -> f64 {
    use super::joint::{Limb, Motion};
    match freedom {
        Freedom::Forward | Freedom::Leftward => 0.03,
        Freedom::Height => 1.0,
        Freedom::Turn => 2.0,
        Freedom::Tilt => 14.0,
        Freedom::Roll => 10.0,
        Freedom::Joint(motion) => match motion {
            Motion::LumbarFlexion | Motion::ThoracicFlexion => 14.0,
            Motion::LumbarBend => 7.0,
            Motion::LumbarTurn => 3.0,
            Motion::ThoracicBend | Motion::ThoracicTurn => 9.0,
            Motion::NeckFlexion => 16.0,
            Motion::NeckBend => 8.0,
            Motion::NeckTurn => 10.0,
            Motion::Of(_, limb) => match limb {
                Limb::ScapulaElevation | Limb::ScapulaProtraction | Limb::WristUlnar => 10.0,
                Limb::ShoulderFlexion | Limb::ShoulderAbduction | Limb::ElbowFlexion | Limb::ForearmPronation => 40.0,
                Limb::ShoulderExternal | Limb::AnkleDorsiflexion | Limb::ToesExtension => 30.0,
                Limb::WristFlexion | Limb::HipFlexion | Limb::HipAbduction | Limb::KneeFlexion => 22.0,
                Limb::HipExternal => 25.0,
                Limb::FingersFlexion => 3.0,
                Limb::AnkleInversion => 7.0,
            },
        },
    }
}
