//! `supple paths`: where files live.

use super::{NO_HOME, Output, PROBLEM, World, columned};

pub(super) fn run(world: &World) -> Output {
    let Some(paths) = &world.paths else {
        return Output::failed(NO_HOME, PROBLEM);
    };
    let row = |name: &str, path: &std::path::Path| vec![name.to_owned(), crate::printable::mask(&path.to_string_lossy())];
    let rows = [row("config", &paths.config), row("data", &paths.data), row("cache", &paths.cache)];
    Output::of(columned(&rows))
}
