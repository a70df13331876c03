//! How a file says a stretch is posed, and the sketches that follow: where it starts, what it passes, where it is held.

use super::contact::Contact;
use super::finding::When;
use super::freedom::Freedom;
use super::joint::{Limb, Motion, Side};
use super::muscle::Lit;
use super::paint::{Focus, View, real};
use super::placed::Placed;
use super::preset::Preset;
use super::prop::{self, Prop};
use super::sketch::{Flat, Reach, SEAT, SITS_BACK, Sketch, Top, Touch};
use super::space::at;

/// What is asked of one moment of a stretch; what is not said is as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    pub base: Option<&'static Preset>,
    pub set: Vec<(Freedom, f64)>,
    pub floor: Option<Vec<Contact>>,
    pub reaches: Option<Vec<Reach>>,
    pub firm: Option<Vec<Freedom>>,
    pub loose: Option<Vec<Freedom>>,
    /// The muscles that are stretched, and those that work.
    pub lit: Option<Vec<Lit>>,
    pub works: Option<Vec<Lit>>,
    pub balance: Option<bool>,
    /// Whether what it is done with is touched.
    pub touches: Option<bool>,
}

/// Something a stretch is done with: drawn, and touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    pub kind: Kind,
    pub touch: Vec<Contact>,
}

/// What it is. Lengths are in stature.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Stands on the floor, under what touches it.
    Low(Low),
    /// Anything else that stands or hangs somewhere.
    Placed(Placed),
}

/// Something that stands or lies on the floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Low {
    pub form: Form,
    pub height: f64,
    /// Where its middle is, x and y; under what touches it if not said.
    pub spot: Option<(f64, f64)>,
    /// Degrees to the left.
    pub turned: f64,
    /// What is under it, above the floor: a ball against a wall is held up there.
    pub lift: f64,
}

/// What stands on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Chair,
    Block,
    Step,
    Roller,
    Ball,
}

impl Form {
    /// Returns how high it is unless the pose says: a seat, a yoga block on its side, a stair, a roller, a tennis ball.
    #[must_use]
    pub const fn height(self) -> f64 {
        match self {
            Self::Chair => SEAT,
            Self::Block | Self::Step => 0.09,
            Self::Roller => 0.088,
            Self::Ball => 0.04,
        }
    }
}

impl Low {
    /// Returns its top, as what touches it meets it.
    #[must_use]
    pub const fn top(&self) -> Top {
        let (reach, ahead) = match self.form {
            Form::Chair => (prop::SEAT, SITS_BACK),
            Form::Block => (prop::BLOCK, 0.0),
            Form::Step => (prop::STEP, 0.0),
            // Flesh bends round what is round.
            Form::Roller | Form::Ball => ((0.0, 0.0), 0.0),
        };
        Top { height: self.lift + self.height, reach, ahead, spot: self.spot }
    }

    /// Returns the prop that it is, with its middle at `x` and `y`.
    #[must_use]
    pub const fn prop(&self, (x, y): (f64, f64)) -> Prop {
        let Self { height, turned, lift, .. } = *self;
        match self.form {
            Form::Chair => Prop::Chair { middle: at(x, y, 0.0), seat: height, turned },
            Form::Block => Prop::Block { x, y, height },
            Form::Step => Prop::Step { x, y, height },
            Form::Roller => Prop::Roller { x, y, thick: height, turned, lift },
            Form::Ball => Prop::Ball { x, y, thick: height, lift },
        }
    }
}

/// How a stretch is posed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posing {
    pub hold: Asked,
    pub view: Option<(f64, f64)>,
    pub focus: Option<Focus>,
    /// The side that is worked as written.
    pub side: Option<Side>,
    pub things: Option<Vec<Thing>>,
    /// Where the way in begins; the bare position where nothing is said.
    pub start: Option<Asked>,
    pub frames: Vec<Frame>,
    /// The movement goes round: from the last moment on to the first.
    pub round: bool,
}

/// A moment of a movement, or of the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// When, in seconds.
    pub at: f64,
    pub label: String,
    /// What differs from the rest.
    pub asked: Asked,
}

