//! Neighborhood selection for large-neighborhood search: the sessions that are chosen again together, one of
//! each person, because two of one person would not be independent.

use crate::{
    assignment::{Assignment, Session},
    index::{EnrollmentIx, IndexVec, Ix, NeedIx, OptionIx, PersonIx, ResourceIx},
    instance::Instance,
    random::Random,
};

/// The queue is cut when it has grown to this many times the size of the neighborhood, and cut to this many:
/// beyond that, it holds enough for any neighborhood.
const LONGEST_QUEUE_PER_SESSION: usize = 16;
const CUT_QUEUE_PER_SESSION: usize = 8;

pub(crate) struct Neighborhood {
    /// Whether a person has a session in the neighborhood already.
    is_in: IndexVec<PersonIx, bool>,
}

impl Neighborhood {
    pub fn new(instance: &Instance) -> Self {
        Self { is_in: IndexVec::filled(false, instance.enrollments_of.len()) }
    }

    /// One session of every person, drawn.
    pub fn everybody(
        &self,
        instance: &Instance,
        assignment: &Assignment,
        random: &mut Random,
    ) -> Vec<Session> {
        let session = |enrollments: &Vec<EnrollmentIx>| {
            let enrollment = enrollments[random.below(enrollments.len() as u32) as usize];
            draw(instance, assignment, random, enrollment)
        };
        instance.enrollments_of.iter().filter_map(session).collect()
    }

    /// A session of an enrollment, of those who hold what it could use, of those who hold what they could
    /// use, and so on, up to this many.
    pub fn around(
        &mut self,
        instance: &Instance,
        assignment: &Assignment,
        random: &mut Random,
        first: EnrollmentIx,
        most: usize,
    ) -> Vec<Session> {
        let mut sessions = Vec::new();
        let mut queue = vec![first];
        let mut position = 0;
        while position < queue.len() && sessions.len() < most {
            let enrollment = &instance.enrollments[queue[position]];
            let drawn = if self.is_in[enrollment.person] {
                None
            } else {
                draw(instance, assignment, random, queue[position])
            };
            position += 1;
            let Some(session) = drawn else { continue };
            self.is_in[enrollment.person] = true;
            sessions.push(session);
            for option in assignment.options_between(enrollment, session).map(OptionIx) {
                for resource in enrollment.options[option].contested() {
                    queue.extend(&assignment.holders[resource]);
                }
            }
            if queue.len() > LONGEST_QUEUE_PER_SESSION * most {
                queue.drain(..position);
                queue.truncate(CUT_QUEUE_PER_SESSION * most);
                position = 0;
            }
        }
        for session in &sessions {
            self.is_in[instance.enrollments[session.enrollment].person] = false;
        }
        sessions
    }
}

/// The sessions that fill these resources, those that fill what they could move to, and so on. People who are
/// in already are left out.
pub(crate) fn blocking(
    instance: &Instance,
    assignment: &Assignment,
    resources: impl Iterator<Item = ResourceIx>,
    mut is_in: IndexVec<PersonIx, bool>,
) -> Vec<Session> {
    let mut sessions = Vec::new();
    let mut is_searched: IndexVec<ResourceIx, bool> = IndexVec::filled(false, instance.capacity.len());
    let mut queue: Vec<ResourceIx> = resources.collect();
    let mut position = 0;
    while let Some(resource) = queue.get(position).copied() {
        position += 1;
        if !assignment.is_full(resource) || std::mem::replace(&mut is_searched[resource], true) {
            continue;
        }
        for session in sessions_with(instance, assignment, resource) {
            let enrollment = &instance.enrollments[session.enrollment];
            if !std::mem::replace(&mut is_in[enrollment.person], true) {
                sessions.push(session);
                let between = assignment.options_between(enrollment, session).map(OptionIx);
                queue.extend(between.flat_map(|option| enrollment.options[option].contested()));
            }
        }
    }
    sessions
}

/// The sessions that use a resource.
fn sessions_with(
    instance: &Instance,
    assignment: &Assignment,
    resource: ResourceIx,
) -> impl Iterator<Item = Session> {
    assignment.holders[resource].iter().filter_map(move |holder| {
        let path = &assignment.paths[*holder];
        let uses = |option: &OptionIx| instance.option(*holder, *option).resources.contains(&resource);
        let need = path.iter().position(uses)?;
        Some(Session { enrollment: *holder, need: NeedIx::new(need) })
    })
}

/// A session that the enrollment has, or its next one.
fn draw(
    instance: &Instance,
    assignment: &Assignment,
    random: &mut Random,
    enrollment: EnrollmentIx,
) -> Option<Session> {
    let needs = instance.enrollments[enrollment].needs.len();
    let count = (assignment.paths[enrollment].len() + 1).min(needs) as u32;
    (count > 0).then(|| Session { enrollment, need: NeedIx(random.below(count)) })
}
