//! The table of commands: one row each, from which keys, footer, help, `supple keys` and the README come.

pub mod key;
pub mod keymap;

pub use key::{Key, KeyCode};
pub use keymap::Keymap;

/// Where a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Anywhere,
    /// On a main screen: Today, Browse, Routines.
    Main,
    /// Wherever there is a list or a text to move in.
    Lists,
    Today,
    Browse,
    Facets,
    Typing,
    Routines,
    /// Making a routine for now.
    Composer,
    Week,
    /// Planning or moving something in Week.
    Sheet,
    Progress,
    StretchPage,
    RoutinePage,
    Player,
    /// Saying why a stretch is left out.
    LeavingOut,
    /// Choosing how much time there is for what is left of a session.
    Retiming,
    Summary,
    /// A pose looked at while it is written.
    Pose,
    /// Wherever the mannequin shows a stretch.
    Figure,
}

impl Place {
    /// Every place, in the order of the help.
    pub const ALL: &'static [Self] = &[
        Self::Today,
        Self::Browse,
        Self::Facets,
        Self::Typing,
        Self::Routines,
        Self::Composer,
        Self::Week,
        Self::Sheet,
        Self::Progress,
        Self::RoutinePage,
        Self::StretchPage,
        Self::Player,
        Self::LeavingOut,
        Self::Retiming,
        Self::Summary,
        Self::Pose,
        Self::Figure,
        Self::Lists,
        Self::Main,
        Self::Anywhere,
    ];

    /// Returns the place as the help names it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Anywhere => "Anywhere",
            Self::Main => "Main screens",
            Self::Lists => "Moving about",
            Self::Today => "Today",
            Self::Browse => "Browse",
            Self::Facets => "Narrowing down",
            Self::Typing => "While typing",
            Self::Routines => "Routines",
            Self::Composer => "Made for now",
            Self::Week => "Week",
            Self::Sheet => "Planning",
            Self::Progress => "Progress",
            Self::StretchPage => "A stretch",
            Self::RoutinePage => "A routine",
            Self::Player => "Player",
            Self::LeavingOut => "Leaving out",
            Self::Retiming => "Less or more time",
            Self::Summary => "Summary",
            Self::Pose => "A pose",
            Self::Figure => "The figure",
        }
    }

    /// Returns whether its commands work where the keys of the areas do.
    #[must_use]
    pub const fn has_area_keys(self) -> bool {
        match self {
            Self::Today | Self::Browse | Self::Figure | Self::Lists | Self::Main | Self::Anywhere => true,
            Self::Facets
            | Self::Typing
            | Self::Routines
            | Self::Composer
            | Self::Week
            | Self::Sheet
            | Self::Progress
            | Self::StretchPage
            | Self::RoutinePage
            | Self::Player
            | Self::LeavingOut
            | Self::Retiming
            | Self::Pose
            | Self::Summary => false,
        }
    }
}

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub command: Command,
    /// As written in the config.
    pub name: &'static str,
    pub place: Place,
    pub keys: &'static [&'static str],
    /// A word or two for the footer; empty where it is not shown there.
    pub hint: &'static str,
    /// What it does, for the help.
    pub words: &'static str,
}

macro_rules! commands {
    ($($command:ident $name:literal $place:ident [$($key:literal),+] $hint:literal $words:literal;)+) => {
        /// Something the user asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $words] $command,)+
        }

        impl Command {
            /// The table, in the order of importance within each place.
            pub const TABLE: &'static [Row] = &[
                $(Row {
                    command: Self::$command,
                    name: $name,
                    place: Place::$place,
                    keys: &[$($key),+],
                    hint: $hint,
                    words: $words,
                },)+
            ];
        }
    };
}

