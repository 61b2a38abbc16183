//! Reading and writing one value of one step.

use leptos::prelude::*;
use switchback_core::model::program::Step;

pub fn part<T: Default + Clone + PartialEq + Send + Sync + 'static>(
    steps: RwSignal<Vec<Step>>,
    place: usize,
    get: impl Fn(&Step) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Memo::new(move |_| steps.read().get(place).map(&get).unwrap_or_default()).into()
}

pub fn change<T: 'static>(
    steps: RwSignal<Vec<Step>>,
    place: usize,
    set: impl Fn(&mut Step, T) + Send + Sync + 'static,
) -> Callback<T> {
    Callback::new(move |value| {
        steps.update(|steps| {
            if let Some(step) = steps.get_mut(place) {
                set(step, value);
            }
        });
    })
}

pub fn small(number: Option<u16>) -> Option<u8> {
    number.and_then(|number| u8::try_from(number).ok())
}
