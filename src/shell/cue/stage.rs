//! The thread that makes cues heard: the newest counts, the player that worked last is asked first.

use super::super::clock::Since;
use super::files::Files;
use super::player::Player;
use super::{Due, Limits, Order};
use crate::app::Failure;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// What became of a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Played {
    ToItsEnd,
    /// Something newer is due, or the program ends.
    CutOff,
    Failed,
}

/// How soon a player that has just begun is looked after: one that fails does so at once, and the next must not be late.
const FIRST_LOOK: Duration = Duration::from_millis(10);
/// Later, so much of the time it has played passes between two looks.
const LOOKS_SELDOM: u32 = 8;

/// Returns how long to leave a player alone that has played for so long.
fn until_next_look(passed: Duration) -> Duration {
    FIRST_LOOK.max(passed / LOOKS_SELDOM)
}

/// The thread's own: what it plays with, and what is still to be played.
pub(super) struct Stage {
    orders: Receiver<Order>,
    files: Files,
    /// The one that worked last is the first.
    players: VecDeque<Player>,
    limits: Limits,
    /// How many have failed since one worked.
    failed: usize,
    /// It was told that none works.
    told: bool,
    /// What came while something was playing: the newest alone.
    next: Option<Due>,
    ends: bool,
}

impl Stage {
    #[must_use]
    pub(super) const fn new(orders: Receiver<Order>, files: Files, players: VecDeque<Player>, limits: Limits) -> Self {
        Self { orders, files, players, limits, failed: 0, told: false, next: None, ends: false }
    }

    pub(super) fn run(mut self, tell: &impl Fn(Failure)) {
        while let Some(due) = self.wait_for_due() {
            self.sound(due, tell);
        }
    }

    /// Returns what is due next; `None` at the end.
    fn wait_for_due(&mut self) -> Option<Due> {
        while self.next.is_none() && !self.ends {
            let order = self.orders.recv().unwrap_or(Order::Finish);
            self.hear(order);
        }
        while let Ok(order) = self.orders.try_recv() {
            self.hear(order);
        }
        self.next.take()
    }

    fn hear(&mut self, order: Order) {
        match order {
            Order::Sound(due) => self.next = Some(due),
            Order::Finish => self.ends = true,
        }
    }

    /// Plays a tone with the first player that can, as long as it is not too late for it.
    fn sound(&mut self, due: Due, tell: &impl Fn(Failure)) {
        while due.since.elapsed() <= self.limits.stale {
            let played = if let Ok(path) = self.files.path(due.tone) {
                self.play(&path, due.tone.length())
            } else {
                self.failed = self.players.len();
                Played::Failed
            };
            match played {
                Played::ToItsEnd => {
                    self.failed = 0;
                    if std::mem::take(&mut self.told) {
                        tell(Failure::SoundsAgain);
                    }
                    return;
                }
                Played::CutOff => return,
                Played::Failed if self.failed >= self.players.len() => {
                    self.failed = 0;
                    self.told = true;
                    tell(Failure::Sound);
                    return;
                }
                Played::Failed => {}
            }
        }
    }

    /// Plays a file with the first player, and waits for its end while listening to what comes.
    fn play(&mut self, file: &Path, length: Duration) -> Played {
        let Some(mut player) = self.players.pop_front() else { return Played::Failed };
        let outcome = if player.start(file).is_ok() { self.wait_for_end(&mut player, length) } else { Played::Failed };
        if outcome == Played::Failed {
            player.stop();
            self.failed += 1;
            self.players.push_back(player);
        } else {
            self.players.push_front(player);
        }
        outcome
    }

    fn wait_for_end(&mut self, player: &mut Player, length: Duration) -> Played {
        let since = Since::now();
        loop {
            match self.orders.recv_timeout(until_next_look(since.elapsed())) {
                Ok(order) => self.hear(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    player.stop();
                    self.ends = true;
                    return Played::CutOff;
                }
            }
            let passed = since.elapsed();
            match player.result(passed >= length) {
                Some(true) => return Played::ToItsEnd,
                Some(false) => return Played::Failed,
                None if passed > length + self.limits.hangs => return Played::Failed,
                // What was heard may end late; what was not yet is of less use than what is due now.
                None if self.next.is_some() => {
                    player.make_room();
                    return Played::CutOff;
                }
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_seen_at_once_and_a_long_end_is_not_waited_for_by_asking_all_the_time() {
        let look = |passed: &Duration| Some(*passed + until_next_look(*passed));
        let looks: Vec<Duration> =
            std::iter::successors(Some(Duration::ZERO), look).skip(1).take_while(|at| at.as_secs() < 2).collect();
        assert!(looks.iter().take(8).zip(1..).all(|(at, count)| *at == FIRST_LOOK * count), "{looks:?}");
        assert!(looks.len() < 40, "{} looks in two seconds", looks.len());
    }
}