impl Asked {
    /// Returns this over what is asked by `below`.
    #[must_use]
    pub fn over(&self, below: &Self) -> Self {
        // Another position is another pose: what was set for the old one does not fit it.
        let below = if self.base.is_some() && self.base != below.base { &Self::default() } else { below };
        let kept = below.set.iter().filter(|(freedom, _)| !self.set.iter().any(|(own, _)| own == freedom));
        Self {
            base: self.base.or(below.base),
            set: kept.chain(&self.set).copied().collect(),
            floor: self.floor.clone().or_else(|| below.floor.clone()),
            reaches: self.reaches.clone().or_else(|| below.reaches.clone()),
            firm: self.firm.clone().or_else(|| below.firm.clone()),
            loose: self.loose.clone().or_else(|| below.loose.clone()),
            lit: self.lit.clone().or_else(|| below.lit.clone()),
            works: self.works.clone().or_else(|| below.works.clone()),
            balance: self.balance.or(below.balance),
            touches: self.touches.or(below.touches),
        }
    }

    /// Whether it says where the arm of a side goes.
    fn uses_arm(&self, side: Side) -> bool {
        let arm =
            |limb| matches!(limb, Limb::ShoulderFlexion | Limb::ShoulderAbduction | Limb::ShoulderExternal | Limb::ElbowFlexion);
        self.set.iter().any(|(freedom, _)| matches!(freedom, Freedom::Joint(Motion::Of(own, limb)) if *own == side && arm(*limb)))
    }

    /// Returns the muscles that are lit: those that are stretched, and those that work.
    #[must_use]
    pub fn all_lit(&self) -> Vec<Lit> {
        self.lit.iter().chain(&self.works).flatten().cloned().collect()
    }

    /// Returns the sketch of this moment among `things`; `None` without a position. What it touches besides the floor
    /// it touches only if it is `held`.
    #[must_use]
    pub fn sketch(&self, things: &[Thing], is_held: bool) -> Option<Sketch> {
        let mut sketch = Sketch::of(self.base?);
        sketch.typed.clone_from(&self.set);
        if let Some(floor) = &self.floor {
            sketch.floor.clone_from(floor);
        }
        if things.iter().any(Thing::is_chair) {
            sketch.touches.clear();
        }
        for thing in things {
            let is_seat = thing.is_chair() && sketch.preset.is_seated;
            let parts = if self.touches.unwrap_or(is_held) || is_seat { thing.touch.clone() } else { Vec::new() };
            sketch.touches.extend(thing.flat().map(|flat| Touch { flat, parts }));
        }
        sketch.reaches = self.reaches.clone().unwrap_or_default();
        let busy = |side: Side| self.uses_arm(side) || sketch.reaches.iter().any(|reach| reach.is_of_arm(side));
        if self.reaches.is_none() {
            let rests = sketch.preset.rests().into_iter();
            sketch.reaches = rests
                .filter(|reach| ![Side::Left, Side::Right].into_iter().any(|side| reach.is_of_arm(side) && busy(side)))
                .collect();
        }
        if self.floor.is_none() {
            let busy = [Side::Left, Side::Right]
                .into_iter()
                .filter(|side| self.uses_arm(*side) || self.reaches.iter().flatten().any(|reach| reach.is_of_arm(*side)));
            for side in busy {
                sketch.floor.retain(|contact| !contact.is_resting_hand_of(side));
            }
        }
        sketch.firm = self.firm.clone().unwrap_or_default();
        sketch.loose = self.loose.clone().unwrap_or_default();
        sketch.balance = self.balance;
        Some(sketch)
    }
}

impl Thing {
    #[must_use]
    pub const fn is_chair(&self) -> bool {
        matches!(self.kind, Kind::Low(Low { form: Form::Chair, .. }))
    }

    /// Returns the plane it is touched at, if it has one.
    #[must_use]
    pub const fn flat(&self) -> Option<Flat> {
        match &self.kind {
            Kind::Low(low) => Some(Flat::Top(low.top())),
            Kind::Placed(Placed::At(Prop::Wall { side, at, .. })) => Some(Flat::Wall(*side, *at)),
            Kind::Placed(Placed::At(Prop::Post { x, .. })) => Some(Flat::Post(*x)),
            Kind::Placed(Placed::At(_) | Placed::Strap(_) | Placed::Stick(_)) => None,
        }
    }
}

/// A moment of a stretch with all that is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub name: String,
    pub when: When,
    pub asked: Asked,
}

/// The sketches of a stretch in the order they are passed, never empty: the first is where it starts.
pub type Sketches = Vec<Sketch>;

