//! One walk through a path, from enrollment to certificate, command by command.

use crate::play::{decide, take};
use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use std::collections::BTreeSet;
use switchback_core::{
    command::{
        Command, NewCertificate, NewSession, Request, Submission, import::Import, person::Description,
        refusal::Refusal,
    },
    log::Log,
    model::{
        actor::Actor,
        enrollment::{EnrollmentStatus, StepIndex},
        ids::*,
        interview::{CandidateCode, ExternalKey, Interview, InterviewOrigin, InterviewStatus},
        interview_type::InterviewType,
        person::{Profile, WeeklyLimits},
        program::{Path, Program, StepKind, Version, presets::preset},
        scorecard::{Rating, Recommendation, Side, commitment::Salt},
        session::SessionState,
        team::Team,
        workspace_kind::WorkspaceKind,
    },
    planning::{exclusion::Exclusion, placement::Placement, rules::RuleContext},
    progress::{path::steps, sign_off::approval},
    workspace::Workspace,
    zones::{DatabaseZones, Zone},
};

pub const AREA: InterviewTypeId = InterviewTypeId(1);
pub const OTHER: InterviewTypeId = InterviewTypeId(2);
pub const TRAINEE: PersonId = PersonId(50);
pub const ENROLLMENT: EnrollmentId = EnrollmentId(1);
pub const MENTORS: u64 = 6;
pub const COORDINATOR: Actor = Actor::COORDINATOR;

/// A Monday, well past any clock change.
pub fn first_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 9, 0, 0).unwrap()
}

/// One walk through a path, command by command.
pub struct Walk {
    pub log: Log,
    pub now: DateTime<Utc>,
    next: u64,
}

impl Walk {
    pub fn on(path: Path) -> Self {
        let mut walk = Self { log: Log::default(), now: first_day() - Duration::days(4), next: 1000 };
        walk.must(COORDINATOR, found());
        walk.must(COORDINATOR, Command::Import(company()));
        for mentor in 1..=2 {
            let tags = BTreeSet::from(["core bar raiser".to_owned()]);
            walk.must(COORDINATOR, Command::SetTags { person: PersonId(mentor), tags });
        }
        let paths = [(AREA, path), (OTHER, Path::default())].into();
        walk.must(COORDINATOR, Command::PublishProgram(Program { version: Version(2), paths }));
        walk.now = first_day();
        walk
    }

