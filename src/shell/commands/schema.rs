//! `supple schema`: what scripts and editors can rely on.

use super::{Output, USAGE, columned, pretty, unknown};
use crate::cli;
use crate::export::schema;

pub(super) fn run(wish: &cli::Schema) -> Output {
    let Some(name) = &wish.schema else {
        let rows: Vec<Vec<String>> = schema::ALL.iter().map(|row| vec![row.name.to_owned(), row.about.to_owned()]).collect();
        return Output::of(columned(&rows));
    };
    match schema::named(name) {
        Some(schema) => Output::of(pretty(&schema)),
        None => Output::failed(&unknown("schema", name, schema::ALL.iter().map(|row| row.name)), USAGE),
    }
}
