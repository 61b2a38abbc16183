//! How long certificates are valid, and who is told when they end.

use super::*;
use chrono::{NaiveDate, TimeZone};
use proptest::prelude::*;
use switchback_core::{
    attention::attention,
    command::NewCertificate,
    insight::coverage::coverage,
    model::{
        enrollment::Variant,
        program::{
            Path, Program, Step, StepKind, Version,
            rules::{OnExpiry, PathRules, Validity},
        },
    },
    progress::certificates::{
        affected,
        directory::directory,
        status::{self, CertificateStatus},
    },
    workspace::Workspace,
    zones::{DatabaseZones, Zone},
};

/// Works in Berlin.
const HOLDER: PersonId = PersonId(7);

fn recorded(from: NaiveDate) -> Act {
    let new = NewCertificate { id: CERTIFICATE, person: HOLDER, interview_type: CODING, from: Some(from) };
    (0, COORDINATOR, Command::RecordCertificates { certificates: vec![new] })
}

fn published(validity: Validity, refresher: bool) -> Act {
    let mut program = world::program();
    program.version = Version(3);
    let refresher = refresher.then(|| {
        Box::new(Path {
            steps: vec![Step::once(StepKind::Course), Step::once(StepKind::SignOff)],
            ..Path::default()
        })
    });
    let rules = PathRules { validity, refresher, ..PathRules::default() };
    program.paths.get_mut(&CODING).unwrap().rules = rules;
    (1, COORDINATOR, Command::PublishProgram(program))
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn months(months: u16) -> Validity {
    Validity { months: Some(months), ..Validity::default() }
}

fn status_at(workspace: &Workspace, at: DateTime<Utc>) -> CertificateStatus {
    status::status(workspace, &DatabaseZones, &workspace.certificates[&CERTIFICATE], at)
}

#[test]
fn an_earlier_certificate_expires_by_a_rule_published_later() {
    let log = given([recorded(day(2025, 1, 5)), published(months(6), false)]).log();
    assert!(!status_at(log.workspace(), hours(2)).counts(), "six months have passed");
    let log = given([recorded(day(2025, 1, 5))]).log();
    assert!(status_at(log.workspace(), hours(2)).counts(), "no rule ends it");
}

#[test]
fn months_are_counted_on_the_holders_calendar_across_a_clock_change() {
    let log = given([recorded(day(2025, 10, 1)), published(months(6), false)]).log();
    // Midnight in Berlin on April 1, in daylight saving time.
    let end = Utc.with_ymd_and_hms(2026, 3, 31, 22, 0, 0).unwrap();
    assert!(status_at(log.workspace(), end - Duration::seconds(1)).counts());
    let expired = CertificateStatus::Expired { since: end, to: OnExpiry::Nothing };
    assert_eq!(status_at(log.workspace(), end), expired);
}

#[test]
fn coverage_excludes_a_certificate_that_expired_earlier_in_the_readers_day() {
    let log = given([recorded(day(2025, 10, 1)), published(months(6), false)]).log();
    // April 1 in Berlin begins at 11 PM on March 31 in London.
    let end = Utc.with_ymd_and_hms(2026, 3, 31, 22, 0, 0).unwrap();
    let covers = |at| {
        let covered = coverage(log.workspace(), &DatabaseZones, &Zone::named("Europe/London"), at);
        let coding = covered.types.into_iter().find(|covered| covered.interview_type == CODING).unwrap();
        coding.hours.iter().any(|who| who.contains(&HOLDER))
    };
    assert!(covers(end - Duration::minutes(1)));
    assert!(!covers(end + Duration::minutes(1)));
}

#[test]
fn publishing_previews_whose_certificates_it_affects() {
    let log = given([recorded(day(2025, 1, 5))]).log();
    let workspace = log.workspace();
    let touched = |validity| affected::affected(workspace, &DatabaseZones, CODING, validity, hours(2));
    assert_eq!(touched(months(6)).expire, [HOLDER]);
    assert!(touched(Validity::default()).is_empty());
    assert!(touched(months(36)).other_end.contains(&HOLDER));
}

#[test]
fn an_observer_only_person_takes_the_refresher_and_is_not_certified() {
    let validity = Validity { lapses_to: OnExpiry::ObserverOnly, ..months(6) };
    let given_ = given([recorded(day(2025, 1, 5)), published(validity, true)]);
    let rows = directory(given_.log.workspace(), &DatabaseZones, hours(2));
    let row = rows.iter().find(|row| row.person == HOLDER).unwrap();
    assert!(row.certified.is_empty());
    assert_eq!(row.observer_only, [CODING]);
    let enroll = Command::Enroll { enrollment: EnrollmentId(7), person: HOLDER, interview_type: CODING };
    given_.when(Actor::Member(HOLDER), enroll).then([Event::Enrolled {
        enrollment: EnrollmentId(7),
        person: HOLDER,
        interview_type: CODING,
        version: Version(3),
        variant: Variant::Refresher,
    }]);
}

#[test]
fn the_coordinator_sees_who_leads_with_an_expired_certificate() {
    let leads = |validity| {
        let log = given([recorded(day(2025, 1, 5)), published(validity, false)]).log();
        let mut workspace = log.workspace().clone();
        let interview = workspace.interviews.get_mut(&INTERVIEW).unwrap();
        interview.lead = HOLDER;
        let listed = attention(&workspace, &DatabaseZones, hours(2)).uncertified;
        listed
            .iter()
            .any(|lead| (lead.person, lead.interview_type) == (HOLDER, CODING) && lead.expired.is_some())
    };
    assert!(leads(months(6)), "expired long before");
    assert!(!leads(Validity::default()), "it lasts");
    assert!(!leads(months(36)), "it ends long after");
}

fn program_with(idle_weeks: u16) -> Program {
    let mut program = world::program();
    let validity = Validity { idle_weeks: Some(idle_weeks), ..Validity::default() };
    program.paths.get_mut(&CODING).unwrap().rules.validity = validity;
    program
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn only_a_new_certificate_replaces_an_expired_one(
        led in prop::collection::vec(0_u64..400, 0..8),
        weeks in 1_u16..12,
        early in 0_i64..400,
        later in 0_i64..400,
    ) {
        let mut workspace = given([recorded(day(2026, 3, 16))]).log().workspace().clone();
        let program = program_with(weeks);
        workspace.programs.insert(program.version, program);
        for (number, days) in (1000..).zip(led) {
            let mut interview = world::interview(1);
            interview.id = InterviewId(number);
            interview.interview_type = CODING;
            interview.lead = HOLDER;
            interview.start = hours(24 * i64::try_from(days).unwrap());
            workspace.interviews.insert(interview.id, interview);
        }
        let (before, after) = (early.min(later), early.max(later));
        if !status_at(&workspace, hours(24 * before)).counts() {
            prop_assert!(!status_at(&workspace, hours(24 * after)).counts());
        }
    }
}
