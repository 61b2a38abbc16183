//! Nearly three weeks at Larkspur Instruments: the coordinator sets up, people enroll, plans are published, and each
//! session has its outcome.

use super::{
    company::Company,
    dice::Dice,
    enrollments::{self, Ahead, Prep, TRAINING_STORIES, TrainingStory},
    interview_types,
    recorder::{Beat, Recorder},
    schedule,
};
use crate::{
    command::{Command, Request, import::Import},
    model::{
        actor::Actor,
        enrollment::StepIndex,
        ids::{EnrollmentId, PersonId, WorkspaceId},
        interview::Interview,
        person::Person,
        workspace_kind::WorkspaceKind,
    },
    zones::Zones,
};
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeDelta, Utc};

mod planning;

const SEED: u64 = 0x1a2b_5bca_11ed_0aab;

/// The days before today on which the coordinator planned, and how many days each plan covered.
const PLANNED: [(i64, i64); 4] = [(17, 6), (12, 6), (9, 5), (6, 4)];

/// A trainee of the story.
struct Trainee {
    story: TrainingStory,
    enrollment: EnrollmentId,
    person: PersonId,
    /// How many sessions have been planned for them.
    planned: usize,
}

struct Story<'a> {
    recorder: Recorder<'a>,
    dice: Dice,
    /// Used only for the ids of messages, so that messages change nothing else in the story.
    message_dice: Dice,
    company: Company,
    trainees: Vec<Trainee>,
    /// When today starts in UTC.
    today: DateTime<Utc>,
    /// The end of the story. In no time zone has today started by then.
    end: DateTime<Utc>,
}

pub fn tell(today: NaiveDate, zones: &dyn Zones) -> Vec<Request> {
    let day = u64::from(today.num_days_from_ce().unsigned_abs());
    let mut dice = Dice::new(SEED ^ (day << 8));
    let company = Company::found(today, zones, &mut dice);
    let interviews = schedule::interviews(&company, today, zones, &mut dice);
    let trainees = (0..TRAINING_STORIES.len()).map(|number| Trainee {
        story: TRAINING_STORIES[number],
        enrollment: EnrollmentId(dice.roll()),
        person: company.people[enrollments::place(number)].id,
        planned: 0,
    });
    let trainees = trainees.collect();
    let today = today.and_time(NaiveTime::MIN).and_utc();
    let end = today - Duration::hours(14);
    let (recorder, message_dice) = (Recorder::new(zones), Dice::new(!SEED ^ (day << 8)));
    let mut story = Story { recorder, dice, message_dice, company, trainees, today, end };
    story.begin(interviews);
    story.go_on();
    story.recorder.requests()
}

impl Story<'_> {
    fn days_ago(&self, days: i64) -> DateTime<Utc> {
        self.end - TimeDelta::days(days)
    }

    /// The coordinator imports everything, and people set their availability.
    fn begin(&mut self, interviews: Vec<Interview>) {
        let start = self.days_ago(21);
        let name = "Larkspur Instruments".to_owned();
        let (workspace, salt) = (WorkspaceId(self.dice.roll()), WorkspaceId(self.dice.roll()));
        let kind = WorkspaceKind::Sample;
        let create = Command::CreateWorkspace { workspace, name, kind, salt };
        let import = Command::Import(Import { interviews, ..self.company.import() });
        let publish = Command::PublishProgram(interview_types::program(&self.company.types));
        for (minutes, command) in [(0, create), (10, import), (40, publish)] {
            self.recorder.later_by(start + Duration::minutes(minutes), Actor::COORDINATOR, command);
        }
        for place in 0..self.company.people.len() {
            self.say_when(start + Duration::minutes(60 + 3 * place as i64), place);
        }
        for number in 0..self.trainees.len() {
            self.enroll(number);
        }
        for (days, ahead) in PLANNED {
            let until = (self.days_ago(days) + TimeDelta::days(ahead)).min(self.end - Duration::hours(36));
            self.recorder.later(self.days_ago(days), Beat::PlanUntil(until));
        }
        self.recorder.later(self.end - Duration::hours(30), Beat::PlanAhead);
    }

    fn say_when(&mut self, at: DateTime<Utc>, place: usize) {
        let Person { id: person, hours, changes, .. } = self.company.people[place].clone();
        if hours != Default::default() {
            self.recorder.later_by(
                at,
                Actor::Member(person),
                Command::SetHours { person, hours, prefer: None },
            );
        }
        for (day, hours) in changes {
            let change = Command::ChangeDay { person, day, hours: Some(hours) };
            self.recorder.later_by(at + Duration::minutes(1), Actor::Member(person), change);
        }
    }

    fn enroll(&mut self, number: usize) {
        let Trainee { story, enrollment, person, .. } = self.trainees[number];
        let at = self.days_ago(story.enrolled_days_ago) + Duration::minutes(7 * number as i64);
        let interview_type = self.company.types[story.kind].id;
        let by = Actor::Member(person);
        self.recorder.later_by(at, by, Command::Enroll { enrollment, person, interview_type });
        if story.prep == Prep::Done && story.kind == interview_types::SYSTEM_DESIGN {
            let prepare = Command::PrepareStep { enrollment, step: StepIndex(0) };
            self.recorder.later_by(at + Duration::hours(20), by, prepare);
        }
    }

    fn go_on(&mut self) {
        while let Some((at, beat)) = self.recorder.next(self.end) {
            match beat {
                Beat::Command(by, command) => self.recorder.tell(at, by, *command, &mut self.dice),
                Beat::Tell => self.tell_people(at),
                Beat::PlanUntil(until) => self.plan(at, until, |trainee| trainee.story.past.len()),
                Beat::PlanAhead => self.plan(at, at + TimeDelta::days(14), |trainee| {
                    trainee.story.past.len() + usize::from(trainee.story.ahead != Ahead::Nothing)
                }),
            }
        }
    }
}
