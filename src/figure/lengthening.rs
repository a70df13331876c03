//! Which muscles a pose lengthens: for each a rule of the angles it crosses, as far as one can be given.

use super::joint::{Angles, Limb, Motion, Side};
use super::skeleton::outward;

/// Returns how far a pose lengthens a muscle of one side: 1 where it is clearly stretched, below that less; `None` for
/// a muscle that has no rule, since no joint lengthens it.
///
/// Lever arms in centimetres for those that cross two joints, and angles from which a stretch is felt for the others:
/// choices, which caught real slips on the first forty poses; no measurement.
#[must_use]
pub fn lengthened(muscle: &str, side: Side, angles: &Angles) -> Option<f64> {
    let body = Reckoned::of(side, angles);
    Some(match muscle {
        "hamstrings" | "quads" | "hip-flexors" | "adductors" | "glutes" | "piriformis" | "abductors" | "itb" | "calves"
        | "soleus" | "tibialis" | "feet" => body.leg(muscle),
        "low-back" | "erector-spinae" | "quadratus-lumborum" | "abs" | "obliques" | "upper-back" | "lats" => body.trunk(muscle),
        "neck-back" => (body.neck_away / 18.0).max(body.neck_turn / 35.0).max(body.neck / 25.0),
        "neck-front" => (-body.neck / 25.0).max(body.neck_away / 18.0).max(body.neck_turn / 45.0),
        "pecs" | "rear-delts" | "delts" | "rotator-cuff" | "triceps" | "biceps" | "forearms" => body.arm(muscle),
        _ => return None,
    })
}

/// The angles of one side and of the trunk, in degrees.
struct Reckoned {
    hip: f64,
    abduction: f64,
    external: f64,
    knee: f64,
    ankle: f64,
    toes: f64,
    arm: f64,
    arm_aside: f64,
    arm_out: f64,
    elbow: f64,
    wrist: f64,
    lumbar: f64,
    thoracic: f64,
    /// The trunk bends away from this side.
    away: f64,
    /// The trunk turns, either way.
    turn: f64,
    neck: f64,
    neck_away: f64,
    neck_turn: f64,
}

impl Reckoned {
    fn of(side: Side, angles: &Angles) -> Self {
        let of = |limb| angles.get(Motion::Of(side, limb));
        let own = |motion| angles.get(motion);
        let away = -outward(side);
        Self {
            hip: of(Limb::HipFlexion),
            abduction: of(Limb::HipAbduction),
            external: of(Limb::HipExternal),
            knee: of(Limb::KneeFlexion),
            ankle: of(Limb::AnkleDorsiflexion),
            toes: of(Limb::ToesExtension),
            arm: of(Limb::ShoulderFlexion),
            arm_aside: of(Limb::ShoulderAbduction),
            arm_out: of(Limb::ShoulderExternal),
            elbow: of(Limb::ElbowFlexion),
            wrist: of(Limb::WristFlexion),
            lumbar: own(Motion::LumbarFlexion),
            thoracic: own(Motion::ThoracicFlexion),
            away: away * (own(Motion::LumbarBend) + own(Motion::ThoracicBend)),
            turn: (own(Motion::LumbarTurn) + own(Motion::ThoracicTurn)).abs(),
            neck: own(Motion::NeckFlexion),
            neck_away: away * own(Motion::NeckBend),
            neck_turn: own(Motion::NeckTurn).abs(),
        }
    }

