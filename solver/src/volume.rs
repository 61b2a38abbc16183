//! Finer prices: everybody chooses at the same prices, and what was chosen over many rounds, averaged, says which
//! prices to raise and which to lower (the volume algorithm of Barahona and Anbil, 2000).
//!
//! Directions are in floating point, of which only sums, products and quotients are used: those are the same on every
//! machine. The bounds themselves are whole numbers.

use crate::{instance::Instance, prices::Prices, schedule::Scheduler};

/// The part of the newest choices in the average.
const NEWEST: f64 = 0.1;
/// The first step aims so much below the bound, and shrinks after so many rounds that prove nothing better.
const AIM: f64 = 0.002;
const STALE: u32 = 5;
const SHRINK: f64 = 0.5;

pub(crate) fn refine(instance: &Instance, prices: &mut Prices, scheduler: &mut Scheduler, rounds: u32) {
    let scarce: Vec<usize> =
        (0..instance.capacity.len()).filter(|place| instance.is_scarce[*place]).collect();
    let mut average = vec![0.0; instance.capacity.len()];
    let (mut aim, mut stale) = (AIM, 0);
    prices.of.clone_from(&prices.best);
    for round in 0..rounds {
        let before = prices.bound;
        let trial = prices.of.clone();
        let usage = prices.evaluate(instance, &trial, scheduler);
        let newest = if round == 0 { 1.0 } else { NEWEST };
        for place in &scarce {
            average[*place] += newest * (f64::from(usage[*place]) - average[*place]);
        }
        stale = if prices.bound < before { 0 } else { stale + 1 };
        if stale >= STALE {
            (aim, stale) = (aim * SHRINK, 0);
        }
        let over = |place: usize| average[place] - f64::from(instance.capacity[place]);
        let moves = |place: &&usize| over(**place) > 0.0 || prices.best[**place] > 0;
        let norm: f64 = scarce.iter().filter(moves).map(|place| over(*place) * over(*place)).sum();
        if norm <= 0.0 {
            return;
        }
        let step = prices.bound as f64 * aim / norm;
        for place in &scarce {
            prices.of[*place] = (prices.best[*place] as f64 + step * over(*place)).max(0.0) as i64;
        }
    }
}
