//! The company of the team in these tests.

use crate::device::Device;
use std::env;
use switchback_core::{
    command::{Command, Request},
    model::{
        ids::{EnrollmentId, InterviewTypeId, PersonId},
        person::WeeklyLimits,
    },
    sample,
    zones::DatabaseZones,
};

/// Puts the beginning of the sample company onto a server: what its coordinator did before anyone else did anything.
pub fn found(coordinator: &mut Device) {
    let requests = sample::requests("2026-11-30".parse().unwrap(), &DatabaseZones);
    for Request { command, .. } in requests.into_iter().take_while(|request| request.by.is_coordinator()) {
        coordinator.give(command).unwrap();
    }
    coordinator.sync();
}

/// Returns how many requests a test sends: few, because these tests run all the time, or as many as SWITCHBACK_REQUESTS says.
pub fn number_of_requests(usual: usize) -> usize {
    env::var("SWITCHBACK_REQUESTS").map_or(usual, |asked| asked.parse().unwrap())
}

pub fn limits(person: PersonId, most: u8) -> Command {
    Command::SetLimits { person, limits: WeeklyLimits { as_trainee: most, ..WeeklyLimits::default() } }
}

/// Enrolls the first person for whom that is possible.
pub fn enroll(device: &mut Device) -> Command {
    let people: Vec<PersonId> = device.workspace().people.keys().copied().collect();
    let types: Vec<InterviewTypeId> = device.workspace().interview_types.keys().copied().collect();
    let pairs = people.into_iter().flat_map(|person| types.iter().map(move |kind| (person, *kind)));
    let commands = pairs.map(|(person, interview_type)| Command::Enroll {
        enrollment: EnrollmentId(900),
        person,
        interview_type,
    });
    commands.into_iter().find(|command| device.give(command.clone()).is_ok()).unwrap()
}
