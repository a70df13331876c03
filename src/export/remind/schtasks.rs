//! Tasks of the Windows Task Scheduler, as XML.

use super::{Call, Document, xml};
use crate::model::schedule::On;
use crate::schedule::reminder::Ring;

/// A task has no more triggers.
const MOST: usize = 48;
/// From then on; what is past is not made up for.
const LONG_AGO: &str = "2026-01-01";

pub(super) fn documents(rings: &[Ring], call: &Call) -> Vec<Document> {
    let task = |(number, rings): (usize, &[Ring])| {
        let name = if number == 0 { "Supple nudge".to_owned() } else { format!("Supple nudge {}", number + 1) };
        Document { name, text: self::task(rings, call) }
    };
    rings.chunks(MOST).enumerate().map(task).collect()
}

fn task(rings: &[Ring], call: &Call) -> String {
    let triggers: String = rings.iter().map(trigger).collect();
    // What must be set goes through a shell, which the task has no other way to tell.
    let set: Vec<String> = call.environment.iter().map(|(name, value)| format!("set \"{name}={value}\" && ")).collect();
    let set = set.concat();
    let words: Vec<String> = call.arguments.iter().map(|word| format!("\"{word}\"")).collect();
    let run = format!("\"{}\" {}", call.program, words.join(" "));
    let arguments =
        if set.is_empty() { format!("--headless {run}") } else { format!("--headless cmd.exe /d /s /c \"{set}{run}\"") };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n\
         <Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n\
         \x20 <RegistrationInfo>\n    <Description>Supple: say what is due. Written by supple remind install.</Description>\n  </RegistrationInfo>\n\
         \x20 <Triggers>\n{triggers}  </Triggers>\n\
         \x20 <Principals>\n    <Principal id=\"Author\">\n      <LogonType>InteractiveToken</LogonType>\n      \
         <RunLevel>LeastPrivilege</RunLevel>\n    </Principal>\n  </Principals>\n\
         \x20 <Settings>\n    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n    \
         <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n    \
         <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n    <StartWhenAvailable>true</StartWhenAvailable>\n    \
         <Hidden>true</Hidden>\n    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>\n  </Settings>\n\
         \x20 <Actions Context=\"Author\">\n    <Exec>\n      <Command>conhost.exe</Command>\n      \
         <Arguments>{}</Arguments>\n    </Exec>\n  </Actions>\n</Task>\n",
        xml(&arguments)
    )
}

fn trigger(ring: &Ring) -> String {
    let begins = |day: &str| format!("<StartBoundary>{day}T{}:00</StartBoundary><Enabled>true</Enabled>", ring.at);
    match &ring.on {
        On::Date(day) => format!("    <TimeTrigger>{}</TimeTrigger>\n", begins(&day.to_string())),
        On::Days(days) => {
            let days = days.iter().map(|day| format!("<{}/>", day.title())).collect::<Vec<_>>().concat();
            let by_week =
                format!("<ScheduleByWeek><DaysOfWeek>{days}</DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>");
            format!("    <CalendarTrigger>{}{by_week}</CalendarTrigger>\n", begins(LONG_AGO))
        }
    }
}
