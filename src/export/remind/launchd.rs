//! An agent of launchd, which macOS starts for whoever is logged in.

use super::{Call, Document, xml};
use crate::model::schedule::On;
use crate::schedule::reminder::Ring;
use std::fmt::Write;

/// What launchd knows it by.
const LABEL: &str = "supple.nudge";

pub(super) fn document(rings: &[Ring], call: &Call) -> Document {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <!-- Written by `supple remind install`; `supple remind remove` takes it away. -->\n\
         <plist version=\"1.0\">\n<dict>\n",
    );
    let _ = writeln!(text, "  <key>Label</key>\n  <string>{LABEL}</string>");
    text.push_str("  <key>ProgramArguments</key>\n  <array>\n");
    for word in std::iter::once(&call.program).chain(&call.arguments) {
        let _ = writeln!(text, "    <string>{}</string>", xml(word));
    }
    text.push_str("  </array>\n");
    if !call.environment.is_empty() {
        text.push_str("  <key>EnvironmentVariables</key>\n  <dict>\n");
        for (name, value) in &call.environment {
            let _ = writeln!(text, "    <key>{}</key>\n    <string>{}</string>", xml(name), xml(value));
        }
        text.push_str("  </dict>\n");
    }
    text.push_str("  <key>ProcessType</key>\n  <string>Background</string>\n");
    text.push_str("  <key>StartCalendarInterval</key>\n  <array>\n");
    for ring in rings {
        let at = [("Hour", u32::from(ring.at.minutes() / 60)), ("Minute", u32::from(ring.at.minutes() % 60))];
        match &ring.on {
            On::Days(days) if days.len() == 7 => interval(&mut text, &at),
            // Monday is 1.
            On::Days(days) => days.iter().for_each(|day| {
                interval(&mut text, &[&[("Weekday", day.number())], at.as_slice()].concat());
            }),
            On::Date(day) => interval(&mut text, &[&[("Month", day.month()), ("Day", day.of_month())], at.as_slice()].concat()),
        }
    }
    text.push_str("  </array>\n</dict>\n</plist>\n");
    Document { name: format!("{LABEL}.plist"), text }
}

fn interval(text: &mut String, keys: &[(&str, u32)]) {
    let keys =
        keys.iter().map(|(key, number)| format!("<key>{key}</key><integer>{number}</integer>")).collect::<Vec<_>>().concat();
    let _ = writeln!(text, "    <dict>{keys}</dict>");
}
