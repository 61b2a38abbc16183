//! Each preset is walked from enrolled to certified by its source's own rules, and against them where they say no.

use crate::play::{decide, take};
use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use std::collections::BTreeSet;
use switchback_core::{
    command::{
        Command, NewCertificate, NewSession, Request,
        import::{Description, Import},
        refusal::Refusal,
    },
    log::Log,
    model::{
        actor::Actor,
        enrolment::{EnrolmentStatus, StepIndex, Variant},
        ids::*,
        interview::{CandidateCode, ExternalKey, Interview, InterviewStatus},
        interview_type::InterviewType,
        person::{Profile, WeeklyLimits},
        programme::{
            Path, Programme, StepKind, Version,
            presets::{preset, presets},
            rules::{Lapse, SignOffRule},
        },
        scorecard::{Rating, Recommendation, Side},
        session::SessionState,
        team::Team,
    },
    planning::rules::{Exclusion, Facts, Placement},
    progress::{
        approval, contradictions,
        standing::{self, Standing},
        steps,
    },
    workspace::{Workspace, WorkspaceKind},
    zones::{DatabaseZones, Zone},
};

const AREA: InterviewTypeId = InterviewTypeId(1);
const OTHER: InterviewTypeId = InterviewTypeId(2);
const TRAINEE: PersonId = PersonId(50);
const ENROLMENT: EnrolmentId = EnrolmentId(1);
const MENTORS: u64 = 6;
const COORDINATOR: Actor = Actor::Coordinator;

/// A Monday, well past any clock change.
fn first_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 9, 0, 0).unwrap()
}

/// One way through a path, a command at a time.
pub struct Walk {
    pub log: Log,
    pub now: DateTime<Utc>,
    next: u64,
}

impl Walk {
    fn on(path: Path) -> Self {
        let mut walk = Self { log: Log::default(), now: first_day() - Duration::days(4), next: 1000 };
        walk.must(COORDINATOR, found());
        walk.must(COORDINATOR, Command::Import(company()));
        for mentor in 1..=2 {
            let tags = BTreeSet::from(["core bar raiser".to_owned()]);
            walk.must(COORDINATOR, Command::SetTags { person: PersonId(mentor), tags });
        }
        let paths = [(AREA, path), (OTHER, Path::default())].into();
        walk.must(COORDINATOR, Command::PublishProgramme(Programme { version: Version(2), paths }));
        walk.now = first_day();
        walk
    }

