//! Everything shipped loads clean, and keeps the rules of the content.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use supple::compose::is_reached;
use supple::load::{self, Content, Loaded, Source, out_of_reach};
use supple::model::{Filter, Origin};
use supple::shell::embed;

/// The shipped files as texts, the way a user's would be read.
fn from_files() -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["seeds", "routines"] {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let sources: Vec<Source> = paths
        .iter()
        .filter_map(|path| {
            let shown = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            Some(Source {
                topic: embed::topic_of(&shown)?,
                stem: path.file_stem().expect("a stem").to_string_lossy().into_owned(),
                path: shown,
                origin: Origin::Shipped,
                content: Content::Bytes(std::fs::read(path).expect("a shipped file")),
            })
        })
        .collect();
    load::load(&sources, &[])
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
}

#[test]
fn what_is_shipped_has_no_problem() {
    let Loaded { library, idle, mut problems, .. } = from_files();
    problems.extend(out_of_reach(&library, idle, is_reached));
    let pictures: Vec<String> = problems.iter().map(|problem| problem.picture(false)).collect();
    assert!(pictures.is_empty(), "{}", pictures.join("\n"));
}

#[test]
fn the_compiled_library_equals_the_files() {
    let compiled = load::load(&embed::sources(), &[]);
    assert!(compiled.problems.is_empty());
    assert_eq!(compiled.library, from_files().library);
}

#[test]
fn the_favourites_of_the_main_areas_are_few_at_home_there_and_varied() {
    let library = from_files().library;
    for id in ["back", "hamstrings", "glutes", "hips"] {
        let area = library.area(id).expect("an area");
        assert!((4..=6).contains(&area.favourites.len()), "{id} has {}", area.favourites.len());
        let stretches = area.favourites.iter().map(|favourite| library.stretch(favourite.stretch.as_str()).expect("a stretch"));
        let stretches: Vec<_> = stretches.collect();
        for stretch in &stretches {
            assert!(
                library.area_of(stretch.home()).is_some_and(|home| home.id == area.id),
                "{} is at home elsewhere",
                stretch.id
            );
        }
        let few = |what: &str, count: usize, least: usize| assert!(count >= least, "{id}: {what}: only {count}");
        few("kinds", stretches.iter().map(|stretch| stretch.kind).collect::<BTreeSet<_>>().len(), 2);
        few("positions", stretches.iter().map(|stretch| stretch.position).collect::<BTreeSet<_>>().len(), 3);
        few("without props", stretches.iter().filter(|stretch| stretch.needs_only(&[])).count(), 2);
        few("of level 1", stretches.iter().filter(|stretch| stretch.level == 1).count(), 4);
        let reasons: BTreeSet<&str> = area.favourites.iter().map(|favourite| favourite.why.as_str()).collect();
        assert_eq!(reasons.len(), area.favourites.len(), "{id} gives a reason twice");
        let shown = Filter { places: vec![area.id.clone()], ..Filter::default() }.of(&library);
        let first: BTreeSet<_> = shown.iter().take(stretches.len()).map(|stretch| &stretch.id).collect();
        assert_eq!(first, stretches.iter().map(|stretch| &stretch.id).collect(), "{id}: others are shown first");
    }
}
