//! Where muscles lie on the body: patches in the frame of a segment, lit when the pose works them.

use super::joint::Side;
use super::skeleton::{Part, Segment};
use super::space::Point;

/// A patch of a segment's surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patch {
    pub segment: Segment,
    /// Along the bone, from 0 at its start to 1 at its end.
    along: (f64, f64),
    /// Around the bone in degrees, 0 in front, positive to the figure's left; and how far to both sides.
    around: (f64, f64),
}

/// A patch of one side, as the table has it: around the bone 0 is in front, 90 outward, 180 behind.
struct Row(Place, f64, f64, f64, f64);

#[derive(Clone, Copy)]
enum Place {
    Middle(Segment),
    Side(Part),
}

use Place::{Middle, Side as Own};
use Segment::{Lumbar1, Lumbar2, Neck, Pelvis, Thoracic1, Thoracic2, Thoracic3};

// Patches of the trunk overrun its joints, or a fold would show gaps.
const MUSCLES: &[(&str, &[Row])] = &[
    ("hamstrings", &[Row(Own(Part::Thigh), 0.12, 0.97, 180.0, 62.0)]),
    ("quads", &[Row(Own(Part::Thigh), 0.12, 1.02, 8.0, 70.0)]),
    ("adductors", &[Row(Own(Part::Thigh), -0.02, 0.80, 270.0, 52.0)]),
    ("hip-flexors", &[Row(Own(Part::Thigh), -0.15, 0.34, 0.0, 62.0), Row(Middle(Pelvis), 0.25, 1.0, 38.0, 30.0)]),
    ("glutes", &[Row(Middle(Pelvis), -0.35, 0.92, 128.0, 50.0), Row(Own(Part::Thigh), -0.35, 0.16, 180.0, 80.0)]),
    ("piriformis", &[Row(Middle(Pelvis), -0.1, 0.55, 122.0, 40.0), Row(Own(Part::Thigh), -0.35, 0.10, 140.0, 50.0)]),
    ("abductors", &[Row(Middle(Pelvis), 0.25, 1.1, 95.0, 34.0), Row(Own(Part::Thigh), -0.30, 0.18, 90.0, 50.0)]),
    ("itb", &[Row(Own(Part::Thigh), -0.1, 1.0, 90.0, 38.0)]),
    ("calves", &[Row(Own(Part::Shank), 0.04, 0.62, 180.0, 78.0)]),
    ("soleus", &[Row(Own(Part::Shank), 0.30, 0.95, 180.0, 78.0)]),
    ("tibialis", &[Row(Own(Part::Shank), 0.06, 0.9, 15.0, 45.0)]),
    (
        "low-back",
        &[
            Row(Middle(Pelvis), 0.72, 1.6, 150.0, 40.0),
            Row(Middle(Lumbar1), -0.45, 1.45, 148.0, 40.0),
            Row(Middle(Lumbar2), -0.45, 1.45, 148.0, 40.0),
        ],
    ),
    (
        "erector-spinae",
        &[
            Row(Middle(Lumbar1), -0.45, 1.45, 156.0, 30.0),
            Row(Middle(Lumbar2), -0.45, 1.45, 156.0, 30.0),
            Row(Middle(Thoracic1), -0.45, 1.45, 158.0, 28.0),
            Row(Middle(Thoracic2), -0.45, 1.45, 158.0, 28.0),
            Row(Middle(Thoracic3), -0.45, 0.7, 158.0, 28.0),
        ],
    ),
    (
        "quadratus-lumborum",
        &[
            Row(Middle(Pelvis), 0.8, 1.3, 125.0, 30.0),
            Row(Middle(Lumbar1), -0.45, 1.45, 125.0, 30.0),
            Row(Middle(Lumbar2), -0.1, 0.9, 125.0, 30.0),
        ],
    ),
    (
        "lats",
        &[
            Row(Middle(Lumbar2), 0.2, 1.45, 122.0, 34.0),
            Row(Middle(Thoracic1), -0.45, 1.45, 112.0, 38.0),
            Row(Middle(Thoracic2), -0.45, 1.45, 106.0, 36.0),
        ],
    ),
    (
        "upper-back",
        &[
            Row(Middle(Thoracic2), -0.45, 1.45, 155.0, 38.0),
            Row(Middle(Thoracic3), -0.45, 1.0, 150.0, 40.0),
            Row(Own(Part::Scapula), -9.0, 9.0, 180.0, 80.0),
        ],
    ),
    (
        "pecs",
        &[
            Row(Middle(Thoracic2), 0.15, 1.45, 36.0, 42.0),
            Row(Middle(Thoracic3), -0.45, 0.6, 40.0, 45.0),
            Row(Own(Part::UpperArm), -0.1, 0.16, 0.0, 60.0),
        ],
    ),
    (
        "abs",
        &[
            Row(Middle(Pelvis), 0.6, 1.2, 18.0, 30.0),
            Row(Middle(Lumbar1), -0.45, 1.45, 18.0, 28.0),
            Row(Middle(Lumbar2), -0.45, 1.45, 18.0, 28.0),
            Row(Middle(Thoracic1), -0.45, 0.9, 18.0, 28.0),
        ],
    ),
    (
        "obliques",
        &[
            Row(Middle(Lumbar1), -0.45, 1.45, 80.0, 34.0),
            Row(Middle(Lumbar2), -0.45, 1.45, 80.0, 34.0),
            Row(Middle(Thoracic1), -0.45, 0.8, 84.0, 34.0),
            Row(Middle(Pelvis), 0.8, 1.3, 80.0, 34.0),
        ],
    ),
    ("neck-back", &[Row(Middle(Neck), -0.3, 1.2, 150.0, 60.0), Row(Own(Part::Scapula), -9.0, 9.0, 180.0, 90.0)]),
    ("neck-front", &[Row(Middle(Neck), -0.3, 1.2, 25.0, 50.0)]),
    ("delts", &[Row(Own(Part::UpperArm), -0.25, 0.36, 90.0, 85.0)]),
    ("rear-delts", &[Row(Own(Part::UpperArm), -0.25, 0.36, 160.0, 60.0), Row(Middle(Thoracic3), -0.1, 0.8, 130.0, 30.0)]),
    ("rotator-cuff", &[Row(Own(Part::Scapula), -9.0, 9.0, 180.0, 80.0), Row(Own(Part::UpperArm), -0.25, 0.16, 150.0, 60.0)]),
    ("triceps", &[Row(Own(Part::UpperArm), 0.10, 1.0, 180.0, 68.0)]),
    ("biceps", &[Row(Own(Part::UpperArm), 0.16, 1.0, 0.0, 62.0)]),
    ("forearms", &[Row(Own(Part::Forearm), 0.0, 0.8, 0.0, 180.0)]),
    ("feet", &[Row(Own(Part::Foot), -9.0, 9.0, 0.0, 180.0)]),
    ("diaphragm", &[Row(Middle(Thoracic1), -0.45, 0.9, 30.0, 42.0), Row(Middle(Lumbar2), 0.3, 1.45, 24.0, 36.0)]),
];

