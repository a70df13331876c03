//! The six forms of a dose, as documents tell of them: which fields make one, and an example of each.

/// A form of dose.
pub(super) struct Form {
    pub(super) title: &'static str,
    /// The kind of stretch it suits.
    pub(super) kind: &'static str,
    pub(super) needed: &'static [&'static str],
    pub(super) other: &'static [&'static str],
    /// TOML, one field a line: what is needed and what the form has of its own.
    pub(super) example: &'static str,
}

/// The forms, a hold first.
pub(super) const FORMS: &[Form] = &[
    Form { title: "a hold", kind: "static", needed: &["hold"], other: &["sets", "range"], example: "hold = 30" },
    Form { title: "reps", kind: "dynamic", needed: &["reps", "tempo"], other: &["sets"], example: "reps = 8\ntempo = [2, 1, 2]" },
    Form {
        title: "presses",
        kind: "isometric",
        needed: &["hold", "reps"],
        other: &["rest", "sets", "range"],
        example: "hold = 5\nreps = 5\nrest = 3",
    },
    Form {
        title: "contract–relax",
        kind: "pnf",
        needed: &["stretch", "contract", "deepen", "cycles"],
        other: &[],
        example: "stretch = 10\ncontract = 5\ndeepen = 20\ncycles = 3",
    },
    Form {
        title: "breaths",
        kind: "breathing",
        needed: &["breath", "breaths"],
        other: &[],
        example: "breath = [4, 0, 6, 0]\nbreaths = 10",
    },
    Form { title: "rolling", kind: "self-massage", needed: &["roll"], other: &["sets", "range"], example: "roll = 45" },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::fields::DOSE;
    use crate::model::Dose;
    use crate::model::words::Kind;
    use std::time::Duration;

    #[test]
    fn the_forms_are_those_of_a_dose() {
        let second = Duration::from_secs(1);
        let doses = [
            Dose::Hold { hold: second, sets: 1 },
            Dose::Reps { reps: 1, tempo: vec![second], sets: 1 },
            Dose::Isometric { hold: second, reps: 1, rest: second, sets: 1 },
            Dose::Pnf { stretch: second, contract: second, deepen: second, cycles: 1 },
            Dose::Breath { pattern: [second; 4], breaths: 1 },
            Dose::Roll { roll: second, sets: 1 },
        ];
        assert_eq!(FORMS.len(), doses.len());
        for (form, dose) in FORMS.iter().zip(doses) {
            let mut told: Vec<&str> = form.needed.iter().chain(form.other).copied().filter(|field| *field != "range").collect();
            let mut own = dose.fields().to_vec();
            told.sort_unstable();
            own.sort_unstable();
            assert_eq!(told, own, "{}", form.title);
            assert!(Kind::from_word(form.kind).is_some(), "{}", form.kind);
        }
        for field in DOSE {
            let told = FORMS.iter().any(|form| form.needed.iter().chain(form.other).any(|name| *name == field.name));
            assert!(told, "`{}` is of no form", field.name);
        }
    }
}