    fn fresh(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn workspace(&self) -> &Workspace {
        self.log.workspace()
    }

    fn attempt(&mut self, by: Actor, command: Command) -> Result<(), Refusal> {
        let request = Request { id: CommandId(self.fresh()), at: self.now, by, command };
        let decision = decide(&self.log, &request)?;
        take(&mut self.log, &decision);
        assert_eq!(self.workspace().oddities, []);
        Ok(())
    }

    #[track_caller]
    fn must(&mut self, by: Actor, command: Command) {
        if let Err(refusal) = self.attempt(by, command.clone()) {
            panic!("{refusal} {command:?}");
        }
    }

    fn enrol(&mut self) {
        self.must(
            COORDINATOR,
            Command::Enrol { enrolment: ENROLMENT, person: TRAINEE, interview_type: AREA },
        );
    }

    /// The first interview at which the trainee may take the step, or why there is none.
    fn place(&self, step: StepIndex) -> Result<InterviewId, BTreeSet<Exclusion>> {
        let facts = Facts::new(self.workspace(), &DatabaseZones, self.now);
        let mut excluded = BTreeSet::new();
        let mut interviews: Vec<_> =
            self.workspace().interviews.values().filter(|known| known.interview_type == AREA).collect();
        interviews.sort_by_key(|interview| (interview.start, interview.id));
        for interview in interviews {
            match facts.exclusion(Placement { enrolment: ENROLMENT, interview: interview.id, step }) {
                None => return Ok(interview.id),
                Some(exclusion) => drop(excluded.insert(exclusion)),
            }
        }
        Err(excluded)
    }

    /// A session of the step takes place; both write what the step asks for, and the mentor reviews.
    fn session(&mut self, step: StepIndex, counts: bool) -> SessionId {
        let interview = self.place(step).expect("an interview for the step");
        let id = SessionId(self.fresh());
        let new = NewSession { id, enrolment: ENROLMENT, interview, step };
        self.must(COORDINATOR, Command::DraftPlan { plan: PlanId(1), sessions: vec![new] });
        self.must(COORDINATOR, Command::Publish { sessions: vec![id] });
        self.must(Actor::Member(TRAINEE), Command::Confirm { session: id });
        let interview = self.workspace().interviews[&interview].clone();
        self.now = interview.end() + Duration::minutes(5);
        let mentor = Actor::Member(interview.interviewer);
        let asked = self.workspace().path(&self.workspace().enrolments[&ENROLMENT]).unwrap().steps
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

    /// Climbs every step in order, trying the sign-off too early at each.
    fn climb(&mut self) {
        let path = self.workspace().path(&self.workspace().enrolments[&ENROLMENT]).unwrap().clone();
        for (index, step) in steps::indexed(&path) {
            if step.kind.is_prep() {
                self.must(Actor::Member(TRAINEE), Command::PrepareStep { enrolment: ENROLMENT, step: index });
            }
            if !step.kind.is_session() {
                continue;
            }
            for _ in 0..step.times {
                let early = self.sign_off();
                assert!(matches!(early, Err(Refusal::StepsMissing(..))), "{early:?}");
                self.session(index, true);
            }
        }
    }

    /// Everybody whom the path asks signs off, one after the other.
    fn sign_off(&mut self) -> Result<(), Refusal> {
        let certificate = CertificateId(self.fresh());
        let command = Command::SignOff { enrolment: ENROLMENT, certificate };
        let enrolment = &self.workspace().enrolments[&ENROLMENT];
        let asked = approval::asked(self.workspace(), enrolment);
        let approvers: Vec<Actor> = match asked.of {
            _ if asked.is_record => vec![COORDINATOR],
            Some(of) => of.into_iter().take(asked.needed).map(Actor::Member).collect(),
            None => vec![Actor::Member(PersonId(1))],
        };
        approvers.into_iter().try_for_each(|by| self.attempt(by, command.clone()))
    }

    fn is_certified(&self) -> bool {
        self.workspace().enrolments[&ENROLMENT].status == EnrolmentStatus::Certified
    }

    fn credited(&self, kind: StepKind) -> Vec<PersonId> {
        let enrolment = &self.workspace().enrolments[&ENROLMENT];
        let path = self.workspace().path(enrolment).unwrap();
        let sessions =
            self.workspace().sessions.values().filter(|known| known.state == SessionState::Credited);
        sessions
            .filter(|session| path.steps[usize::from(session.step.0)].kind == kind)
            .map(|session| session.mentor)
            .collect()
    }
}

fn found() -> Command {
    Command::CreateWorkspace {
        workspace: WorkspaceId(1),
        name: "Walks".into(),
        kind: WorkspaceKind::Own,
        salt: WorkspaceId(2),
    }
}

fn person(id: u64, team: u64) -> (Description, Profile) {
    let description = Description {
        person: PersonId(id),
        team: Some(TeamId(team)),
        zone: Zone::utc(),
        joined: NaiveDate::from_ymd_opt(2025, 1, 6),
    };
    (description, Profile::new(format!("Somebody {id}"), None))
}

/// Six mentors in two teams, three interviews on each working day of half a year, and one trainee.
fn company() -> Import {
    let interview = |number: u64| Interview {
        id: InterviewId(number),
        key: ExternalKey(number),
        interview_type: AREA,
        start: first_day()
            + Duration::days((number / 15 * 7 + number % 15 / 3) as i64)
            + Duration::hours(1 + (number % 3 * 2) as i64),
        minutes: 60,
        interviewer: PersonId(1 + number % MENTORS),
        observer_cap: 2,
        candidate: CandidateCode(format!("C-{number}")),
        status: InterviewStatus::Scheduled,
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

fn write(session: SessionId, side: Side) -> Command {
    let ratings = Rating::ALL[..3].to_vec();
    let (recommendation, notes) = (Recommendation::Yes, "Asked before assuming.".to_owned());
    Command::WriteScorecard { session, side, ratings, recommendation, notes, rubric: None, verdict: None }
}

/// Walks a preset; its sessions and prep are what the source asks for.
#[track_caller]
fn walked(id: &str, sessions: &[(StepKind, usize)]) -> Walk {
    let mut walk = Walk::on(preset(id).unwrap().path);
    walk.enrol();
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

use StepKind::{Course, HalfShadow, IntroCall, OwnQuestion, ReverseShadow, Shadow};

#[test]
fn every_preset_can_be_published_and_finished() {
    for preset in presets() {
        let mut walk = Walk::on(preset.path.clone());
        walk.enrol();
        walk.climb();
        assert_eq!(walk.sign_off(), Ok(()), "{}", preset.id);
        assert!(walk.is_certified(), "{}", preset.id);
        let programme = walk.workspace().programme().unwrap();
        let found = contradictions::findings(walk.workspace(), programme, walk.now);
        let blocked: Vec<_> = found
            .iter()
            .filter(|finding| finding.interview_type == AREA)
            .filter(|finding| finding.weight != contradictions::Weight::Odd)
            .collect();
        assert!(blocked.is_empty(), "{}: {blocked:?}", preset.id);
        assert!(preset.id == "usual" || preset.path.rules.source.as_deref() == Some(preset.source));
    }
}

#[test]
fn posthog_asks_for_tenure_other_mentors_and_one_try_more() {
    let walk = walked("posthog-tech-screen", &[(Shadow, 2), (ReverseShadow, 1)]);
    let shadows: BTreeSet<_> = walk.credited(Shadow).into_iter().collect();
    assert_eq!(shadows.len(), 2, "two interviewers");

    let mut walk = Walk::on(preset("posthog-tech-screen").unwrap().path);
    let (mut new, profile) = person(TRAINEE.0, 1);
    new.joined = NaiveDate::from_ymd_opt(2026, 4, 1);
    walk.must(COORDINATOR, Command::DescribePerson { description: new, profile });
    let enrol = Command::Enrol { enrolment: ENROLMENT, person: TRAINEE, interview_type: AREA };
    let from = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    assert_eq!(walk.attempt(COORDINATOR, enrol.clone()), Err(Refusal::TenureMissing(from)));
    walk.now = Utc.with_ymd_and_hms(2026, 6, 30, 9, 0, 0).unwrap();
    walk.must(COORDINATOR, enrol);

    walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrolment: ENROLMENT, step: StepIndex(0) });
    walk.session(StepIndex(1), true);
    walk.session(StepIndex(1), true);
    walk.session(StepIndex(2), false);
    walk.session(StepIndex(2), false);
    assert_eq!(
        walk.place(StepIndex(2)).map_err(|excluded| excluded.contains(&Exclusion::SessionsUsedUp)),
        Err(true)
    );
    let step = StepIndex(2);
    let grant = Command::GrantAttempt { enrolment: ENROLMENT, step };
    assert_eq!(walk.attempt(Actor::Member(TRAINEE), grant.clone()), Err(Refusal::NotYoursToDecide));
    walk.must(COORDINATOR, grant.clone());
    assert_eq!(walk.attempt(COORDINATOR, grant), Err(Refusal::NothingToDecide));
    let last = walk.session(step, true);
    let mentor = walk.workspace().sessions[&last].mentor;
    let another = PersonId(1 + mentor.0 % MENTORS);
    let certificate = CertificateId(walk.fresh());
    let sign = Command::SignOff { enrolment: ENROLMENT, certificate };
    assert_eq!(walk.attempt(Actor::Member(another), sign.clone()), Err(Refusal::OnlyThoseAsked));
    walk.must(Actor::Member(mentor), sign);
    assert!(walk.is_certified());
    assert_eq!(preset("posthog-tech-screen").unwrap().path.rules.checks_after, [5, 10]);
}

#[test]
fn curioswitch_goes_from_watching_over_one_question_to_leading() {
    walked("curioswitch", &[(Shadow, 1), (HalfShadow, 1), (ReverseShadow, 1)]);
}

#[test]
fn gitlab_design_asks_for_own_questions_between_watching_and_leading() {
    let path = preset("gitlab-product-design").unwrap().path;
    let kinds: Vec<_> = path.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [Course, IntroCall, Shadow, OwnQuestion, ReverseShadow, StepKind::SignOff]);
    walked("gitlab-product-design", &[(Shadow, 2), (ReverseShadow, 1)]);

    let mut walk = Walk::on(path);
    walk.enrol();
    for step in [0, 1] {
        let step = StepIndex(step);
        walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrolment: ENROLMENT, step });
    }
    walk.session(StepIndex(2), true);
    walk.session(StepIndex(2), true);
    let excluded = walk.place(StepIndex(4)).unwrap_err();
    assert!(excluded.contains(&Exclusion::PrepNotDone), "the questions come first: {excluded:?}");
}

