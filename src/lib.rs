//! Supple plays stretching routines in a terminal. This page is the map of the house.
//!
//! **The idea.** Data in, values through, effects out. TOML becomes a checked [`model::Library`]; keys and the clock
//! become an [`app::Msg`]; [`app::App::update`] returns [`app::Effect`]s; [`view::draw`] makes cells of the app. A thin
//! shell does the rest.
//!
//! ```text
//!   terminal ─► shell/input ─► Msg ─┐                        ┌─► Effect ─► shell/perform ─► files, bell, browser
//!   clock ────► shell/clock ─► Stamp┴─► App::update(now, msg)┤
//!                                                            └─► view::draw(&app) ─► cells ─► terminal
//!   seeds/ routines/ ~/.config/supple ─► load ─► (Library, Vec<Problem>) ─► App
//! ```
//!
//! **Time is an argument.** One file reads the clock (`shell/clock.rs`). The core says when it next wants to be woken;
//! there is no tick rate. **A session is a log of facts**: where the playhead stands and which cues are due follow from
//! the plan, the log and now. **One table per concept**: commands ([`mod@command`]), fields of the files
//! ([`load::fields`]), words ([`model::words`]), looks ([`theme`]). **Nothing the user wrote can stop the program or
//! vanish in silence.**
//!
//! **Who may know whom** (kept by `tests/tidy.rs`): each layer knows those above it in this list, as far as it says.
//!
//! | layer | is | knows |
//! |---|---|---|
//! | [`printable`], [`columns`] | what text may reach a terminal, and how wide it is | nothing |
//! | [`time`] | moments, days, weeks, zones; alone in knowing chrono | nothing |
//! | [`problem`] | what is wrong in a file, where, what to do | `printable` |
//! | [`model`] | the nouns: areas, stretches, doses, routines, the library, the schedule | `time` |
//! | [`figure`] | the mannequin: skeleton, flesh, camera, light | `model` |
//! | [`load`] | texts to a library and a schedule, and every problem of every file | `figure`, `model`, `time`, `problem`, `printable` |
//! | [`mod@command`] | the table of commands, and their keys | nothing |
//! | [`search`], [`describe`] | finding stretches; saying what they are | `model`, `problem` |
//! | [`session`] | plan, log, playhead, cues, journal lines | `model`, `time` |
//! | [`sound`] | what a cue sounds like | `model`, `session` |
//! | [`config`] | the user's settings over the defaults | `command`, `load`, `model`, `problem`, `printable`, `sound` |
//! | [`compose`] | making routines: a wish to steps that end on the second | `model`, `session` |
//! | [`rotation`] | which routine belongs to which week | `compose`, `model`, `time` |
//! | [`history`] | records and what they add up to | `model`, `session`, `rotation`, `time`, `problem`, `printable` |
//! | [`schedule`] | when entries occur, what of it is done, what is next | `model`, `history`, `time`, `printable` |
//! | [`export`] | documents in every format, JSON and its schemas, files to start from | `describe`, `figure`, `model`, `load`, `history`, `schedule`, `session`, `problem`, `time`, `columns` |
//! | [`app`] | all state; commands in, effects out | all of the above but `load`'s inside |
//! | [`theme`] | roles to styles, from TOML | `load`, `problem`, `printable`; ratatui's `Style` |
//! | [`view`] | the app, seen; line by line, too | `app` by shared reference, `theme`, the nouns |
//! | [`cli`] | the command line as a type | nothing |
//! | [`shell`] | terminal, clock, files, signals, commands | everything; decides nothing |

pub mod app;
pub mod cli;
pub mod columns;
pub mod command;
pub mod compose;
pub mod config;
pub mod describe;
pub mod export;
pub mod figure;
pub mod history;
pub mod load;
pub mod model;
pub mod printable;
pub mod problem;
pub mod rotation;
pub mod schedule;
pub mod search;
pub mod session;
pub mod shell;
pub mod sound;
pub mod theme;
pub mod time;
pub mod view;
