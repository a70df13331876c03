//! What shows the stretches: ways that ship, ways in the cache, and the rest solved on a thread of its own.

use super::embed;
use super::store::{self, write};
use super::teller::Teller;
use crate::app::{Msg, Posed};
use crate::figure::fingerprint::fingerprint;
use crate::figure::solve::Body;
use crate::figure::{Build, Demonstration, study, way};
use crate::load::pose::{self, Written};
use crate::load::poses::{self, Stored};
use crate::model::Id;
use crate::model::words::Proportions;
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Makes figures of poses.
#[derive(Clone, Debug)]
pub(crate) struct Figurer {
    body: Arc<Body>,
    shipped: Arc<BTreeMap<Id, Stored>>,
    /// Where solved ways are kept; nowhere without a cache.
    cache: Option<PathBuf>,
}

/// A pose with the print of what it is solved from.
#[derive(Clone, Debug)]
pub(crate) struct Awaited {
    pub(crate) id: Id,
    pub(crate) print: String,
    pub(crate) written: Written,
}

impl Figurer {
    /// `cache` is the folder that solved poses are kept in.
    #[must_use]
    pub(crate) fn new(cache: Option<PathBuf>) -> Self {
        Self { body: Arc::new(Body::of(&Build::default())), shipped: Arc::new(embed::poses()), cache }
    }

    /// Returns one that makes figures of these proportions; only the usual ones ship solved.
    #[must_use]
    pub(crate) fn of(self, proportions: Proportions) -> Self {
        let build = Build::of(proportions);
        if build == self.body.build { self } else { Self { body: Arc::new(Body::of(&build)), ..self } }
    }

    /// Returns the figures that are known at once, and the poses that must be solved first.
    #[must_use]
    pub(crate) fn known(&self, poses: &BTreeMap<Id, Written>) -> (BTreeMap<Id, Arc<Demonstration>>, Vec<Awaited>) {
        let mut figures = BTreeMap::new();
        let mut awaited = Vec::new();
        for (id, written) in poses {
            let own = self.awaited(id, written);
            let stored = self.shipped.get(id).filter(|stored| stored.print == own.print);
            match stored.and_then(|stored| way::demonstration(&written.posing, stored.path.clone(), &self.body)) {
                Some(figure) => {
                    figures.insert(id.clone(), Arc::new(figure.pointing(written.arrows.clone())));
                }
                None => awaited.push(own),
            }
        }
        (figures, awaited)
    }

    /// Returns a pose as one that must be solved.
    #[must_use]
    pub(crate) fn awaited(&self, id: &Id, written: &Written) -> Awaited {
        Awaited { id: id.clone(), print: fingerprint(&written.posing, &self.body), written: written.clone() }
    }

    /// Solves poses on a thread of its own, and tells each as soon as it is there.
    pub(crate) fn work_out(&self, awaited: Vec<Awaited>, teller: Teller) {
        if awaited.is_empty() {
            return;
        }
        let figurer = self.clone();
        std::thread::spawn(move || {
            for awaited in awaited {
                teller.tell(Msg::Posed(Box::new(figurer.posed(&awaited))));
            }
        });
    }

    /// Returns a pose solved, or found in the cache.
    #[must_use]
    pub(crate) fn posed(&self, awaited: &Awaited) -> Posed {
        let Awaited { id, print, written } = awaited;
        let file = self.cache.as_ref().map(|folder| folder.join("poses").join(format!("{print}.toml")));
        let kept = file.as_ref().and_then(|file| poses::parsed(&store::lossy(file)).remove(id));
        let kept = kept.filter(|kept| kept.print == *print);
        let recalled = kept.and_then(|kept| study::recalled(&written.posing, &kept.moments, kept.path, &self.body));
        let study = recalled.or_else(|| {
            let study = study::study(&written.posing, &self.body)?;
            if let Some(file) = &file {
                let moments = study.moments.iter().map(|moment| moment.solved.values).collect();
                let stored = Stored { print: print.clone(), path: study.figure.path().to_vec(), moments };
                // Without it the pose is solved again, which takes a moment.
                let _ = write(file, &poses::written(&BTreeMap::from([(id.clone(), stored)])));
            }
            Some(study)
        });
        // What ships is checked before it ships, on the body it was posed for.
        let own = study.as_ref().filter(|_| !written.text.is_empty());
        let problems = own.map(|study| pose::problems(written, &study.findings)).unwrap_or_default();
        Posed {
            id: id.clone(),
            print: print.clone(),
            figure: study.map(|study| Arc::new(study.figure.pointing(written.arrows.clone()))),
            problems,
        }
    }

    /// Returns every problem that solving finds in some poses.
    #[must_use]
    pub(crate) fn problems(&self, awaited: &[Awaited]) -> Vec<Problem> {
        awaited.iter().flat_map(|awaited| self.posed(awaited).problems).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::load;

    #[test]
    fn the_usual_body_ships_solved_and_another_is_solved_when_it_is_asked_for() {
        let poses = load::load(&embed::sources(), &Command::reserved_letters()).poses;
        let cache = tempfile::tempdir().expect("a folder");
        let usual = Figurer::new(Some(cache.path().to_owned()));
        let (figures, awaited) = usual.known(&poses);
        assert!(awaited.is_empty() && figures.len() == poses.len());
        let long = usual.of(Proportions::LongLimbs);
        let (figures, awaited) = long.known(&poses);
        assert!(figures.is_empty() && awaited.len() == poses.len());
        let first = &awaited[0];
        let solved = long.posed(first);
        let figure = solved.figure.expect("a figure");
        assert_eq!(figure.build(), Build::of(Proportions::LongLimbs));
        assert!(solved.problems.is_empty(), "what ships is not the user's to mend");
        // The second time it comes from the cache, within what is rounded there.
        let kept = std::fs::read_dir(cache.path().join("poses")).expect("a folder").count();
        let again = long.posed(first).figure.expect("a figure");
        assert_eq!((kept, again.path().len()), (1, figure.path().len()));
        for (one, other) in again.path().iter().zip(figure.path()) {
            assert!((one.pose.pelvis - other.pose.pelvis).length() < 1e-3);
        }
    }
}
