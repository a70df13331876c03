//! Cues made heard: a thread of its own with a queue, so that no player ever holds the loop up.

mod files;
mod player;
mod stage;

use super::clock::Since;
use crate::app::Failure;
use crate::session::CueKind;
use crate::sound::Tone;
use files::Files;
use player::Player;
use stage::Stage;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Makes cues heard. When it is dropped, everything it started is ended.
#[derive(Debug)]
pub(crate) struct Speaker {
    /// `None` at the end alone.
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Clone, Copy, Debug)]
enum Order {
    Sound(Due),
    /// Let what is heard come to its end, and then end.
    Finish,
}

/// A tone, and since when it is due.
#[derive(Clone, Copy, Debug)]
struct Due {
    tone: Tone,
    since: Since,
}

/// How long things may take.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// A tone that is later than this is dropped: at a wrong time it says something wrong.
    stale: Duration,
    /// So long after the length of its tone a player that has not ended hangs.
    hangs: Duration,
}

// A player waits until the sound server has played everything, which was seen to take two seconds for the shortest tone.
const LIMITS: Limits = Limits { stale: Duration::from_millis(300), hangs: Duration::from_secs(3) };

impl Speaker {
    /// Starts the thread. Files of tones are kept in `cache`; `tell` is told when no player works, and when one does again.
    #[must_use]
    pub(crate) fn new(volume: u8, cache: Option<&Path>, tell: impl Fn(Failure) + Send + 'static) -> Self {
        let files = Files::new(cache.map(|cache| cache.join("sounds")), volume);
        Self::with(player::of_this_system(), files, LIMITS, tell)
    }

    fn with(players: VecDeque<Player>, files: Files, limits: Limits, tell: impl Fn(Failure) + Send + 'static) -> Self {
        let (sender, orders) = channel();
        let thread = thread::spawn(move || Stage::new(orders, files, players, limits).run(&tell));
        Self { orders: Some(sender), thread: Some(thread) }
    }

    /// Makes a cue heard, soon or not at all; returns at once.
    pub(crate) fn cue(&self, kind: CueKind) {
        self.order(Order::Sound(Due { tone: Tone::of(kind), since: Since::now() }));
    }

    /// Lets the last tone come to its end; blocks until it has, or its player was given up.
    pub(crate) fn finish(self) {
        self.order(Order::Finish);
        self.wait();
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // A thread that is gone has nothing left to sound.
            let _ = orders.send(order);
        }
    }

    fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        // With nobody left to order anything, the thread ends its player and itself.
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(all(test, unix))]
mod tests;
