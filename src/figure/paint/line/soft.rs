//! A field over a picture, made soft: the patches of muscles end in steps where one segment joins the next.

use crate::figure::paint::camera::real;

/// Returns the mean of each value with those around it, so far, twice over.
pub(super) fn softened(values: &[f64], width: usize, reach: usize) -> Vec<f64> {
    let height = values.len().checked_div(width).unwrap_or(0);
    let mut own = values.to_vec();
    for _ in 0..2 {
        own = means(&own, (width, height), (1, width), reach);
        own = means(&own, (height, width), (width, 1), reach);
    }
    own
}

/// The means along lines: `size` is how long each is and how many there are, `steps` how far apart the values of a line
/// are and how far the lines. Beyond the picture there is nothing.
fn means(values: &[f64], size: (usize, usize), steps: (usize, usize), reach: usize) -> Vec<f64> {
    let mut result = vec![0.0; values.len()];
    let span = real(2 * reach + 1);
    for line in 0..size.1 {
        let at = |place: usize| line * steps.1 + place * steps.0;
        let value = |place: usize| if place < size.0 { values.get(at(place)).copied().unwrap_or(0.0) } else { 0.0 };
        let mut sum: f64 = (0..reach).map(value).sum();
        for place in 0..size.0 {
            sum += value(place + reach);
            if let Some(mean) = result.get_mut(at(place)) {
                *mean = sum / span;
            }
            sum -= place.checked_sub(reach).map_or(0.0, value);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_even_stays_and_an_edge_becomes_a_slope() {
        let values: Vec<f64> = (0..21 * 21).map(|place| if place % 21 < 10 { 1.0 } else { 0.0 }).collect();
        let soft = softened(&values, 21, 2);
        let middle: Vec<f64> = soft[10 * 21 + 4..10 * 21 + 16].to_vec();
        assert!((middle[0] - 1.0).abs() < 1e-9 && middle[11].abs() < 1e-9, "{middle:?}");
        assert!(middle.windows(2).all(|pair| pair[0] >= pair[1] - 1e-9), "{middle:?}");
        assert!((middle[5] - 0.6).abs() < 0.1, "{middle:?}");
    }
}
