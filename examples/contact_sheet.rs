//! All figures on one sheet, as a terminal shows them: `cargo run --example contact_sheet -- OUT.png [FORM] [light] [START]`.
//!
//! FORM is `true`, `256`, `16` or `braille`; START is how far on the way, 0 to 1.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use std::process::ExitCode;
use supple::export::png::Sheet;
use supple::figure::Demonstration;
use supple::figure::paint::{Look, Picture, Pixel, Rgb};
use supple::shell::embed;
use supple::theme::Depth;
use supple::view::widget::figure::{Form, braille, ground};
use supple::view::widget::quarters;

/// Cells of a picture.
const CELLS: (u16, u16) = (60, 30);
/// Pixels of a cell: four dots across would be too few to look at.
const CELL: (usize, usize) = (4, 8);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_light = arguments.iter().any(|word| word == "light");
    let depth = match arguments.iter().find(|word| ["256", "16", "braille"].contains(&word.as_str())).map(String::as_str) {
        Some("256") => Depth::Indexed,
        Some("16") => Depth::Sixteen,
        Some(_) => Depth::None,
        None => Depth::True,
    };
    let share = arguments.iter().skip(1).find_map(|word| word.parse().ok().filter(|share| (0.0..=1.0).contains(share)));
    let Some(path) =
        arguments.first().filter(|path| std::path::Path::new(path).extension().is_some_and(|ending| ending == "png"))
    else {
        return ExitCode::from(2);
    };
    let ground = ground(is_light);
    let pictures: Vec<Picture> =
        embed::figures().values().map(|figure| shown(figure, share.unwrap_or(1.0), depth, is_light)).collect();
    let sheet = Sheet { columns: 6, zoom: 1, ground };
    match sheet.png(&pictures).map(|bytes| std::fs::write(path, bytes)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}

/// The figure in cells, and the cells as a screen shows them.
fn shown(figure: &Demonstration, share: f64, depth: Depth, is_light: bool) -> Picture {
    let look = Look { tints_sides: figure.crosses(), ..Look::clothed(!is_light) };
    let form = if depth == Depth::None { Form::Braille } else { Form::Quarters };
    let (width, height) = form.squares(CELLS.0, CELLS.1);
    let painted = form.paint(&figure.scene(share, true, 0.0), &figure.camera(width, height, 0.0), &look, 1.0);
    let size = (usize::from(CELLS.0) * CELL.0, usize::from(CELLS.1) * CELL.1);
    let mut screen = Picture { width: size.0, height: size.1, pixels: vec![Pixel::default(); size.0 * size.1] };
    let mut put = |x: usize, y: usize, colour: Rgb| {
        if let Some(pixel) = screen.pixels.get_mut(y * size.0 + x) {
            *pixel = Pixel { colour, cover: 1.0, ..Pixel::default() };
        }
    };
    if form == Form::Braille {
        let ink = if is_light { Rgb::of(0x20_2020) } else { Rgb::of(0xe6_e6e0) };
        for (row, line) in braille(&painted).iter().enumerate() {
            for (column, letter) in line.chars().enumerate().filter(|(_, letter)| *letter != ' ') {
                for (dot, (x, y)) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)].into_iter().enumerate() {
                    if u32::from(letter) >> dot & 1 == 1 {
                        put(column * CELL.0 + x * 2, row * CELL.1 + y * 2, ink);
                    }
                }
            }
        }
        return screen;
    }
    let area = Rect::new(0, 0, CELLS.0, CELLS.1);
    let mut buffer = Buffer::empty(area);
    quarters::draw(&mut buffer, area, &painted, depth, ground(is_light));
    for row in 0..CELLS.1 {
        for column in 0..CELLS.0 {
            let Some(cell) = buffer.cell((column, row)).filter(|cell| cell.symbol() != " ") else { continue };
            let letter_covers = |right: bool, low: bool| match cell.symbol() {
                "▀" => !low,
                "▄" => low,
                "▌" => !right,
                "▐" => right,
                "▘" => !right && !low,
                "▝" => right && !low,
                "▖" => !right && low,
                "▗" => right && low,
                "▟" => right || low,
                "▙" => !right || low,
                "▜" => right || !low,
                "▛" => !right || !low,
                "▚" => right == low,
                _ => right != low,
            };
            for y in 0..CELL.1 {
                for x in 0..CELL.0 {
                    let covered = letter_covers(x >= CELL.0 / 2, y >= CELL.1 / 2);
                    if let Some(colour) = rgb(if covered { cell.fg } else { cell.bg }) {
                        put(usize::from(column) * CELL.0 + x, usize::from(row) * CELL.1 + y, colour);
                    }
                }
            }
        }
    }
    screen
}

/// What a common terminal makes of a colour.
fn rgb(colour: Color) -> Option<Rgb> {
    const STEPS: [u32; 6] = [0, 95, 135, 175, 215, 255];
    let of = |red: u32, green: u32, blue: u32| Some(Rgb::of(red << 16 | green << 8 | blue));
    match colour {
        Color::Rgb(red, green, blue) => of(red.into(), green.into(), blue.into()),
        Color::Indexed(index @ 16..=231) => {
            let place = usize::from(index) - 16;
            of(STEPS[place / 36], STEPS[place / 6 % 6], STEPS[place % 6])
        }
        Color::Indexed(index @ 232..) => {
            let grey = 8 + 10 * (u32::from(index) - 232);
            of(grey, grey, grey)
        }
        Color::Blue => of(0x3b, 0x6e, 0xd0),
        Color::Cyan => of(0x2a, 0x9d, 0xa0),
        Color::Yellow => of(0xb0, 0x8a, 0x2e),
        Color::Gray => of(0xc0, 0xc0, 0xc0),
        Color::DarkGray => of(0x60, 0x60, 0x60),
        Color::LightRed => of(0xff, 0x60, 0x55),
        Color::LightYellow => of(0xff, 0xe0, 0x70),
        Color::LightBlue => of(0x7a, 0xa5, 0xff),
        Color::LightCyan => of(0x70, 0xe0, 0xe0),
        Color::White => of(0xff, 0xff, 0xff),
        Color::Black => of(0x00, 0x00, 0x00),
        Color::Magenta => of(0xa8, 0x4f, 0xb0),
        Color::Reset | Color::Red | Color::Green | Color::LightGreen | Color::LightMagenta | Color::Indexed(_) => None,
    }
}
