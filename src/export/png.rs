//! A painted picture as a PNG.

use crate::figure::paint::{Picture, Rgb};
use std::io::{Cursor, Write};

/// Pictures side by side, on a ground, each pixel so many times as large.
#[derive(Debug)]
pub struct Sheet {
    pub columns: usize,
    pub zoom: usize,
    pub ground: Rgb,
}

/// The line between two pictures.
const GAP: usize = 4;

impl Sheet {
    /// Returns the sheet of `pictures`, all of one size, as the bytes of a file.
    ///
    /// # Errors
    /// If there is no picture, or they are too large for a PNG.
    pub fn png(&self, pictures: &[Picture]) -> Result<Vec<u8>, String> {
        let Some(first) = pictures.first() else { return Err("there is no picture".to_owned()) };
        let columns = self.columns.clamp(1, pictures.len());
        let (tile_width, tile_height) = (first.width * self.zoom, first.height * self.zoom);
        let gap = if pictures.len() > 1 { GAP } else { 0 };
        let width = columns * (tile_width + gap) - gap;
        let height = pictures.len().div_ceil(columns) * (tile_height + gap) - gap;
        let (red, green, blue) = self.ground.bytes();
        let mut bytes = [red, green, blue].repeat(width * height);
        for (number, picture) in pictures.iter().enumerate() {
            let (left, top) = (number % columns * (tile_width + gap), number / columns * (tile_height + gap));
            for y in 0..tile_height {
                for x in 0..tile_width {
                    let pixel = picture.pixels.get(y / self.zoom * picture.width + x / self.zoom);
                    let colour = pixel
                        .map_or(self.ground, |pixel| pixel.colour.times(pixel.cover).plus(self.ground.times(1.0 - pixel.cover)));
                    let at = ((top + y) * width + left + x) * 3;
                    if let Some(place) = bytes.get_mut(at..at + 3) {
                        let (red, green, blue) = colour.bytes();
                        place.copy_from_slice(&[red, green, blue]);
                    }
                }
            }
        }
        encoded(width, height, &bytes).map_err(|error| error.to_string())
    }
}

fn encoded(width: usize, height: usize, rgb: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Cursor::new(Vec::new());
    let size = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut file, size(width), size(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgb)?;
    writer.finish()?;
    file.flush()?;
    Ok(file.into_inner())
}