    fn leg(&self, muscle: &str) -> f64 {
        let Self { hip, abduction, external, knee, ankle, toes, .. } = *self;
        let knee_bent = knee.max(0.0);
        match muscle {
            "hamstrings" => (6.5 * hip - 3.5 * knee_bent).to_radians() / 6.0,
            "quads" => ((4.0 * knee - 3.5 * hip.max(-30.0)).to_radians() / 4.0).max((4.0 * knee).to_radians() / 8.5),
            "hip-flexors" => -hip / 8.0,
            "adductors" => (abduction / 25.0).max(if hip > 50.0 { (abduction + 0.5 * external) / 45.0 } else { 0.0 }),
            "glutes" => {
                let rolled = (hip + 0.6 * external - 0.8 * abduction) / 100.0;
                (hip / 95.0).max(rolled).max((hip - 1.5 * abduction) / 95.0)
            }
            // It turns a straight thigh out, and a bent one in.
            "piriformis" if hip > 55.0 => (external / 38.0).max(-abduction / 10.0),
            "piriformis" => -external / 30.0,
            "abductors" | "itb" => -abduction / 8.0,
            "calves" => (ankle - 0.4 * (knee - 5.0).max(0.0)) / 10.0,
            "soleus" => ankle / 15.0,
            "tibialis" => -ankle / 45.0,
            "feet" => (toes / 35.0).max(ankle / 20.0),
            _ => 0.0,
        }
    }

    fn trunk(&self, muscle: &str) -> f64 {
        let Self { lumbar, thoracic, away, turn, .. } = *self;
        let bent = lumbar + thoracic;
        match muscle {
            "low-back" => (lumbar / 14.0).max(turn / 35.0),
            "erector-spinae" => (bent / 28.0).max(turn / 35.0),
            "quadratus-lumborum" => away / 12.0,
            "abs" => -bent / 22.0,
            "obliques" => (away / 18.0).max(turn / 32.0),
            "upper-back" => (self.across() / 20.0).max(thoracic / 22.0).max(turn / 32.0),
            "lats" => {
                let raised = self.arm.hypot(self.arm_aside);
                (if raised > 90.0 { raised / 115.0 } else { 0.0 }).max(away / 18.0)
            }
            _ => 0.0,
        }
    }

    fn arm(&self, muscle: &str) -> f64 {
        let Self { arm, arm_aside, arm_out, elbow, wrist, .. } = *self;
        let raised = arm.hypot(arm_aside);
        match muscle {
            "pecs" => {
                let open = if arm < 25.0 { (arm_aside / 60.0).min((arm_out + 40.0) / 70.0) } else { 0.0 };
                open.max(-arm / 30.0).max((arm - 130.0) / 25.0)
            }
            "rear-delts" => self.across() / 20.0,
            "delts" => (self.across() / 20.0).max(-arm / 35.0),
            "rotator-cuff" => (self.across() / 20.0).max(arm_out / 60.0).max(-arm_out / 45.0),
            "triceps" => (elbow / 95.0).min(raised / 120.0),
            "biceps" => (-arm / 25.0).min((25.0 - elbow) / 15.0),
            "forearms" => wrist.abs() / 55.0,
            _ => 0.0,
        }
    }

    /// How far the arm is drawn across the chest.
    fn across(&self) -> f64 {
        if self.arm > 40.0 { -self.arm_aside } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::muscle::Lit;

    #[test]
    fn every_muscle_that_can_be_lit_has_a_rule_but_the_one_that_breathes() {
        for muscle in Lit::names() {
            assert_eq!(lengthened(muscle, Side::Left, &Angles::default()).is_none(), muscle == "diaphragm", "{muscle}");
        }
    }

    #[test]
    fn bending_and_leaning_stretch_the_side_that_grows_longer() {
        let mut angles = Angles::default();
        angles.set(Motion::ThoracicBend, 20.0);
        angles.set(Motion::NeckBend, 20.0);
        angles.set(Motion::Of(Side::Left, Limb::HipFlexion), 80.0);
        let score = |muscle, side| lengthened(muscle, side, &angles).unwrap_or_default();
        assert!(score("obliques", Side::Right) > 1.0 && score("obliques", Side::Left) < 0.1);
        assert!(score("neck-back", Side::Right) > 1.0 && score("neck-back", Side::Left) < 0.5);
        assert!(score("hamstrings", Side::Left) > 1.0 && score("hamstrings", Side::Right) < 0.1);
        angles.set(Motion::Of(Side::Left, Limb::KneeFlexion), 120.0);
        assert!(lengthened("hamstrings", Side::Left, &angles).is_some_and(|score| score < 0.5));
    }
}
