use super::*;
use crate::{problem::Problem, secret::SecretHash};
use std::sync::mpsc;
use switchback_core::sync::{cursor::Cursor, host::NextLines};
use tokio::sync::oneshot;

fn listens() -> Message {
    let (reply, _) = oneshot::channel::<Result<NextLines, Problem>>();
    let after: Cursor = "1-0000000000000000-0-0000000000000000".parse().unwrap();
    Message::From { token: SecretHash::of("a token"), job: Job::Tell { after, reply } }
}

fn asks() -> Message {
    Message::IsReady { reply: oneshot::channel().0 }
}

/// Counts the requests and the listeners that are handled together.
fn counts(turn: &[Message]) -> (usize, usize) {
    let asking = turn.iter().filter(|message| matches!(message, Message::IsReady { .. })).count();
    (asking, turn.len() - asking)
}

#[test]
fn a_request_waits_for_only_a_few_listeners() {
    let (sender, messages) = mpsc::channel();
    let mut turns = Turns::new(messages);
    (0..120).for_each(|_| sender.send(listens()).unwrap());
    sender.send(asks()).unwrap();
    let mut next = || counts(&turns.next(Duration::ZERO).unwrap());
    assert_eq!(next(), (1, 50));
    sender.send(asks()).unwrap();
    assert_eq!(next(), (1, 50));
    assert_eq!(next(), (0, 20));
    assert!(matches!(turns.next(Duration::ZERO), Err(RecvTimeoutError::Timeout)));
}

#[test]
fn all_listeners_are_answered_after_the_last_request() {
    let (sender, messages) = mpsc::channel();
    let mut turns = Turns::new(messages);
    (0..60).for_each(|_| sender.send(listens()).unwrap());
    drop(sender);
    assert_eq!(counts(&turns.next(Duration::MAX).unwrap()), (0, 50));
    assert_eq!(counts(&turns.next(Duration::MAX).unwrap()), (0, 10));
    assert!(matches!(turns.next(Duration::MAX), Err(RecvTimeoutError::Disconnected)));
}