impl Posing {
    /// Returns this posing over the one it is like.
    #[must_use]
    pub fn over(&self, below: &Self) -> Self {
        Self {
            hold: self.hold.over(&below.hold),
            view: self.view.or(below.view),
            focus: self.focus.or(below.focus),
            side: self.side.or(below.side),
            things: self.things.clone().or_else(|| below.things.clone()),
            start: self.start.clone().or_else(|| below.start.clone()),
            frames: if self.frames.is_empty() { below.frames.clone() } else { self.frames.clone() },
            round: self.round || below.round && self.frames.is_empty(),
        }
    }

    /// Returns what it is done with; a seat where the position has one, and sat on unless it says otherwise.
    #[must_use]
    pub fn things(&self) -> Vec<Thing> {
        let mut things = self.things.clone().unwrap_or_default();
        if !self.hold.base.is_some_and(|base| base.is_seated) {
            return things;
        }
        if !things.iter().any(Thing::is_chair) {
            let chair = Low { form: Form::Chair, height: SEAT, spot: None, turned: 0.0, lift: 0.0 };
            things.push(Thing { kind: Kind::Low(chair), touch: Vec::new() });
        }
        for chair in things.iter_mut().filter(|thing| thing.is_chair() && thing.touch.is_empty()) {
            chair.touch = Contact::named("sit_bones");
        }
        things
    }

    /// Returns what is asked of each moment, from the start to the hold, or from one end of a movement to the other:
    /// its name, and whether it is held or passed. Each moment differs from the pose, not from the moment before.
    #[must_use]
    pub fn moments(&self) -> Vec<Told> {
        let told = |name: &str, when, asked| Told { name: name.to_owned(), when, asked };
        let named = |(number, frame): (usize, &Frame)| {
            let name = if frame.label.is_empty() { format!("moment {}", number + 1) } else { frame.label.clone() };
            let whole = frame.asked.over(&self.hold);
            // What the pose lights is lit at the end, or all the way round.
            let is_lit = self.round || number + 1 == self.frames.len();
            let (lit, works) = (frame.asked.lit.clone(), frame.asked.works.clone());
            let asked = if is_lit { whole } else { Asked { lit, works, ..whole } };
            told(&name, When::Frame(number), asked)
        };
        let mut moments: Vec<Told> = self.frames.iter().enumerate().map(named).collect();
        if moments.is_empty() {
            moments.push(told("hold", When::Hold, self.hold.clone()));
        }
        if let [only] = &moments[..] {
            let start = self.start(&only.asked);
            moments.insert(0, told("start", When::Start, start));
        }
        moments
    }

    /// Returns when on the way each of `moments` moments is passed, from 0 to 1, and the end of a round after them.
    #[must_use]
    pub fn shares(&self, moments: usize) -> Vec<f64> {
        let times: Vec<f64> = self.frames.iter().map(|frame| frame.at).collect();
        let rises = times.len() == moments && times.is_sorted_by(|one, other| one < other);
        let mut times = if rises { times } else { (0..moments).map(real).collect() };
        if let (true, Some(first), Some(last)) = (self.round, times.first(), times.last()) {
            // Back to the first it takes as long as from one to the next.
            times.push(last + (last - first) / real(moments.saturating_sub(1).max(1)));
        }
        let (first, last) = (times.first().copied().unwrap_or(0.0), times.last().copied().unwrap_or(0.0));
        times.iter().map(|time| if last > first { (time - first) / (last - first) } else { 1.0 }).collect()
    }

    /// Returns the sketches of its moments; `None` without a position.
    #[must_use]
    pub fn sketches(&self) -> Option<Sketches> {
        let things = self.things();
        self.moments().iter().map(|moment| moment.asked.sketch(&things, moment.when != When::Start)).collect()
    }

    /// Where the way in begins: the bare position, and what is said of the start.
    fn start(&self, hold: &Asked) -> Asked {
        let bare = Asked { base: hold.base, ..Asked::default() };
        self.start.as_ref().map_or(bare.clone(), |start| start.over(&bare))
    }

    /// Returns from where it is seen.
    #[must_use]
    pub fn view(&self) -> View {
        let of_preset = self.hold.base.map_or((-60.0, 12.0), |base| base.view);
        let (azimuth, elevation) = self.view.unwrap_or(of_preset);
        View { azimuth, elevation, focus: self.focus.unwrap_or_default() }
    }

    /// Returns the muscles that are lit: those that are stretched, and those that work.
    #[must_use]
    pub fn lit(&self) -> Vec<Lit> {
        self.moments().iter().filter(|told| told.when != When::Start).flat_map(|told| told.asked.all_lit()).collect()
    }
}