/// A muscle that a pose lights: by name, on one side or on both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lit {
    pub muscle: String,
    /// `None` for both.
    pub side: Option<Side>,
}

impl Lit {
    /// Reads `hamstrings`, `right hamstrings` or `right_hip_flexors`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.replace('_', "-");
        let text = ["left", "right"]
            .iter()
            .find_map(|side| Some(format!("{side} {}", text.strip_prefix(&format!("{side}-"))?)))
            .unwrap_or(text);
        let of = |word: &str, side| Some(Self { muscle: text.strip_prefix(word)?.to_owned(), side: Some(side) });
        of("left ", Side::Left).or_else(|| of("right ", Side::Right)).unwrap_or_else(|| Self { muscle: text.clone(), side: None })
    }

    /// Returns it as a pose has it: `right_hip_flexors`.
    #[must_use]
    pub fn written(&self) -> String {
        let muscle = self.muscle.replace('-', "_");
        self.side.map_or_else(|| muscle.clone(), |side| format!("{}_{muscle}", side.word()))
    }

    /// Returns every muscle that has a place here.
    pub fn names() -> impl Iterator<Item = &'static str> {
        MUSCLES.iter().map(|(name, _)| *name)
    }

    /// Returns the same of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self { muscle: self.muscle.clone(), side: self.side.map(Side::other) }
    }

    /// Returns where it lies; nothing for a muscle that has no place here.
    #[must_use]
    pub fn patches(&self) -> Vec<Patch> {
        let rows = MUSCLES.iter().find(|(name, _)| *name == self.muscle).map_or(&[][..], |(_, rows)| rows);
        let sides = [Side::Left, Side::Right].into_iter().filter(|side| self.side.is_none_or(|own| own == *side));
        sides.flat_map(|side| rows.iter().map(move |row| patch(row, side))).collect()
    }

    /// Returns whether the muscle has a place here.
    #[must_use]
    pub fn is_known(&self) -> bool {
        MUSCLES.iter().any(|(name, _)| *name == self.muscle)
    }
}

