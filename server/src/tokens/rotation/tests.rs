#![allow(clippy::unwrap_used)]

use super::*;

const FIRST: &str = "0123";

fn begun() -> Rotation {
    Rotation::beginning_with([7; 32])
}

/// Sends a secret, and returns the next one.
fn show(rotation: &mut Rotation, text: &str) -> Option<String> {
    let (turned, given) = rotation.turn(&Shown::of(text))?;
    *rotation = turned;
    Some(given)
}

#[test]
fn the_old_secret_is_valid_until_the_new_one_is_used() {
    let mut rotation = begun();
    let second = show(&mut rotation, FIRST).unwrap();
    assert_eq!(show(&mut rotation, FIRST), Some(second.clone()), "its answer was lost");
    let third = show(&mut rotation, &second).unwrap();
    assert_eq!(show(&mut rotation, &second), Some(third));
    assert_eq!(show(&mut rotation, FIRST), None, "the new one was used");
}

#[test]
fn only_the_last_two_secrets_are_valid() {
    let mut rotation = begun();
    let mut given = vec![FIRST.to_owned()];
    for _ in 0..20 {
        given.push(show(&mut rotation, given.last().unwrap()).unwrap());
    }
    let (last, old) = given.split_last().unwrap();
    let (before, old) = old.split_last().unwrap();
    for old in old {
        assert_eq!(rotation.turn(&Shown::of(old)), None, "{old}");
    }
    assert!(rotation.turn(&Shown::of(before)).is_some() && rotation.turn(&Shown::of(last)).is_some());
    assert_eq!(rotation.turn(&Shown::of("0123.4567")), None);
}

#[test]
fn the_secrets_of_a_device_identify_it_and_differ() {
    let mut rotation = begun();
    let second = show(&mut rotation, FIRST).unwrap();
    let third = show(&mut rotation, &second).unwrap();
    assert!(FIRST != second && second != third);
    assert!([&second, &third].iter().all(|shown| Shown::of(shown).device() == Shown::of(FIRST).device()));
}

#[test]
fn the_next_secret_depends_on_the_seed() {
    let (mut one, mut other) = (begun(), Rotation::beginning_with([8; 32]));
    assert_ne!(show(&mut one, FIRST), show(&mut other, FIRST));
}
