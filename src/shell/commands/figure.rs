//! `supple show --figure`: the mannequin in the terminal, as lines in a pipe, or in a file.

use super::super::{probe, store};
use super::{Output, PROBLEM, USAGE, World};
use crate::config::Config;
use crate::export::png::Sheet;
use crate::export::svg;
use crate::figure::Demonstration;
use crate::figure::paint::{Look, Picture, Rgb, paint};
use crate::printable::mask;
use crate::theme::{Depth, Theme};
use crate::view::widget::blocks;
use crate::view::widget::figure::{self, Form, braille};
use crate::view::widget::split::Blocks;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use std::fmt::Write;
use std::path::Path;

/// Cells, unless others are asked for.
const CELLS: (u16, u16) = (60, 26);
/// Pixels of a picture in a file.
const PIXELS: usize = 480;
/// Pixels that a drawing is traced in.
const LINE_PIXELS: usize = 560;

/// Shows a figure as `wish` says: nothing, a size as `60x30`, or the name of a PNG or SVG file.
pub(super) fn run(world: &World, config: &Config, demonstration: &Demonstration, name: &str, wish: &str) -> Output {
    let look = |is_light| Look {
        tints_sides: demonstration.is_tinted(config.tint),
        ..figure::dressed(&Theme::default(), config.dress, is_light)
    };
    let path = Path::new(wish);
    let ends = |end: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
    if ends("png") {
        return written(path, painted(demonstration, &look(true)));
    }
    if ends("svg") {
        return written(path, Ok(svg::file(&demonstration.drawing(LINE_PIXELS), name).into_bytes()));
    }
    let Some((width, height)) = size(wish) else {
        let message =
            format!("\"{}\" is no size and no file: write it as 60x30, or as a name that ends in .png or .svg", mask(wish));
        return Output::failed(&message, USAGE);
    };
    let depth = if world.coloured() { probe::depth(world.colour) } else { Depth::None };
    let form = Form::fitting(config.cells, depth, probe::draws_sextants());
    let (across, down) = form.squares(width, height);
    let camera = demonstration.camera(across, down, 0.0);
    let picture = form.paint(&demonstration.scene(1.0, true, 0.0), &camera, &look(false), 1.0);
    let text: String = match form {
        Form::Braille => braille(&picture).iter().map(|line| line.trim_end().to_owned() + "\n").collect(),
        Form::Blocks(blocks) => coloured(&picture, (width, height), blocks, depth),
    };
    // Where no size was asked for, none is filled up.
    let text = if wish.is_empty() { text.trim_matches('\n').to_owned() + "\n" } else { text };
    Output::of(text)
}

fn size(wish: &str) -> Option<(u16, u16)> {
    if wish.is_empty() {
        return Some(CELLS);
    }
    let (width, height) = wish.split_once(['x', '×'])?;
    let cells = |text: &str| text.trim().parse().ok().filter(|cells: &u16| (4..=400).contains(cells));
    Some((cells(width)?, cells(height)?))
}

fn painted(demonstration: &Demonstration, look: &Look) -> Result<Vec<u8>, String> {
    let camera = demonstration.camera(PIXELS, PIXELS, 0.0);
    let picture = paint(&demonstration.scene(1.0, true, 0.0), &camera, look, 1.0);
    let sheet = Sheet { columns: 1, zoom: 1, ground: Rgb::of(0xff_ffff) };
    sheet.png(&[picture])
}

fn written(path: &Path, bytes: Result<Vec<u8>, String>) -> Output {
    let written = bytes.and_then(|bytes| store::put(path, &bytes).map_err(|error| store::reason(&error)));
    let shown = mask(&path.to_string_lossy());
    match written {
        Ok(()) => Output::of(format!("Written: {shown}\n")),
        Err(why) => Output::failed(&format!("{shown} cannot be written: {why}"), PROBLEM),
    }
}

/// Blocks as text with the terminal's own codes.
fn coloured(picture: &Picture, (width, height): (u16, u16), blocks: Blocks, depth: Depth) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    blocks::draw(&mut buffer, area, picture, blocks, depth, Rgb::of(0x12_161b));
    let mut text = String::new();
    for row in 0..height {
        for column in 0..width {
            let Some(cell) = buffer.cell((column, row)) else { continue };
            if cell.symbol() == " " {
                text.push(' ');
                continue;
            }
            let _ = write!(text, "\x1b[{};{}m{}\x1b[0m", code(cell.fg, 30), code(cell.bg, 40), cell.symbol());
        }
        let kept = text.trim_end_matches(' ').len();
        text.truncate(kept);
        text.push('\n');
    }
    text
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a figure has no other colours")]
fn code(colour: Color, base: u8) -> String {
    let bright = base + 60;
    match colour {
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Black => base.to_string(),
        Color::Magenta => (base + 5).to_string(),
        Color::Blue => (base + 4).to_string(),
        Color::Cyan => (base + 6).to_string(),
        Color::Yellow => (base + 3).to_string(),
        Color::Gray => (base + 7).to_string(),
        Color::DarkGray => bright.to_string(),
        Color::LightRed => (bright + 1).to_string(),
        Color::LightYellow => (bright + 3).to_string(),
        Color::LightBlue => (bright + 4).to_string(),
        Color::LightCyan => (bright + 6).to_string(),
        Color::White => (bright + 7).to_string(),
        _ => (base + 9).to_string(),
    }
}
