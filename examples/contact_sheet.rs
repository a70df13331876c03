//! All figures on one sheet, as a terminal shows them: `cargo run --example contact_sheet -- OUT.png [FORM] [DEPTH] [light]
//! [SIZE] [START] [ID…]`.
//!
//! FORM is `sextants`, `quarters`, `halves` or `braille`; DEPTH is `true`, `256` or `16`; SIZE is in cells, as `48x24`;
//! START is how far on the way, 0 to 1; after ids only those are shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use std::process::ExitCode;
use supple::export::png::Sheet;
use supple::figure::Demonstration;
use supple::figure::paint::{Look, Picture, Pixel, Rgb};
use supple::model::words::Cells;
use supple::shell::embed;
use supple::theme::Depth;
use supple::view::widget::blocks;
use supple::view::widget::figure::{Form, braille, ground};

/// Pixels of a cell: two and three parts fit each way.
const CELL: (usize, usize) = (6, 12);

/// What is asked for.
struct Wish {
    form: Form,
    depth: Depth,
    is_light: bool,
    cells: (u16, u16),
    share: f64,
}

impl Wish {
    fn of(words: &[String]) -> Self {
        let has = |word: &str| words.iter().any(|own| own == word);
        let depth = if has("16") {
            Depth::Sixteen
        } else if has("256") {
            Depth::Indexed
        } else {
            Depth::True
        };
        let cells = words.iter().find_map(|word| Cells::from_word(word)).unwrap_or(Cells::Quarters);
        let size = words.iter().find_map(|word| {
            let (width, height) = word.split_once('x')?;
            Some((width.parse().ok()?, height.parse().ok()?))
        });
        let share = words.iter().find_map(|word| word.parse().ok().filter(|share| (0.0..=1.0).contains(share)));
        let form = Form::fitting(cells, depth, true);
        Self { form, depth, is_light: has("light"), cells: size.unwrap_or((60, 30)), share: share.unwrap_or(1.0) }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((path, words)) =
        arguments.split_first().filter(|(path, _)| std::path::Path::new(path).extension().is_some_and(|ending| ending == "png"))
    else {
        return ExitCode::from(2);
    };
    let wish = Wish::of(words);
    let figures = embed::figures();
    let is_named = figures.keys().any(|id| words.iter().any(|word| word == id.as_str()));
    let wanted = figures.iter().filter(|(id, _)| !is_named || words.iter().any(|word| word == id.as_str()));
    let pictures: Vec<Picture> = wanted.map(|(_, figure)| shown(figure, &wish)).collect();
    let columns = (360 / usize::from(wish.cells.0.max(1))).clamp(1, pictures.len().max(1));
    let sheet = Sheet { columns, zoom: 1, ground: ground(wish.is_light) };
    match sheet.png(&pictures).map(|bytes| std::fs::write(path, bytes)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}

/// The figure in cells, and the cells as a screen shows them.
fn shown(figure: &Demonstration, wish: &Wish) -> Picture {
    let Wish { form, depth, is_light, cells: (columns, rows), share } = *wish;
    let look = Look { tints_sides: figure.crosses(), ..Look::clothed(!is_light) };
    let (width, height) = form.squares(columns, rows);
    let painted = form.paint(&figure.scene(share, true, 0.0), &figure.camera(width, height, 0.0), &look, 1.0);
    let size = (usize::from(columns) * CELL.0, usize::from(rows) * CELL.1);
    let mut screen = Picture { width: size.0, height: size.1, pixels: vec![Pixel::default(); size.0 * size.1] };
    let mut put = |x: usize, y: usize, colour: Rgb| {
        if let Some(pixel) = screen.pixels.get_mut(y * size.0 + x) {
            *pixel = Pixel { colour, cover: 1.0, ..Pixel::default() };
        }
    };
    let Form::Blocks(blocks) = form else {
        let ink = if is_light { Rgb::of(0x20_2020) } else { Rgb::of(0xe6_e6e0) };
        for (row, line) in braille(&painted).iter().enumerate() {
            for (column, letter) in line.chars().enumerate().filter(|(_, letter)| *letter != ' ') {
                for (dot, (x, y)) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)].into_iter().enumerate() {
                    if u32::from(letter) >> dot & 1 == 1 {
                        put(column * CELL.0 + x * 3 + 1, row * CELL.1 + y * 3 + 1, ink);
                    }
                }
            }
        }
        return screen;
    };
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    blocks::draw(&mut buffer, area, &painted, blocks, depth, ground(is_light));
    let (across, down) = blocks.grid();
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let Some(cell) = buffer.cell((column, row)).filter(|cell| cell.symbol() != " ") else { continue };
        let mask = (0..64).find(|mask| cell.symbol().starts_with(blocks.letter(*mask))).unwrap_or_default();
        for (x, y) in (0..CELL.0).flat_map(|x| (0..CELL.1).map(move |y| (x, y))) {
            let part = y * down / CELL.1 * across + x * across / CELL.0;
            if let Some(colour) = rgb(if mask >> part & 1 == 1 { cell.fg } else { cell.bg }) {
                put(usize::from(column) * CELL.0 + x, usize::from(row) * CELL.1 + y, colour);
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
