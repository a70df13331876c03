//! A calendar of weeks side by side: a sign for every day, the fuller the more was held.
//!
//! ```text
//!      Sep     Oct     Nov
//! Mon  ░ · ▓ █ · ░ ▓ · ▒ █ ·
//! ```

use crate::time::{Day, Week};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::BTreeMap;

/// Columns for the names of the days, and for a week.
const NAMES: u16 = 4;
const WEEK: u16 = 2;
/// Rows it takes: the months and seven days.
pub const ROWS: u16 = 8;
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// From so many seconds on a day has the sign: any, three minutes, six, ten.
const SIGNS: [(u64, &str); 4] = [(600, "█"), (360, "▓"), (180, "▒"), (1, "░")];

/// The styles of the names, of days with something held, and of days without.
#[derive(Clone, Copy, Debug)]
pub struct Styles {
    pub names: Style,
    pub held: Style,
    pub nothing: Style,
    pub today: Style,
}

/// Returns the columns that `weeks` weeks take.
#[must_use]
pub const fn width(weeks: u16) -> u16 {
    NAMES + weeks * WEEK
}

/// Returns how many weeks fit into `columns`.
#[must_use]
pub const fn weeks_in(columns: u16) -> u16 {
    columns.saturating_sub(NAMES) / WEEK
}

/// Draws `weeks` weeks up to that of `today` into `area`; days to come stay empty.
pub fn draw(buf: &mut Buffer, area: Rect, seconds: &BTreeMap<Day, u64>, today: Day, weeks: u16, styles: Styles) {
    let area = area.intersection(buf.area);
    let put = |buf: &mut Buffer, x: u16, y: u16, text: &str, style: Style| {
        let room = usize::from(area.right().saturating_sub(x));
        if y < area.bottom() && x < area.right() {
            buf.set_stringn(x, y, text, room, style);
        }
    };
    for (y, name) in (area.y + 1..).zip(DAYS) {
        put(buf, area.x, y, name, styles.names);
    }
    let first: Week = today.week().plus(1 - i64::from(weeks));
    let mut named_until = 0;
    for number in 0..weeks {
        let x = area.x + NAMES + number * WEEK;
        let monday = first.plus(i64::from(number)).monday();
        // A month is named over the week its first day is in.
        let first_of_month = monday.through(monday.plus(6)).find(|day| day.of_month() == 1);
        if let Some(day) = first_of_month.filter(|_| x >= named_until) {
            put(buf, x, area.y, day.month_name(), styles.names);
            named_until = x + 4;
        }
        for (y, day) in (area.y + 1..).zip(monday.through(monday.plus(6))) {
            if day > today {
                break;
            }
            let held = seconds.get(&day).copied().unwrap_or(0);
            let sign = SIGNS.iter().find(|(least, _)| held >= *least).map(|(_, sign)| *sign);
            let style = if sign.is_some() { styles.held } else { styles.nothing };
            put(buf, x, y, sign.unwrap_or("·"), if day == today && sign.is_none() { styles.today } else { style });
        }
    }
}
