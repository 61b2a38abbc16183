//! Which sessions are chosen anew together: one of each person, drawn.

use crate::{board::Board, instance::Instance, random::Random};

pub(crate) struct Near {
    /// Whether a person has a session among them already.
    is_in: Vec<bool>,
}

impl Near {
    pub fn new(instance: &Instance) -> Self {
        Self { is_in: vec![false; instance.same_person.len()] }
    }

    /// One session of everybody.
    pub fn everybody(&self, instance: &Instance, board: &Board, random: &mut Random) -> Vec<(u32, u32)> {
        let session = |enrollments: &Vec<u32>| {
            let enrollment = enrollments[random.below(enrollments.len() as u32) as usize];
            Some((enrollment, draw(instance, board, random, enrollment)?))
        };
        instance.same_person.iter().filter_map(session).collect()
    }

    /// Sessions of an enrollment, of those who have what it could use, of those who have what they could use, and
    /// so on.
    pub fn around(
        &mut self,
        instance: &Instance,
        board: &Board,
        random: &mut Random,
        first: u32,
        most: usize,
    ) -> Vec<(u32, u32)> {
        let mut sessions = Vec::new();
        let mut queue = vec![first];
        let mut place = 0;
        while place < queue.len() && sessions.len() < most {
            let enrollment = queue[place];
            place += 1;
            let climb = &instance.climbs[enrollment as usize];
            if self.is_in[climb.person as usize] {
                continue;
            }
            let Some(step) = draw(instance, board, random, enrollment) else { continue };
            self.is_in[climb.person as usize] = true;
            sessions.push((enrollment, step));
            for option in board.span(instance, enrollment, step) {
                for resource in &climb.options[option as usize].resources[..2] {
                    queue.extend(&board.holders[*resource as usize]);
                }
            }
            if queue.len() > 16 * most {
                queue.drain(..place);
                queue.truncate(8 * most);
                place = 0;
            }
        }
        for (enrollment, _) in &sessions {
            self.is_in[instance.climbs[*enrollment as usize].person as usize] = false;
        }
        sessions
    }
}

/// The sessions at some places, those that are in the way of theirs, and so on, one of each person.
pub(crate) fn in_the_way(
    instance: &Instance,
    board: &Board,
    places: impl Iterator<Item = u32>,
    mut is_in: Vec<bool>,
) -> Vec<(u32, u32)> {
    let mut sessions = Vec::new();
    let mut is_asked = vec![false; instance.capacity.len()];
    let mut queue: Vec<u32> = places.collect();
    let mut next = 0;
    while let Some(resource) = queue.get(next).copied() {
        next += 1;
        let is_full = board.left[resource as usize] == 0;
        if !is_full || std::mem::replace(&mut is_asked[resource as usize], true) {
            continue;
        }
        for (enrollment, step) in sessions_at(instance, board, resource) {
            let climb = &instance.climbs[enrollment as usize];
            if !std::mem::replace(&mut is_in[climb.person as usize], true) {
                sessions.push((enrollment, step));
                let others = board.span(instance, enrollment, step);
                queue.extend(others.flat_map(|option| &climb.options[option as usize].resources[..2]));
            }
        }
    }
    sessions
}

/// The sessions for which a resource is used.
fn sessions_at(instance: &Instance, board: &Board, resource: u32) -> impl Iterator<Item = (u32, u32)> {
    board.holders[resource as usize].iter().filter_map(move |holder| {
        let schedule = &board.schedules[*holder as usize];
        let uses = |option: &u32| instance.opening(*holder, *option).resources.contains(&resource);
        Some((*holder, schedule.iter().position(uses)? as u32))
    })
}

/// A session that an enrollment has, or its next.
fn draw(instance: &Instance, board: &Board, random: &mut Random, enrollment: u32) -> Option<u32> {
    let steps = instance.climbs[enrollment as usize].steps.len();
    let count = (board.schedules[enrollment as usize].len() + 1).min(steps) as u32;
    (count > 0).then(|| random.below(count))
}