fn patch(row: &Row, side: Side) -> Patch {
    let Row(place, from, to, centre, half) = row;
    let segment = match place {
        Middle(segment) => *segment,
        Own(part) => Segment::Of(side, *part),
    };
    let sign = super::skeleton::outward(side);
    Patch { segment, along: (*from, *to), around: (sign * centre, *half) }
}

impl Patch {
    /// Returns how much a point of the segment's surface belongs to it, 0 to 1.
    #[must_use]
    pub fn weight(&self, own: Point) -> f64 {
        let (length, start) = bone(self.segment);
        let along = (own.z + start) / length;
        let (x, y) = (own.x - axis(self.segment, own).0, own.y - axis(self.segment, own).1);
        let around = y.atan2(x).to_degrees();
        let off = ((around - self.around.0 + 180.0).rem_euclid(360.0) - 180.0).abs();
        let inside = smooth(self.along.0 - 0.05, self.along.0 + 0.05, along)
            * (1.0 - smooth(self.along.1 - 0.05, self.along.1 + 0.05, along));
        inside * (1.0 - smooth(self.around.1 - 14.0, self.around.1 + 8.0, off))
    }
}

/// The length of a segment's bone along z, downward where it is negative, and where it starts.
const fn bone(segment: Segment) -> (f64, f64) {
    match segment {
        Segment::Pelvis => (0.11, 0.055),
        Segment::Lumbar1 | Segment::Lumbar2 => (0.052, 0.0),
        Segment::Thoracic1 | Segment::Thoracic2 => (0.060, 0.0),
        Segment::Thoracic3 | Segment::Neck => (0.055, 0.0),
        Segment::Head => (0.1, 0.0),
        Segment::Of(_, part) => match part {
            Part::Thigh | Part::Shank => (-0.238, 0.0),
            Part::UpperArm => (-0.171, 0.0),
            Part::Forearm => (-0.150, 0.0),
            Part::Hand => (-0.056, 0.0),
            Part::Fingers => (-0.054, 0.0),
            Part::Scapula | Part::Foot => (0.1, 0.0),
            Part::Toes => (0.036, 0.0),
        },
    }
}

/// The line that "around" is measured about, at the height of `own`.
const fn axis(segment: Segment, own: Point) -> (f64, f64) {
    match segment {
        Segment::Pelvis
        | Segment::Lumbar1
        | Segment::Lumbar2
        | Segment::Thoracic1
        | Segment::Thoracic2
        | Segment::Thoracic3
        | Segment::Neck => (-0.004, 0.0),
        Segment::Of(_, Part::Scapula) => (0.02, own.y),
        Segment::Head | Segment::Of(..) => (0.0, 0.0),
    }
}

/// Rises from 0 at `from` to 1 at `to`, flat at both.
#[must_use]
pub fn smooth(from: f64, to: f64, at: f64) -> f64 {
    let share = ((at - from) / (to - from)).clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}