#[test]
fn gitlabs_older_programme_takes_one_observer_and_no_scorecard_of_a_shadow() {
    let walk = walked("gitlab-company-older", &[(Shadow, 1), (ReverseShadow, 1)]);
    let shadow = walk.workspace().sessions.values().find(|known| known.step == StepIndex(1)).unwrap();
    assert!(shadow.scorecards.trainee.is_none() && shadow.scorecards.mentor.is_some());
    let rules = preset("gitlab-company-older").unwrap().path.rules;
    assert_eq!((rules.tenure_days, rules.observers), (Some(14), Some(1)));
}

#[test]
fn menlo_takes_two_or_three_shadows_and_one_or_two_reverses() {
    walked("menlo", &[(Shadow, 2), (ReverseShadow, 1)]);
    let mut walk = Walk::on(preset("menlo").unwrap().path);
    walk.enrol();
    let more = |step| Command::AddSession { enrolment: ENROLMENT, step: StepIndex(step) };
    walk.must(Actor::Member(TRAINEE), more(0));
    assert_eq!(walk.attempt(Actor::Member(TRAINEE), more(0)), Err(Refusal::NoMoreSessions(3)));
    for _ in 0..3 {
        walk.session(StepIndex(0), true);
    }
    walk.session(StepIndex(1), false);
    walk.session(StepIndex(1), true);
    assert_eq!(walk.sign_off(), Ok(()));
    assert_eq!((walk.credited(Shadow).len(), walk.credited(ReverseShadow).len()), (3, 1));
}

