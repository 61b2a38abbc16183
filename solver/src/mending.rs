//! Mends a plan that stood and has lost some sessions: whoever lost one takes what there is room for, others move where
//! that makes a better place for them, and prices for the places in between prove that no more is possible, where that
//! is so.

use crate::{
    board::Board,
    instance::{Instance, Opening},
    near,
    prices::Prices,
    reseat::{Newcomer, Reseating},
    schedule::{CLOSED, Scheduler},
    standing::Standing,
    through::Through,
};

/// Who was made room for may want more, so often.
const ROUNDS: usize = 3;

/// Finds other places for those who lost some, as good as single moves of others can make them, and proves how good.
pub(crate) fn mend(
    instance: &Instance,
    prices: &mut Prices,
    scheduler: &mut Scheduler,
    standing: &mut Standing,
) {
    let Standing { board, broken } = standing;
    for enrollment in broken.iter() {
        choose(instance, board, scheduler, *enrollment);
    }
    let mut reseating = Reseating::new(instance);
    for _ in 0..ROUNDS {
        let newcomers: Vec<Newcomer> =
            broken.iter().map(|enrollment| newcomer(instance, board, scheduler, *enrollment)).collect();
        let sessions = in_their_way(instance, board, &newcomers);
        let before = board.clone();
        for enrollment in reseating.welcome(instance, board, &newcomers, &sessions) {
            choose(instance, board, scheduler, enrollment);
        }
        if board.value <= before.value {
            *board = before;
            break;
        }
    }
    prices.evaluate(instance, &reseating.prices(instance), scheduler);
}

/// Gives an enrollment the best that there is room for.
fn choose(instance: &Instance, board: &mut Board, scheduler: &mut Scheduler, enrollment: u32) {
    board.remove(instance, enrollment);
    let schedule = board.best_schedule(instance, enrollment, scheduler);
    board.place(instance, enrollment, schedule);
}

/// What each full place would bring to somebody, more than what they have, if it alone were free.
fn newcomer(instance: &Instance, board: &mut Board, scheduler: &mut Scheduler, enrollment: u32) -> Newcomer {
    let climb = &instance.climbs[enrollment as usize];
    let has = board.remove(instance, enrollment);
    let is_full =
        |opening: &Opening| opening.resources.iter().any(|resource| board.left[*resource as usize] == 0);
    let cost = |opening: &Opening| if is_full(opening) { CLOSED } else { 0 };
    scheduler.costs.clear();
    scheduler.costs.extend(climb.options.iter().map(cost));
    let full: Vec<bool> = scheduler.costs.iter().map(|cost| *cost == CLOSED).collect();
    board.close_overlaps(instance, enrollment, &mut scheduler.costs);
    scheduler.price(climb, |week| board.week_left(instance, enrollment, week));
    let mut through = Through::default();
    through.read(climb, scheduler);
    let value = instance.value_of(enrollment, &has);
    let brings = through.best.iter().map(|best| best - value).zip(0..);
    let wishes = brings.filter(|(more, option)| *more > 0 && full[*option as usize]);
    let wishes = wishes.map(|(more, option)| (option, more)).collect();
    board.place(instance, enrollment, has);
    Newcomer { enrollment, wishes }
}

/// Sessions of others that could make room.
fn in_their_way(instance: &Instance, board: &Board, newcomers: &[Newcomer]) -> Vec<(u32, u32)> {
    let mut is_in = vec![false; instance.same_person.len()];
    for newcomer in newcomers {
        is_in[instance.climbs[newcomer.enrollment as usize].person as usize] = true;
    }
    let wished = newcomers.iter().flat_map(|newcomer| {
        let options = &instance.climbs[newcomer.enrollment as usize].options;
        options.iter().flat_map(|opening| opening.resources[..2].iter().copied())
    });
    near::in_the_way(instance, board, wished, is_in)
}