commands! {
    StartChosen   "start-chosen"   Today       ["enter", "p"]         "start"      "start what is chosen";
    ShowSteps     "show-steps"     Today       ["s"]                  "steps"      "see the steps of what is chosen";
    LetGo         "let-go"         Today       ["delete", "x"]        "let go"     "let the unfinished session go, what was done stays; or skip what is planned";
    PutOffChosen  "put-off-chosen" Today       ["z"]                  "later"      "put what is planned off for ten minutes";

    OpenStretch   "open-stretch"   Browse      ["enter"]              "open"       "open the stretch; from the body parts, go to the list";
    Search        "search"         Browse      ["/"]                  "search"     "search by name, muscle or body part";
    Narrow        "narrow"         Browse      ["n"]                  "narrow"     "narrow down by kind, position, props, level or purpose";
    PlayListed    "play-listed"    Browse      ["p"]                  "play"       "play just this stretch";
    MarkListed    "mark-listed"    Browse      ["f"]                  "favourite"  "keep this stretch at hand, or no longer";
    Related       "related"        Browse      ["r"]                  "related"    "go to the region most related to this stretch";
    TakeFound     "take-found"     Browse      ["w"]                  "write"      "write all that is listed into a file to print or keep";
    FocusLeft     "focus-left"     Browse      ["left"]               "body parts" "to the body parts";
    FocusRight    "focus-right"    Browse      ["right"]              "list"       "to the list of stretches";
    ClearAll      "clear-all"      Browse      ["c"]                  "clear"      "clear search and facets";

    FacetLess     "facet-less"     Facets      ["left"]               "before"     "the choice before";
    FacetMore     "facet-more"     Facets      ["right", "space"]     "next"       "the next choice";
    ClearFacets   "clear-facets"   Facets      ["c"]                  "clear"      "clear every facet";
    CloseFacets   "close-facets"   Facets      ["enter", "n"]         "done"       "done";

    EndTyping     "end-typing"     Typing      ["enter", "down"]      "done"       "keep the search and go to the list";
    DropSearch    "drop-search"    Typing      ["esc"]                "clear"      "clear the search";
    Erase         "erase"          Typing      ["backspace"]          ""           "erase the letter before";
    EraseWord     "erase-word"     Typing      ["ctrl-w", "ctrl-u"]   ""           "erase everything typed";

    OpenRoutine   "open-routine"   Routines    ["enter"]              "open"       "see its steps";
    StartListed   "start-listed"   Routines    ["p"]                  "start"      "start it";
    MarkListedRoutine "mark-listed-routine" Routines ["f"]             "favourite"  "keep this routine at hand, or no longer";
    TakeListed    "take-listed"    Routines    ["w"]                  "write"      "write it into a file to print, with boxes to tick for a week";

    StartPlanned  "start-planned"  Week        ["enter", "p"]         "start"      "start what is planned; see what was done; plan for a day";
    AddPlanned    "add-planned"    Week        ["a"]                  "add"        "plan a routine for this day";
    MovePlanned   "move-planned"   Week        ["m"]                  "move"       "move it to another day or time";
    SkipPlanned   "skip-planned"   Week        ["x"]                  "skip"       "not this time; or after all";
    PutOffPlanned "put-off-planned" Week       ["z"]                  "later"      "put it off for ten minutes";
    RemovePlanned "remove-planned" Week        ["delete"]             "remove"     "take it out of the schedule; asks once";
    TakePlanned   "take-planned"   Week        ["w"]                  "write"      "write its routine, or that of the week, into a file to print";
    WeekBefore    "week-before"    Week        ["left"]               ""           "the week before";
    WeekAfter     "week-after"     Week        ["right"]              "next week"  "the week after";

    SheetLess     "sheet-less"     Sheet       ["left"]               "before"     "the choice before";
    SheetMore     "sheet-more"     Sheet       ["right", "space"]     "next"       "the next choice; digits set the time";
    SheetDone     "sheet-done"     Sheet       ["enter"]              "done"       "write it into your schedule";
    SheetErase    "sheet-erase"    Sheet       ["backspace"]          ""           "erase the last digit typed";

    OpenSession   "open-session"   Progress    ["enter"]              "details"    "see what was held of each step";

    StartMade     "start-made"     Composer    ["enter", "p"]         "start"      "start what was made";
    WishLess      "wish-less"      Composer    ["left"]               "before"     "the choice before, a minute less; digits set the minutes";
    WishMore      "wish-more"      Composer    ["right", "space"]     "next"       "the next choice, a minute more";
    Another       "another"        Composer    ["n"]                  "another"    "another routine for the same wish";
    SeeMade       "see-made"       Composer    ["s"]                  "why"        "see its steps, and why each is there";

    KeepMade      "keep-made"      Composer    ["a"]                  "keep"       "keep it among your own routines";

    StartRoutine  "start-routine"  RoutinePage ["enter", "p"]         "start"      "start it";
    MarkRoutine   "mark-routine"   RoutinePage ["f"]                  "favourite"  "keep this routine at hand, or no longer";
    KeepRoutine   "keep-routine"   RoutinePage ["a"]                  "keep"       "keep a routine that was made among your own";
    SeeStretch    "see-stretch"    RoutinePage ["right", "s"]         "stretch"    "see the stretch of this step";

    PlayStretch   "play-stretch"   StretchPage ["p"]                  "play"       "play just this stretch";
    MarkStretch   "mark-stretch"   StretchPage ["f"]                  "favourite"  "keep this stretch at hand, or no longer";
    OpenLink      "open-link"      StretchPage ["o"]                  "open link"  "open its next link in your browser";
    StretchBefore "stretch-before" StretchPage ["left"]               ""           "the stretch before";
    StretchAfter  "stretch-after"  StretchPage ["right"]              "next"       "the stretch after";

    Pause         "pause"          Player      ["space"]              "pause"      "pause, or go on after 3-2-1";
    Ready         "ready"          Player      ["enter"]              "go now"     "go at once, when you are ready before the time";
    GoOn          "go-on"          Player      ["right"]              "next"       "next side, then next step";
    GoBack        "go-back"        Player      ["left"]               "back"       "start of this side; twice, the side before";
    Hurts         "hurts"          Player      ["x"]                  "it hurts"   "this hurts: something gentler now, and rest for that region today";
    Lengthen      "lengthen"       Player      ["up", "+", "="]       "longer"     "five seconds more, a rep or a breath; both sides alike";
    Shorten       "shorten"        Player      ["down", "-"]          ""           "five seconds less, a rep or a breath; both sides alike";
    Repeat        "repeat"         Player      ["r"]                  "again"      "this side again";
    Easier        "easier"         Player      ["e"]                  "easier"     "something easier in its place, or how to make it easier";
    Harder        "harder"         Player      ["E"]                  ""           "something harder in its place, or how to make it harder";
    LeaveOut      "leave-out"      Player      ["s"]                  "leave out"  "leave this stretch out, and say why";
    Retime        "retime"         Player      ["t"]                  "time"       "less or more time for all that is left";
    Mute          "mute"           Player      ["m"]                  "mute"       "sound off or on";
    Distance      "distance"       Player      ["d"]                  "distance"   "large, to be read from across the room; or back";
    About         "about"          Player      ["i"]                  "about"      "read about this stretch while the time goes on";
    StopSession   "stop-session"   Player      ["q"]                  "stop"       "stop and keep what was done";

    NotNow        "not-now"        LeavingOut  ["n", "enter"]         "not now"    "not this time";
    DoneAlready   "done-already"   LeavingOut  ["d"]                  "done already" "you did it already";
    Never         "never"          LeavingOut  ["v"]                  "never"      "never again, unless you start it yourself";
    KeepIt        "keep-it"        LeavingOut  ["esc", "s"]           "keep it"    "go on with it after all";

    LessTime      "less-time"      Retiming    ["left", "down", "-"]  "less"       "a minute less";
    MoreTime      "more-time"      Retiming    ["right", "up", "+", "="] "more"    "a minute more";
    TakeTime      "take-time"      Retiming    ["enter"]              "do it"      "fit what is left into it";
    KeepTime      "keep-time"      Retiming    ["esc", "t"]           "keep"       "leave the time as it is";

    CloseSummary  "close-summary"  Summary     ["enter"]              "done"       "back to Today";

    MomentBefore  "moment-before" Pose        ["left"]               ""           "the moment before";
    MomentAfter   "moment-after"  Pose        ["right"]              "moments"    "the moment after";
    PlayMoments   "play-moments"  Pose        ["space"]              "move"       "let it move through its moments, or rest";
    TiltUp        "tilt-up"       Pose        ["up"]                 "tilt"       "look from higher up";
    TiltDown      "tilt-down"     Pose        ["down"]               ""           "look from lower down";
    SuggestView   "suggest-view"  Pose        ["v"]                  "best view"  "look from where it shows best; again, from the next best";

    TurnLeft      "turn-left"      Figure      [","]                  "turn"       "turn the figure to its left";
    TurnRight     "turn-right"     Figure      ["."]                  ""           "turn the figure to its right";

    Up            "up"             Lists       ["up", "k"]            ""           "up";
    Down          "down"           Lists       ["down", "j"]          ""           "down";
    PageUp        "page-up"        Lists       ["page-up"]            ""           "up by a page";
    PageDown      "page-down"      Lists       ["page-down", "space"] ""           "down by a page";
    ToTop         "to-top"         Lists       ["home"]               ""           "to the top";
    ToBottom      "to-bottom"      Lists       ["end"]                ""           "to the end";

    NextScreen    "next-screen"    Main        ["tab"]                "screens"    "the next main screen";
    LastScreen    "last-screen"    Main        ["shift-tab"]          ""           "the main screen before";

    Help          "help"           Anywhere    ["?"]                  "help"       "every key of this place";
    ShowProblems  "show-problems"  Anywhere    ["!"]                  "problems"   "what is wrong in your files";
    Back          "back"           Anywhere    ["esc", "backspace"]   "back"       "one place back";
    Leave         "leave"          Anywhere    ["q"]                  "leave"      "leave";
    LeaveNow      "leave-now"      Anywhere    ["ctrl-c"]             ""           "leave at once, from anywhere; a session is kept";
    Suspend       "suspend"        Anywhere    ["ctrl-z"]             ""           "to the shell; `fg` comes back";
}