#[test]
fn the_postal_service_asks_for_a_course_of_the_last_year() {
    let mut walk = Walk::on(preset("usps-el312").unwrap().path);
    walk.enrol();
    walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrolment: ENROLMENT, step: StepIndex(0) });
    walk.session(StepIndex(1), true);
    walk.session(StepIndex(2), true);
    walk.now += Duration::days(400);
    assert_eq!(walk.sign_off(), Err(Refusal::PrepTooOld(Course)));
    walk.must(Actor::Member(TRAINEE), Command::PrepareStep { enrolment: ENROLMENT, step: StepIndex(0) });
    assert_eq!(walk.sign_off(), Ok(()));
    assert!(walk.is_certified());
}

#[test]
fn google_plans_the_interview_with_the_observer_before_leading() {
    walked("google-rework", &[(Shadow, 1), (ReverseShadow, 1)]);
    let path = preset("google-rework").unwrap().path;
    assert_eq!(path.steps[1].name(), "Meeting to plan the interview");
}

#[test]
fn bar_raisers_are_nominated_and_a_panel_agrees() {
    let path = preset("amazon-bar-raiser").unwrap().path;
    assert!(matches!(path.rules.sign_off, SignOffRule::Panel { needed: 2, .. }));
    let walk = walked("amazon-bar-raiser", &[(Shadow, 1), (ReverseShadow, 1)]);
    assert_eq!(walk.workspace().enrolments[&ENROLMENT].ledger.approvals.len(), 2);

    let mut walk = Walk::on(path);
    let enrol = Command::Enrol { enrolment: ENROLMENT, person: TRAINEE, interview_type: AREA };
    assert_eq!(walk.attempt(Actor::Member(TRAINEE), enrol), Err(Refusal::NominationNeeded));
    walk.enrol();
    walk.session(StepIndex(0), true);
    walk.session(StepIndex(1), true);
    let sign = |walk: &mut Walk, by: u64| {
        let certificate = CertificateId(walk.fresh());
        walk.attempt(Actor::Member(PersonId(by)), Command::SignOff { enrolment: ENROLMENT, certificate })
    };
    assert_eq!(sign(&mut walk, 3), Err(Refusal::OnlyThoseAsked));
    assert_eq!(sign(&mut walk, 1), Ok(()));
    assert!(!walk.is_certified(), "one of two");
    assert_eq!(sign(&mut walk, 1), Err(Refusal::ApprovedAlready));
    assert_eq!(sign(&mut walk, 2), Ok(()));
    assert!(walk.is_certified());
}

#[test]
fn panel_courses_qualify_for_as_many_months_as_their_source_says() {
    let lapses = [
        ("brookes-panel", 36, Lapse::ObserverOnly),
        ("usq-panel", 24, Lapse::Nothing),
        ("oxford-chair", 48, Lapse::Nothing),
    ];
    for (id, months, to) in lapses {
        let mut walk = walked(id, &[]);
        let certificate = walk.workspace().certificate(TRAINEE, AREA).unwrap().clone();
        let until = certificate.from.checked_add_months(chrono::Months::new(months)).unwrap();
        assert_eq!(certificate.until, Some(until), "{id}");
        let at = |at| standing::standing(walk.workspace(), &certificate, at);
        assert!(at(until - Duration::seconds(1)).counts(), "{id}");
        assert_eq!(at(until), Standing::Lapsed { since: until, to }, "{id}");
        walk.now = until;
        let again = Command::Enrol { enrolment: EnrolmentId(2), person: TRAINEE, interview_type: AREA };
        assert_eq!(walk.attempt(COORDINATOR, again), Ok(()), "{id}: begins again");
    }
}

#[test]
fn an_apprentice_sees_another_interviewer_each_time_and_fewer_in_a_second_area() {
    let walk = walked("apprenticeship-per-area", &[(HalfShadow, 2)]);
    assert_eq!(walk.credited(HalfShadow).into_iter().collect::<BTreeSet<_>>().len(), 2);

    let mut walk = Walk::on(preset("apprenticeship-per-area").unwrap().path);
    let other = NewCertificate { id: CertificateId(90), person: TRAINEE, interview_type: OTHER, from: None };
    walk.must(COORDINATOR, Command::RecordCertificates { certificates: vec![other] });
    walk.enrol();
    assert_eq!(walk.workspace().enrolments[&ENROLMENT].variant, Variant::Shorter);
    walk.climb();
    assert_eq!(walk.sign_off(), Ok(()));
    assert_eq!(walk.workspace().sessions.len(), 1);
}
