//! `[pose]` of a stretch: its words looked up, so that the figure's solver can make poses of it.

use super::conform::Report;
use super::read;
use super::suggest::did_you_mean;
use super::tree::{Node, Span, Table};
use crate::figure::contact::Contact;
use crate::figure::finding::{Finding, Subject, Weight, When};
use crate::figure::freedom::Freedom;
use crate::figure::paint::Focus;
use crate::figure::point::{self, Mark};
use crate::figure::posing::{Asked, Form, Frame, Kind, Low, Posing, Thing};
use crate::figure::preset::Preset;
use crate::figure::prop::{Prop, Wall};
use crate::figure::sketch::{Reach, Target};
use crate::figure::{Lit, Placed, Side, wording};
use crate::model::Id;
use crate::problem::Problem;

/// A `[pose]` as it was written, and where each part of it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    pub posing: Posing,
    /// The stretch whose pose this one starts from.
    pub like: Option<(Id, Span)>,
    /// The points of the body whose way a drawing shows.
    pub arrows: Option<Vec<String>>,
    pub places: Vec<(When, Subject, Span)>,
    /// The whole of it.
    pub span: Span,
    /// The file it stands in, and its text, which is empty for what was compiled in.
    pub file: String,
    pub text: String,
}

/// Returns what is found of a solved pose as problems where it is written; remarks are for whoever poses.
#[must_use]
pub fn problems(written: &Written, findings: &[Finding]) -> Vec<Problem> {
    let report = Report::new(&written.file, &written.text);
    let problem = |finding: &Finding| {
        let problem = report.at(written.place(finding), &finding.message);
        let problem = finding.hint.iter().fold(problem, |problem, hint| problem.hint(hint.clone()));
        match finding.weight {
            Weight::Fault => Some(problem),
            Weight::Doubt => Some(problem.warning()),
            Weight::Remark => None,
        }
    };
    findings.iter().filter_map(problem).collect()
}

impl Written {
    /// Returns where what a finding is about stands: at its moment, else in the pose, else the pose itself.
    fn place(&self, finding: &Finding) -> Span {
        let at = |when: When, about: &Subject| {
            self.places.iter().rev().find(|(own, subject, _)| *own == when && subject == about).map(|(.., span)| *span)
        };
        let own = at(finding.when, &finding.about).or_else(|| at(When::Hold, &finding.about));
        own.or_else(|| at(finding.when, &Subject::Whole)).unwrap_or(self.span)
    }
}

/// Reads what conforms of a `[pose]` that was `written` at `span`.
pub fn read(table: &Table, written: &Table, span: Span, report: &mut Report<'_>) -> Written {
    let mut reader = Reader { report, when: When::Hold, places: Vec::new() };
    let view = table.get("view").and_then(Node::table).map(|view| (number(view, "az", 0.0), number(view, "el", 0.0)));
    if let Some(view) = table.get("view") {
        reader.note(Subject::View, view.span);
    }
    if let Some(side) = table.get("side") {
        reader.note(Subject::Side, side.span);
    }
    let focus = table.get("view").and_then(Node::table).and_then(|view| match view.get("focus")?.text()? {
        "upper" => Some(Focus::Upper),
        "lower" => Some(Focus::Lower),
        "hand" => Some(Focus::Hand),
        _ => None,
    });
    let things =
        table.get("props").map(|_| read::tables(table, "props").iter().filter_map(|(row, _)| reader.thing(row)).collect());
    reader.when = When::Start;
    let start = table.get("start").and_then(Node::table).map(|start| reader.asked(start));
    let mut frames = Vec::new();
    for (nth, (row, span)) in read::tables(table, "frames").into_iter().enumerate() {
        reader.when = When::Frame(nth);
        reader.note(Subject::Whole, span);
        let label = row.get("label").and_then(Node::text).unwrap_or_default().to_owned();
        frames.push(Frame { at: number(row, "at", 0.0), label, asked: reader.asked(row) });
    }
    reader.when = When::Hold;
    let hold = reader.asked(table);
    let arrows = table.get("arrow").map(|node| reader.points(node));
    let side = read::word(table, "side", Side::from_word);
    let round = read::truth(table, "round");
    let like = table.get("like").and_then(|node| Some((Id::new(node.text()?), node.span)));
    // A position that is misspelt has been told of, and is not here any more.
    let says_none = written.get("base").is_none() && written.get("like").is_none();
    if hold.base.is_none() && like.is_none() && says_none {
        let problem = reader.report.at(span, "a pose starts from a position, or from the pose of another stretch");
        reader.report.add(problem.hint("`base = \"standing\"`, or `like = \"another-id\"`"));
    }
    let places = reader.places;
    let posing = Posing { hold, view, focus, side, things, start, frames, round };
    Written { posing, like, arrows, places, span, file: report.file.to_owned(), text: report.text.to_owned() }
}

struct Reader<'r, 'f> {
    report: &'r mut Report<'f>,
    /// Of which moment it reads.
    when: When,
    places: Vec<(When, Subject, Span)>,
}

impl Reader<'_, '_> {
    fn note(&mut self, subject: Subject, span: Span) {
        self.places.push((self.when, subject, span));
    }

