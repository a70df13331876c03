//! How other threads tell the loop something: a message, and a push to wake it.

use super::wait::{Waiter, Waker};
use crate::app::Msg;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Tells the loop what happened elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Teller {
    sender: Sender<Msg>,
    waker: Waker,
}

impl Teller {
    /// Returns a teller, and what hears it.
    #[must_use]
    pub(crate) fn new(waiter: &Waiter) -> (Self, Receiver<Msg>) {
        let (sender, receiver) = channel();
        (Self { sender, waker: waiter.waker() }, receiver)
    }

    pub(crate) fn tell(&self, msg: Msg) {
        // Nobody hears when the loop is over, and nobody needs to.
        if self.sender.send(msg).is_ok() {
            self.waker.wake();
        }
    }
}
