//! What stands before every sheet: how to tell, why to begin early, and when to see someone.

/// A heading, a sentence that leads in, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    pub heading: &'static str,
    pub lead: &'static str,
    pub points: &'static [&'static str],
    /// It must not be overlooked.
    pub is_urgent: bool,
}

/// What the page is called.
pub const TITLE: &str = "Before you begin";

/// The passages in the order in which they are read.
pub const PASSAGES: &[Passage] = &[
    Passage {
        heading: "Tune in",
        lead: "Before the first stretch and after the last, ask where it is tight, and how much from 0 to 10.",
        points: &[
            "0 to 3: go on. A stretch is a mild to moderate pull in the middle of a muscle, and never sharp.",
            "4 or 5: ease off, and take the easier way.",
            "6 or more: that is enough for today.",
            "A dull ache, a cramp, a spasm or stiffness mostly comes from muscles. Burning, shooting, an electric feeling or \
             numbness comes from a nerve: ease off until it stops.",
            "If it is worse by 2 or more the next day, do less of it.",
        ],
        is_urgent: false,
    },
    Passage {
        heading: "Act early",
        lead: "Stiffness after an hour in one position is a reason to change it.",
        points: &[
            "Stand up every half hour, if only for a minute.",
            "Around 8 in 10 people have back pain at some time, and most of it eases within weeks. Keep moving within what is \
             comfortable; bed rest is seldom what helps.",
            "A little on most days does more for your range of movement than a lot on one.",
            "Where it is tight is not always where it comes from: look at what goes along with it.",
        ],
        is_urgent: false,
    },
    Passage {
        heading: "Stop at once",
        lead: "End the stretch, and do not go back to it today, if you notice:",
        points: &[
            "a sharp or electric pain",
            "pain that spreads further down an arm or a leg",
            "new numbness or weakness",
            "dizziness or double vision",
            "a joint that pinches or locks",
            "pain in the chest",
        ],
        is_urgent: false,
    },
    Passage {
        heading: "Emergency: go now",
        lead: "Go to an emergency department or call an ambulance for back pain with any of these:",
        points: &[
            "pain, tingling, weakness or numbness in both legs",
            "numbness around the genitals or the buttocks, where you would sit on a saddle",
            "trouble passing urine, or not noticing that your bladder is full",
            "loss of control over bladder or bowels",
            "new loss of erection, or of feeling in the genitals",
            "pain in the chest",
            "if it began after a serious accident",
        ],
        is_urgent: true,
    },
    Passage {
        heading: "See a doctor this week",
        lead: "Make an urgent appointment for back pain with any of these:",
        points: &[
            "a high temperature",
            "weight loss that you cannot explain",
            "a lump, a swelling, or a change in the shape of your back",
            "pain that is worse at night, or does not ease with rest",
            "pain between the shoulder blades, at the top of the back",
            "pain that is worse when you sneeze, cough or open your bowels",
        ],
        is_urgent: false,
    },
    Passage {
        heading: "See someone",
        lead: "Ask a doctor or a physiotherapist, too, if pain:",
        points: &[
            "has not got better after a few weeks",
            "keeps you from your daily life",
            "is severe, or is getting worse",
            "comes with a history of cancer, osteoporosis, long use of steroids or a weak immune system",
        ],
        is_urgent: false,
    },
];

/// What the sheets are, and are not.
pub const LIMITS: &str = "These pages show a shape to move toward, not one to reach. They are no diagnosis and take the place of \
                          no one who has examined you.";
