//! A timer and a service of the user's own systemd.

use super::{Call, Document};
use crate::model::schedule::On;
use crate::schedule::reminder::Ring;
use std::fmt::Write;

pub(super) fn documents(rings: &[Ring], call: &Call) -> Vec<Document> {
    let mut service = String::from(
        "# Written by `supple remind install`; `supple remind remove` takes it away.\n\
         [Unit]\nDescription=Supple: say what is due\n\n[Service]\nType=oneshot\n",
    );
    for (name, value) in &call.environment {
        let _ = writeln!(service, "Environment={}", quoted(&format!("{name}={value}")));
    }
    let words: Vec<String> = std::iter::once(&call.program).chain(&call.arguments).map(|word| quoted(word)).collect();
    // It waits for an answer, and not for ever.
    let _ = writeln!(service, "ExecStart={}\nTimeoutStartSec=5min", words.join(" "));
    // A terminal it was asked to open stays when it has ended.
    service.push_str("KillMode=process\n");
    let mut timer = String::from(
        "# Written by `supple remind install` from your schedule.toml, and anew whenever that changes.\n\
         [Unit]\nDescription=Supple: when something is due\n\n[Timer]\n",
    );
    for ring in rings {
        let _ = writeln!(timer, "OnCalendar={}", calendar(ring));
    }
    // What was missed for a few minutes of sleep is still due.
    timer.push_str("AccuracySec=5s\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n");
    vec![
        Document { name: "supple-nudge.service".to_owned(), text: service },
        Document { name: "supple-nudge.timer".to_owned(), text: timer },
    ]
}

fn calendar(ring: &Ring) -> String {
    let at = ring.at;
    match &ring.on {
        On::Days(days) if days.len() == 7 => format!("*-*-* {at}:00"),
        On::Days(days) => {
            let days: Vec<&str> = days.iter().map(|day| day.title()).collect();
            format!("{} *-*-* {at}:00", days.join(","))
        }
        On::Date(day) => format!("{day} {at}:00"),
    }
}

/// A word of a unit's line: `%` begins a specifier there, `$` a variable.
fn quoted(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%").replace('\n', "\\n");
    format!("\"{escaped}\"")
}
