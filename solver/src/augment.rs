//! Finds room for one more session: somebody at the place moves to another, whoever is there moves on, until one
//! finds a free place. All ways are tried in order of their length, so that a short one is found where there is one.

use crate::{
    board::Board,
    instance::{Instance, NONE},
    strict,
};

/// Somebody who needs another place for one session, because `parent` takes theirs.
struct Displaced {
    enrollment: u32,
    step: u32,
    parent: usize,
    /// The option that the parent takes instead.
    takes: u32,
    /// What the moves up to here gain, with this session lost.
    gain: i64,
}

/// One enrollment's schedule after the moves.
pub(crate) type Moves = Vec<(u32, Vec<u32>)>;

pub(crate) struct Augmenting {
    seen: Vec<bool>,
    /// The search in which all who have a resource were asked to move.
    asked: Vec<u32>,
    search: u32,
    queue: Vec<Displaced>,
    pub work: u64,
}

impl Augmenting {
    pub fn new(instance: &Instance) -> Self {
        Self {
            seen: vec![false; instance.climbs.len()],
            asked: vec![0; instance.capacity.len()],
            search: 0,
            queue: Vec::new(),
            work: 0,
        }
    }

    /// The moves that give the enrollment its next session and gain something in all, the last mover first.
    pub fn find(
        &mut self,
        instance: &Instance,
        board: &Board,
        enrollment: u32,
        most: usize,
    ) -> Option<Moves> {
        let step = board.schedules[enrollment as usize].len() as u32;
        if step as usize >= instance.climbs[enrollment as usize].steps.len() {
            return None;
        }
        self.search = self.search.wrapping_add(1);
        self.queue.push(Displaced { enrollment, step, parent: usize::MAX, takes: NONE, gain: 0 });
        self.seen[enrollment as usize] = true;
        let mut place = 0;
        let mut moves = None;
        while moves.is_none() && place < self.queue.len() && place < most {
            moves = self.expand(instance, board, place).map(|option| self.moves(board, place, option));
            place += 1;
        }
        for displaced in self.queue.drain(..) {
            self.seen[displaced.enrollment as usize] = false;
        }
        moves
    }

    /// Looks at all places for one session; returns a free one that makes all the moves worth it.
    fn expand(&mut self, instance: &Instance, board: &Board, place: usize) -> Option<u32> {
        let Displaced { enrollment, step, gain, .. } = self.queue[place];
        let climb = &instance.climbs[enrollment as usize];
        let schedule = &board.schedules[enrollment as usize];
        let before = step.checked_sub(1).map(|last| climb.options[schedule[last as usize] as usize].next);
        let after = schedule.get(step as usize + 1).copied();
        let now = schedule.get(step as usize).copied();
        let from = before.unwrap_or(0);
        let until = after.unwrap_or(climb.options.len() as u32);
        self.work += 5 + u64::from(until.saturating_sub(from));
        let mut found = None;
        for option in from..until {
            let gain = gain + climb.value(option, step);
            let opening = &climb.options[option as usize];
            let follows = after.is_none_or(|after| opening.next <= after);
            if gain <= 0 || now == Some(option) || !follows {
                continue;
            }
            let [seat, mentor, trainee] = opening.resources.map(|resource| resource as usize);
            if board.left[trainee] == 0
                && now.is_none_or(|now| climb.options[now as usize].week != opening.week)
            {
                continue;
            }
            let full = [seat, mentor].into_iter().find(|resource| board.left[*resource] == 0);
            let is_news = match full {
                None => found.is_none_or(|(best, _)| gain > best),
                Some(resource) => self.asked[resource] != self.search,
            };
            if !is_news || !is_possible(instance, board, enrollment, step, option) {
                continue;
            }
            let Some(resource) = full else {
                found = Some((gain, option));
                continue;
            };
            self.asked[resource] = self.search;
            for holder in &board.holders[resource] {
                if !self.seen[*holder as usize] {
                    self.displace(instance, board, *holder, resource as u32, place, option, gain);
                }
            }
        }
        found.map(|(_, option)| option)
    }

    #[allow(clippy::too_many_arguments)]
    fn displace(
        &mut self,
        instance: &Instance,
        board: &Board,
        holder: u32,
        resource: u32,
        parent: usize,
        takes: u32,
        gain: i64,
    ) {
        let climb = &instance.climbs[holder as usize];
        let schedule = &board.schedules[holder as usize];
        let uses = |option: &u32| climb.options[*option as usize].resources.contains(&resource);
        if let Some(step) = schedule.iter().position(uses) {
            let lost = climb.value(schedule[step], step as u32);
            self.seen[holder as usize] = true;
            self.queue.push(Displaced {
                enrollment: holder,
                step: step as u32,
                parent,
                takes,
                gain: gain - lost,
            });
        }
    }

    fn moves(&self, board: &Board, place: usize, option: u32) -> Moves {
        let mut moves = Vec::new();
        let (mut place, mut option) = (place, option);
        while let Some(displaced) = self.queue.get(place) {
            let schedule = &board.schedules[displaced.enrollment as usize];
            moves.push((displaced.enrollment, with(schedule, displaced.step, option)));
            (place, option) = (displaced.parent, displaced.takes);
        }
        moves
    }
}

fn with(schedule: &[u32], step: u32, option: u32) -> Vec<u32> {
    let mut schedule = schedule.to_vec();
    match schedule.get_mut(step as usize) {
        Some(place) => *place = option,
        None => schedule.push(option),
    }
    schedule
}

/// Whether the enrollment can have the option beside its own other sessions and its person's.
fn is_possible(instance: &Instance, board: &Board, enrollment: u32, step: u32, option: u32) -> bool {
    let climb = &instance.climbs[enrollment as usize];
    let schedule = &board.schedules[enrollment as usize];
    let opening = &climb.options[option as usize];
    let same_week = |(other, taken): (usize, &u32)| {
        other != step as usize && climb.options[*taken as usize].week == opening.week
    };
    let in_week = schedule.iter().enumerate().filter(|taken| same_week(*taken)).count() as u32;
    let week_has_room = opening.week == NONE || in_week < board.week_left(instance, enrollment, opening.week);
    week_has_room
        && strict::differs_at(climb, schedule, step as usize, opening.mentor)
        && board.extras_allow(instance, enrollment, option, &[], schedule.get(step as usize).copied())
        && board.others_of_person(instance, enrollment).all(|busy| instance.are_apart(opening, busy))
}
