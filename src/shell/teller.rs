//! How other threads tell the loop something: a piece of news, and a push to wake it.

use super::reader::Reading;
use super::wait::{Waiter, Waker};
use crate::app::Msg;
use std::sync::mpsc::{Receiver, Sender, channel};

/// What another thread tells.
#[derive(Debug)]
pub(crate) enum News {
    Msg(Msg),
    /// The user's files were changed, and have been read anew.
    Reading(Box<Reading>),
}

/// Tells the loop what happened elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Teller {
    sender: Sender<News>,
    waker: Waker,
}

impl Teller {
    /// Returns a teller, and what hears it.
    #[must_use]
    pub(crate) fn new(waiter: &Waiter) -> (Self, Receiver<News>) {
        let (sender, receiver) = channel();
        (Self { sender, waker: waiter.waker() }, receiver)
    }

    pub(crate) fn tell(&self, msg: Msg) {
        self.send(News::Msg(msg));
    }

    pub(crate) fn tell_reading(&self, reading: Reading) {
        self.send(News::Reading(Box::new(reading)));
    }

    fn send(&self, news: News) {
        // Nobody hears when the loop is over, and nobody needs to.
        if self.sender.send(news).is_ok() {
            self.waker.wake();
        }
    }
}
