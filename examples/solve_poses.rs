//! Solves the poses of every stretch that ships and writes `seeds/poses.toml` anew: `cargo run --release --example solve_poses`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use supple::command::Command;
use supple::figure::fingerprint::fingerprint;
use supple::figure::solve::Body;
use supple::figure::{Build, way};
use supple::load::{self, poses};
use supple::shell::embed;

fn main() -> ExitCode {
    let body = Body::of(&Build::default());
    let loaded = load::load(&embed::sources(), &Command::reserved_letters());
    let mut ways = BTreeMap::new();
    for (id, written) in &loaded.poses {
        let Some(moments) = way::moments(&written.posing, &body) else { continue };
        let path = way::path(&written.posing, &moments, &body);
        ways.insert(id.clone(), poses::Stored { print: fingerprint(&written.posing, &body), path, moments: Vec::new() });
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/poses.toml");
    match std::fs::write(path, poses::written(&ways)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