    fn asked(&mut self, table: &Table) -> Asked {
        let contacts = |reader: &mut Self, key| table.get(key).map(|node| reader.contacts(node));
        let joints = |reader: &mut Self, key| table.get(key).map(|node| reader.joints(node));
        Asked {
            base: table.get("base").and_then(|node| Preset::named(node.text()?)),
            set: table.get("set").and_then(Node::table).map(|set| self.angles(set)).unwrap_or_default(),
            floor: contacts(self, "floor"),
            reaches: table.get("reach").map(|node| self.reaches(node)),
            firm: joints(self, "firm"),
            loose: joints(self, "loose"),
            lit: table.get("glow").map(|node| self.lit(node)),
            works: table.get("works").map(|node| self.lit(node)),
            balance: table.get("balance").map(|_| read::truth(table, "balance")),
            touches: table.get("touches").map(|_| read::truth(table, "touches")),
        }
    }

    fn unknown<'a>(&mut self, what: &str, word: &str, span: Span, known: impl IntoIterator<Item = &'a str>, example: &str) {
        let problem = self.report.at(span, &format!("unknown {what} `{word}`"));
        let hint = match did_you_mean(word, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => example.to_owned(),
        };
        self.report.add(problem.hint(hint));
    }

    fn unknown_joint(&mut self, name: &str, span: Span) {
        let names: Vec<String> = wording::names().collect();
        self.unknown("joint", name, span, names.iter().map(String::as_str), "a joint is `hips`, `left_knee`, `lumbar`, …");
    }

    fn angles(&mut self, set: &Table) -> Vec<(Freedom, f64)> {
        let mut angles: Vec<(Freedom, f64)> = Vec::new();
        for row in &set.rows {
            let name = row.key.replace('-', "_");
            let Some(joint) = wording::joint(&name) else {
                self.unknown_joint(&row.key, row.key_span);
                continue;
            };
            let written: Vec<(String, f64, Span)> = match row.node.table() {
                Some(motions) => {
                    let degrees =
                        |motion: &super::tree::Row| Some((motion.key.replace('-', "_"), motion.node.number()?, motion.key_span));
                    polar(motions.rows.iter().filter_map(degrees).collect())
                }
                None => match (joint.usual(), row.node.number()) {
                    (Some(usual), Some(degrees)) => vec![(usual.to_owned(), degrees, row.node.span)],
                    (None, _) => {
                        let problem = self.report.at(row.node.span, &format!("`{}` moves in more than one way", row.key));
                        self.report.add(problem.hint(format!("name it: {{ {} = 20 }}", joint.words().first().unwrap_or(&""))));
                        continue;
                    }
                    (Some(_), None) => continue,
                },
            };
            for (word, degrees, span) in written {
                let Some(values) = joint.values(&word, degrees) else {
                    let words = joint.words();
                    self.unknown(
                        "motion",
                        &word,
                        span,
                        words.iter().copied(),
                        &format!("`{}` has {}", row.key, words.join(", ")),
                    );
                    continue;
                };
                for (freedom, value) in values {
                    self.note(Subject::Angle(freedom), span);
                    angles.retain(|(known, _)| *known != freedom);
                    angles.push((freedom, value));
                }
            }
        }
        angles
    }

    fn contacts(&mut self, node: &Node) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for item in node.list() {
            let Some(name) = item.text() else { continue };
            let parts = Contact::named(&name.replace([' ', '-'], "_"));
            if parts.is_empty() {
                let names: Vec<String> = Contact::names().collect();
                self.unknown(
                    "part of the body",
                    name,
                    item.span,
                    names.iter().map(String::as_str),
                    "as `soles`, `left_knee`, `upper_back`",
                );
            }
            for contact in parts {
                self.note(Subject::Contact(contact), item.span);
                contacts.push(contact);
            }
        }
        contacts
    }

    fn joints(&mut self, node: &Node) -> Vec<Freedom> {
        let mut freedoms = Vec::new();
        for item in node.list() {
            let Some(name) = item.text() else { continue };
            if let Some(joint) = wording::joint(&name.replace([' ', '-'], "_")) {
                freedoms.extend(joint.all());
            } else {
                self.unknown_joint(name, item.span);
            }
        }
        freedoms
    }

    fn points(&mut self, node: &Node) -> Vec<String> {
        let mut known = Vec::new();
        for item in node.list() {
            let Some(name) = item.text() else { continue };
            if Mark::named(name).is_some() {
                known.push(name.to_owned());
            } else {
                let names: Vec<String> = point::names().collect();
                self.unknown("point of the body", name, item.span, names.iter().map(String::as_str), "`left_hand`, or `chest`");
            }
        }
        known
    }

    fn lit(&mut self, node: &Node) -> Vec<Lit> {
        let mut lit = Vec::new();
        for item in node.list() {
            let Some(name) = item.text() else { continue };
            let muscle = Lit::parse(name);
            if muscle.is_known() {
                self.note(Subject::Lit(muscle.clone()), item.span);
                lit.push(muscle);
            } else {
                let names: Vec<&str> = Lit::names().collect();
                self.unknown(
                    "muscle",
                    &muscle.muscle,
                    item.span,
                    names.iter().copied(),
                    &format!("the muscles are {}", names.join(", ")),
                );
            }
        }
        lit
    }

    fn reaches(&mut self, node: &Node) -> Vec<Reach> {
        let mut reaches = Vec::new();
        for item in node.list() {
            let Some(text) = item.text() else { continue };
            let Some((from, to)) = text.split_once("->") else {
                let problem = self.report.at(item.span, "a reach says what reaches what");
                self.report.add(problem.hint("\"left_palm -> left_shin\""));
                continue;
            };
            let (from, to) = (from.trim().replace('-', "_"), to.trim());
            let Some(to) = Target::parse(to) else {
                let problem = self.report.at(item.span, &format!("`{to}` is no place to reach for"));
                self.report.add(problem.hint("a point of the body, `mid(left_ball, left_shoulder, 0.5)` or `at(0.3, 0, 0.5)`"));
                continue;
            };
            let reach = Reach { from, to };
            let strange: Vec<String> = reach.marks().filter(|name| Mark::named(name).is_none()).map(str::to_owned).collect();
            for name in &strange {
                let names: Vec<String> = point::names().collect();
                self.unknown(
                    "point of the body",
                    name,
                    item.span,
                    names.iter().map(String::as_str),
                    "as `left_palm`, `right_knee_outer`, `forehead`",
                );
            }
            if strange.is_empty() {
                self.note(Subject::Reach(reach.from.clone()), item.span);
                reaches.push(reach);
            }
        }
        reaches
    }

    fn thing(&mut self, row: &Table) -> Option<Thing> {
        let touch = row.get("touch").map(|node| self.contacts(node)).unwrap_or_default();
        let kind = match row.get("kind").and_then(Node::text)? {
            "chair" => Kind::Low(low(row, Form::Chair)),
            "block" => Kind::Low(low(row, Form::Block)),
            "step" => Kind::Low(low(row, Form::Step)),
            "roller" => Kind::Low(low(row, Form::Roller)),
            "ball" => Kind::Low(low(row, Form::Ball)),
            "strap" => Kind::Placed(Placed::Strap(self.path(row))),
            "stick" => Kind::Placed(Placed::Stick(self.path(row))),
            "post" => Kind::Placed(Placed::At(Prop::Post { x: number(row, "x", 0.0), y: number(row, "y", 0.0) })),
            "wall" => {
                let side = match row.get("side").and_then(Node::text) {
                    Some("back") => Wall::Back,
                    Some("left") => Wall::Left,
                    Some("right") => Wall::Right,
                    Some(_) | None => Wall::Front,
                };
                let (width, height) = (number(row, "width", 0.35), number(row, "height", 1.08));
                let (at, along) = (number(row, "at", 0.4), number(row, "along", 0.0));
                Kind::Placed(Placed::At(Prop::Wall { side, at, along, width, height }))
            }
            _ => return None,
        };
        Some(Thing { kind, touch })
    }

    fn path(&mut self, row: &Table) -> Vec<Target> {
        let Some(node) = row.get("path") else { return Vec::new() };
        let mut path = Vec::new();
        for item in node.list() {
            let Some(name) = item.text() else { continue };
            match Target::parse(name) {
                Some(target) if target.marks().iter().all(|name| Mark::named(name).is_some()) => path.push(target),
                Some(_) | None => {
                    let names: Vec<String> = point::names().collect();
                    let known = names.iter().map(String::as_str);
                    self.unknown("point of the body", name, item.span, known, "as `left_hand`, `right_ball`, `at(0.3, 0, 0.5)`");
                }
            }
        }
        path
    }
}