    pub fn fresh(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    pub fn workspace(&self) -> &Workspace {
        self.log.workspace()
    }

    pub fn attempt(&mut self, by: Actor, command: Command) -> Result<(), Refusal> {
        let request = Request { id: CommandId(self.fresh()), at: self.now, by, command };
        let decision = decide(&self.log, &request)?;
        take(&mut self.log, &decision);
        assert_eq!(self.workspace().oddities, []);
        Ok(())
    }

    #[track_caller]
    pub fn must(&mut self, by: Actor, command: Command) {
        if let Err(refusal) = self.attempt(by, command.clone()) {
            panic!("{refusal} {command:?}");
        }
    }

    pub fn enroll(&mut self) {
        self.must(
            COORDINATOR,
            Command::Enroll { enrollment: ENROLLMENT, person: TRAINEE, interview_type: AREA },
        );
    }

    /// The first interview at which the trainee may do the step, or the reasons why there is none.
    pub fn place(&self, step: StepIndex) -> Result<Placement, BTreeSet<Exclusion>> {
        let context = RuleContext::new(self.workspace(), &DatabaseZones, self.now);
        let mut excluded = BTreeSet::new();
        let mut interviews: Vec<_> =
            self.workspace().interviews.values().filter(|known| known.interview_type == AREA).collect();
        interviews.sort_by_key(|interview| (interview.start, interview.id));
        for interview in interviews {
            let (interview, mentor) = (interview.id, interview.lead);
            let placement = Placement { enrollment: ENROLLMENT, interview, step, mentor };
            match context.exclusion(placement) {
                None => return Ok(placement),
                Some(exclusion) => drop(excluded.insert(exclusion)),
            }
        }
        Err(excluded)
    }

    /// A session of the step takes place. Both write the scorecards that the step asks for, and the mentor
    /// reviews.
    pub fn session(&mut self, step: StepIndex, counts: bool) -> SessionId {
        let placement = self.place(step).expect("an interview for the step");
        let id = SessionId(self.fresh());
        let new = NewSession::at(placement, id);
        self.must(COORDINATOR, Command::DraftPlan { plan: PlanId(1), sessions: vec![new] });
        self.must(COORDINATOR, Command::Publish { sessions: vec![id] });
        self.must(Actor::Member(TRAINEE), Command::Confirm { session: id });
        let interview = self.workspace().interviews[&placement.interview].clone();
        self.now = interview.end() + Duration::minutes(5);
        let mentor = Actor::Member(interview.lead);
        let asked = self.workspace().path(&self.workspace().enrollments[&ENROLLMENT]).unwrap().steps
            [usize::from(step.0)]
        .clone();
        for (side, by) in [(Side::Trainee, Actor::Member(TRAINEE)), (Side::Mentor, mentor)] {
            if asked.asks(side) {
                self.must(by, write(id, side));
            } else {
                assert_eq!(self.attempt(by, write(id, side)), Err(Refusal::ScorecardNotAsked));
            }
        }
        if !asked.asks(Side::Trainee) && !asked.asks(Side::Mentor) {
            self.must(mentor, Command::MarkHeld { session: id });
        }
        let review =
            if counts { Command::Credit { session: id } } else { Command::DoNotCredit { session: id } };
        self.must(mentor, review);
        id
    }

    /// Completes every step in order, and tries the sign-off too early at each.
    pub fn climb(&mut self) {
        let path = self.workspace().path(&self.workspace().enrollments[&ENROLLMENT]).unwrap().clone();
        for (index, step) in steps::indexed(&path) {
            if step.kind.is_prep() {
                self.must(
                    Actor::Member(TRAINEE),
                    Command::PrepareStep { enrollment: ENROLLMENT, step: index },
                );
            }
            if !step.kind.is_session() {
                continue;
            }
            for _ in 0..step.times {
                let early = self.sign_off();
                // Approvers don't see the enrollment before it is up to them, unless they mentor it.
                let is_refused = matches!(early, Err(Refusal::StepsMissing(..) | Refusal::UnknownEnrollment));
                assert!(is_refused, "{early:?}");
                self.session(index, true);
            }
        }
    }

    /// Every required approver signs off, one after another.
    pub fn sign_off(&mut self) -> Result<(), Refusal> {
        let certificate = CertificateId(self.fresh());
        let command = Command::SignOff { enrollment: ENROLLMENT, certificate };
        let enrollment = &self.workspace().enrollments[&ENROLLMENT];
        let asked = approval::asked(self.workspace(), enrollment);
        let approvers: Vec<Actor> = match asked.of {
            _ if asked.is_record => vec![COORDINATOR],
            Some(of) => of.into_iter().take(asked.needed).map(Actor::Member).collect(),
            None => vec![Actor::Member(PersonId(1))],
        };
        approvers.into_iter().try_for_each(|by| self.attempt(by, command.clone()))
    }

    pub fn is_certified(&self) -> bool {
        self.workspace().enrollments[&ENROLLMENT].status() == EnrollmentStatus::Certified
    }

    pub fn credited(&self, kind: StepKind) -> Vec<PersonId> {
        let enrollment = &self.workspace().enrollments[&ENROLLMENT];
        let path = self.workspace().path(enrollment).unwrap();
        let sessions =
            self.workspace().sessions.values().filter(|known| known.state() == SessionState::Credited);
        sessions
            .filter(|session| path.steps[usize::from(session.step.0)].kind == kind)
            .map(|session| session.mentor)
            .collect()
    }
}

pub fn found() -> Command {
    Command::CreateWorkspace {
        workspace: WorkspaceId(1),
        name: "Walks".into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(2),
    }
}

pub fn person(id: u64, team: u64) -> (Description, Profile) {
    let description = Description {
        person: PersonId(id),
        team: Some(TeamId(team)),
        zone: Zone::utc(),
        joined: NaiveDate::from_ymd_opt(2025, 1, 6),
    };
    (description, Profile::new(format!("Somebody {id}"), None))
}

/// Six mentors in two teams, three interviews on each working day of half a year, and one trainee.
pub fn company() -> Import {
    let interview = |number: u64| Interview {
        id: InterviewId(number),
        key: ExternalKey(number),
        interview_type: AREA,
        start: first_day()
            + Duration::days((number / 15 * 7 + number % 15 / 3) as i64)
            + Duration::hours(1 + (number % 3 * 2) as i64),
        minutes: 60,
        lead: PersonId(1 + number % MENTORS),
        panel: BTreeSet::new(),
        observer_cap: 2,
        candidate: CandidateCode(format!("C-{number}")),
        status: InterviewStatus::Scheduled,
        source: None,
        origin: InterviewOrigin::File,
    };
    let certificate = |person: u64| NewCertificate {
        id: CertificateId(person),
        person: PersonId(person),
        interview_type: AREA,
        from: None,
    };
    let mentors = 1..=MENTORS;
    let limits = WeeklyLimits { as_trainee: 9, as_mentor: 9 };
    Import {
        teams: vec![Team { id: TeamId(1), name: "One".into() }, Team { id: TeamId(2), name: "Two".into() }],
        interview_types: vec![InterviewType::named(AREA, "Area"), InterviewType::named(OTHER, "Other")],
        people: mentors.clone().map(|id| person(id, 1 + id % 2)).chain([person(TRAINEE.0, 1)]).collect(),
        limits: mentors.clone().map(PersonId).chain([TRAINEE]).map(|id| (id, limits)).collect(),
        certificates: mentors.map(certificate).collect(),
        interviews: (0..360).map(interview).collect(),
        ..Import::default()
    }
}

pub fn write(session: SessionId, side: Side) -> Command {
    let ratings = Rating::ALL[..3].to_vec();
    let (recommendation, notes) = (Recommendation::Yes, "Asked before assuming.".to_owned());
    Command::WriteScorecard(Submission {
        session,
        side,
        ratings,
        recommendation,
        notes,
        rubric: None,
        verdict: None,
        salt: Salt(1),
    })
}

/// Walks a preset whose sessions and prep are the ones its source asks for.
#[track_caller]
pub fn walked(id: &str, sessions: &[(StepKind, usize)]) -> Walk {
    let mut walk = Walk::on(preset(id).unwrap().path);
    walk.enroll();
    walk.climb();
    assert_eq!(walk.sign_off(), Ok(()), "{id}");
    assert!(walk.is_certified(), "{id}");
    for (kind, count) in sessions {
        assert_eq!(walk.credited(*kind).len(), *count, "{id}: {kind}");
    }
    let all: usize = sessions.iter().map(|(_, count)| count).sum();
    assert_eq!(walk.workspace().sessions.len(), all, "{id}");
    walk
}