impl Command {
    /// Returns the row of this command.
    #[must_use]
    pub fn row(self) -> Option<&'static Row> {
        Self::TABLE.iter().find(|row| row.command == self)
    }

    /// Returns the row of the command of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Row> {
        Self::TABLE.iter().find(|row| row.name == name)
    }

    /// Returns the letters that an area cannot have as its key, because commands have them where area keys work.
    #[must_use]
    pub fn reserved_letters() -> Vec<char> {
        let rows = Self::TABLE.iter().filter(|row| row.place.has_area_keys());
        rows.flat_map(Row::default_keys).filter_map(Key::typed).collect()
    }
}

impl Row {
    /// Returns the keys it has unless the user gives it others.
    pub fn default_keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.keys.iter().filter_map(|name| Key::parse(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_has_two_meanings_in_one_place() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for row in Command::TABLE.iter().filter(|row| row.place == *place) {
                for name in row.keys {
                    assert!(Key::parse(name).is_some(), "{name} of {} is no key", row.name);
                    assert!(seen.insert(name), "{name} twice in {place:?}");
                }
            }
        }
    }

    #[test]
    fn names_are_unique_and_every_place_is_in_the_help() {
        let names: HashSet<_> = Command::TABLE.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), Command::TABLE.len());
        assert!(Command::TABLE.iter().all(|row| Place::ALL.contains(&row.place) && row.command.row().is_some()));
        assert!(Command::TABLE.iter().all(|row| !matches!(row.keys, ["g" | "h" | "l", ..])), "not vi keys");
    }
}