fn low(row: &Table, form: Form) -> Low {
    let spot = ["x", "y"].iter().any(|key| row.get(key).is_some());
    Low {
        form,
        height: number(row, "height", form.height()),
        spot: spot.then(|| (number(row, "x", 0.0), number(row, "y", 0.0))),
        turned: number(row, "turned", 0.0),
        lift: number(row, "lift", 0.0),
    }
}

/// `elevation` and `plane` of an arm, as flexion and abduction: plane 0 is at the side, 90 in front.
fn polar(motions: Vec<(String, f64, Span)>) -> Vec<(String, f64, Span)> {
    let degrees = |word: &str| motions.iter().find(|(known, ..)| known == word).map(|(_, degrees, span)| (*degrees, *span));
    let Some((elevation, span)) = degrees("elevation").filter(|_| degrees("plane").is_some()) else { return motions };
    let plane = degrees("plane").map_or(0.0, |(plane, _)| plane.to_radians());
    let rest = motions.into_iter().filter(|(word, ..)| word != "elevation" && word != "plane");
    let arm = [("abduction".to_owned(), elevation * plane.cos(), span), ("flexion".to_owned(), elevation * plane.sin(), span)];
    rest.chain(arm).collect()
}

fn number(table: &Table, key: &str, otherwise: f64) -> f64 {
    table.get(key).and_then(Node::number).unwrap_or(otherwise)
}
