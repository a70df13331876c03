//! A stretch and a routine with every field filled in: where templates take what they offer.

/// Where the name of the new file goes.
pub(super) const NAME: &str = "{name}";

/// A stretch. Of the dose it has what goes with a hold; the rest are the examples of the forms.
pub(super) const STRETCH: &str = r#"
name = "{name}"
also = ["calf lean"]
regions = ["calves"]
also_eases = ["hamstrings"]
muscles = ["calves", "soleus"]
kind = "static"
position = "standing"
sides = "each"
props = ["wall"]
props_any = ["wall", "chair"]
props_optional = ["block"]
level = 1
good_for = ["daily", "desk"]
spine = ["neutral"]

[dose]
sets = 2
range = [20, 45]

[guide]
setup = "{name}: stand tall and take one long step back with your right foot. Bend the left knee and keep the right heel down, until the calf begins to pull."
moves = ["Sink in", "Stay", "Come up"]
cues = ["Back heel heavy", "Toes point forward"]
feel = "A mild pull in the calf of the back leg."
mistakes = ["Letting the back heel lift"]
breath = "Breathe out as you sink in."
say = "Take one long step back. Bend the front knee and keep the back heel on the floor."
easier = "Take a shorter step."
easier_id = "standing-heel-dig"
harder = "Take a longer step."
harder_id = "doorway-hamstring"

[pose]
base = "standing"
like = "half-kneeling-hip-flexor"
side = "right"
set = { pelvis = { tilt_forward = 12 }, left_hip = { flexion = 48 }, left_knee = 48, right_hip = { extension = 10 }, right_knee = 0, right_ankle = { dorsiflexion = 18 }, shoulders = { flexion = 85 }, elbows = 20, forearms = { pronation = 75 }, wrists = { extension = 60 } }
floor = ["soles"]
reach = ["left_palm -> left_thigh_low"]
props = [{ kind = "wall", side = "front", at = 0.42, width = 0.2, touch = ["right_palm"] }]
arrow = ["left_hand"]
glow = ["right_calves"]
works = ["left_quads"]
view = { az = -72, el = 8 }
firm = ["right_knee"]
loose = ["left_ankle"]
balance = false
start = { base = "standing", floor = ["soles"] }
frames = [{ at = 0, set = { left_knee = 20 } }, { at = 2, set = { left_knee = 48 } }]
round = false

[[caution]]
tag = "balance"
note = "Hold on to something that does not move."

[[link]]
kind = "reference"
url = "https://example.org/calf-lean"
by = "Whoever showed you"
"#;

/// A routine: a step for each form of dose, in the order of the forms.
pub(super) const ROUTINE: &str = r#"
name = "{name}"
purpose = "daily"
about = "What it does, and when to do it."
level = 1
rotation = true

[[step]]
stretch = "childs-pose"
hold = 40
sets = 1
ready = 30
note = "Slowly, after a long day"

[[step]]
stretch = "cat-cow"
reps = 6
tempo = [4, 4]
sets = 1

[[step]]
stretch = "isometric-heel-press"
hold = 5
reps = 4
rest = 4
sets = 1

[[step]]
stretch = "butterfly-contract-relax"
stretch_for = 10
contract = 5
deepen = 15
cycles = 2

[[step]]
stretch = "breath-4-6"
breath = [4, 0, 6, 0]
breaths = 6

[[step]]
stretch = "glute-foam-roll"
roll = 30
sets = 1
"#;
