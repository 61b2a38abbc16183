//! The bar and its evidence: coverage by hour, certificate codes, eligibility rules, contradictions in a
//! program, and a person's own record.

use crate::{
    play::founded,
    scenarios::{self, Given, given},
    world::{self, CODING, DESIGN},
};
use chrono::Duration;
use std::collections::BTreeSet;
use switchback_core::{
    command::Command,
    insight::coverage,
    model::{
        ids::*,
        program::{
            Path, Program, Step, StepKind, Version,
            rules::{Group, PathRules, SignOffRule, StepRules, Validity},
        },
    },
    progress::{
        certificates::{code, status},
        program::{
            contradictions::{self, Weight},
            eligibility::{self, Rule},
            summary,
        },
        schedule::record::record,
        scorecards::{calibration, pair},
        sign_off::evidence::{self, SignOffEvidence},
    },
    zones::{self, DatabaseZones, Zone},
};

fn certified() -> Given {
    let command = Command::SignOff { enrollment: scenarios::ENROLLMENT, certificate: scenarios::CERTIFICATE };
    given(scenarios::with(scenarios::finished_path(), (300, scenarios::MENTOR, command)))
}

/// Persons 3 and 4 are certified in design: one in New York, one in Berlin.
#[test]
fn hours_covered_by_only_one_person_are_named() {
    let log = founded();
    let day = coverage::coverage(log.workspace(), &DatabaseZones, &Zone::utc(), world::first_day());
    let design = day.types.iter().find(|row| row.interview_type == DESIGN).unwrap();
    let covered: Vec<usize> = (0..24).filter(|hour| !design.hours[*hour].is_empty()).collect();
    // Nine to six in Berlin's winter and in New York's summer.
    assert_eq!(covered, (8..22).collect::<Vec<_>>());
    let time = |hour| day.hour(hour).format("%H:%M").to_string();
    let words: Vec<_> =
        design.risks.iter().map(|risk| coverage::words(log.workspace(), design, risk, time)).collect();
    let expected = [
        "If Nomen4 Nescio4 is away, no one covers Design from 08:00 to 13:00.",
        "If Nomen3 Nescio3 is away, no one covers Design from 17:00 to 22:00.",
        "If Nomen3 Nescio3 and Nomen4 Nescio4 are away, no one covers Design from 13:00 to 17:00.",
    ];
    assert_eq!(words, expected);
    assert_eq!(design.zones.len(), 2);
}

/// India's Monday begins on Sunday evening in Berlin and New York. 9:00 in Berlin is 13:30 in India, so 14:00
/// is the first whole hour.
#[test]
fn the_day_and_its_hours_are_in_the_readers_time_zone() {
    let log = founded();
    let india = Zone::named("Asia/Kolkata");
    let day = coverage::coverage(log.workspace(), &DatabaseZones, &india, world::first_day());
    let design = day.types.iter().find(|row| row.interview_type == DESIGN).unwrap();
    let covered: Vec<usize> = (0..24).filter(|hour| !design.hours[*hour].is_empty()).collect();
    assert_eq!(covered, (14..24).collect::<Vec<_>>());
    assert_eq!(zones::local(&DatabaseZones, &india, day.hour(14)).to_string(), "2026-03-16 14:00:00");
}

#[test]
fn a_certificate_is_found_by_every_spelling_of_its_code() {
    let log = certified().log();
    let workspace = log.workspace();
    let certificate = &workspace.certificates[&scenarios::CERTIFICATE];
    let code = code::code(workspace, certificate);
    assert_eq!(code.len(), 14, "{code}");
    for typed in
        [code.clone(), code.to_lowercase(), code.replace('-', " "), code.replace('0', "o").replace('1', "l")]
    {
        assert_eq!(code::by_code(workspace, &typed), Some(certificate), "{typed}");
    }
    assert_eq!(code::by_code(workspace, ""), None);
    assert_eq!(code::by_code(workspace, "ABCD-EFGH-JKMN"), None);

    let mut other = workspace.clone();
    let session = other.sessions.values_mut().next().unwrap();
    session.mentor = PersonId(2);
    assert_ne!(code::code(&other, certificate), code, "it rests on every session");
}

#[test]
fn the_evidence_of_a_sign_off_is_complete() {
    let log = certified().log();
    let all = evidence::of_enrollment(log.workspace(), scenarios::ENROLLMENT).unwrap();
    assert_eq!((all.credited, all.not_credited, all.mentors), (4, 0, 2));
    assert_eq!(all.same_recommendation, (4, 4));
    assert_eq!((all.calibration.sessions, all.calibration.pairs), (4, 12));
    let figures = all.calibration.figures.unwrap();
    assert_eq!((figures.exact, figures.leniency), (1.0, 0.0));
    assert_eq!(all.calibration.kappa, None, "twelve pairs are too few for kappa");
    assert_eq!(all.missing, None);
}

#[test]
fn the_evidence_against_a_sign_off_is_worded() {
    let log = certified().log();
    let all = evidence::of_enrollment(log.workspace(), scenarios::ENROLLMENT).unwrap();
    assert_eq!(all.contrary(), [], "four sessions of four recommend the same");
    let said = |known: SignOffEvidence| {
        let facts = known.contrary().into_iter();
        facts.map(|fact| fact.words(log.workspace())).collect::<Vec<_>>()
    };
    let seldom = SignOffEvidence { same_recommendation: (1, 4), not_credited: 2, ..all.clone() };
    assert_eq!(
        said(seldom),
        ["Same recommendation in only 1 of 4 sessions.", "2 sessions were not approved."]
    );
    assert_eq!(said(SignOffEvidence { same_recommendation: (3, 4), ..all.clone() }), [""; 0]);
    assert_eq!(said(SignOffEvidence { same_recommendation: (0, 0), ..all }), [""; 0], "no pair says nothing");
}

#[test]
fn no_figures_are_shown_for_too_few_pairs() {
    let log = given(scenarios::credited()).log();
    let known = calibration::calibration(log.workspace(), PersonId(5), CODING);
    assert_eq!((known.sessions, known.pairs, known.figures, known.kappa), (1, 3, None, None));
    assert_eq!(calibration::against_pool(log.workspace(), PersonId(3), CODING), None);
}

#[test]
fn a_persons_figures_match_those_of_the_pool() {
    for log in [certified().log(), given(scenarios::credited()).log()] {
        let workspace = log.workspace();
        let by_type = calibration::of_everyone(workspace);
        let mut of_people: Vec<_> =
            workspace.people.keys().flat_map(|person| calibration::of_person(workspace, *person)).collect();
        of_people.sort_by_key(|known| (known.interview_type, std::cmp::Reverse(known.pairs), known.person));
        assert_eq!(of_people, by_type);
        let compared =
            workspace.sessions.keys().filter_map(|session| pair::side_by_side(workspace, *session));
        let rows = compared.flat_map(|both| both.rows);
        let both_rated = rows.filter(|row| row.trainee.is_some() && row.mentor.is_some()).count();
        assert_eq!(calibration::calibration(workspace, PersonId(5), CODING).pairs, both_rated);
        for known in by_type {
            assert_eq!(calibration::calibration(workspace, known.person, known.interview_type), known);
        }
    }
}

#[test]
fn a_persons_record_counts_what_they_did() {
    let log = certified().log();
    let now = world::first_day() + Duration::days(40);
    let trainee = record(log.workspace(), &DatabaseZones, PersonId(5), now);
    assert_eq!((trainee.sessions_as_trainee, trainee.scorecards_written, trainee.certificates), (4, 4, 1));
    let mentor = record(log.workspace(), &DatabaseZones, PersonId(3), now);
    assert_eq!((mentor.sessions_mentored, mentor.reviews, mentor.helped_to_certificate), (2, 2, 1));
    let led = log.workspace().interviews.values().filter(|known| known.lead == PersonId(3));
    assert_eq!(mentor.interviews_conducted, led.count());
}

#[test]
fn an_eligibility_rule_matches_people_not_yet_in_training() {
    let log = given(scenarios::enrolled()).log();
    let now = world::first_day();
    let fits = |rule: Rule| eligibility::eligible(log.workspace(), &DatabaseZones, CODING, &rule, now).people;
    assert_eq!(fits(Rule::default()), [4, 6, 7, 8].map(PersonId), "1 to 3 are certified, 5 is on the way");
    assert!(!Rule::default().is_set(), "a rule without a part chooses nobody by itself");
    assert!(Rule { days: Some(0), ..Rule::default() }.is_set());
    assert_eq!(fits(Rule { days: Some(5_000), ..Rule::default() }), []);
    assert_eq!(fits(Rule { tag: Some("experienced".into()), ..Rule::default() }), []);
    assert_eq!(fits(Rule { team: Some(TeamId(1)), ..Rule::default() }).len(), 4);
}

fn found(path: Path) -> Vec<(Weight, String)> {
    let log = founded();
    let program = Program { version: Version(3), paths: [(CODING, path)].into() };
    let found = contradictions::findings(log.workspace(), &DatabaseZones, &program, world::first_day());
    found.into_iter().map(|finding| (finding.weight, finding.words)).collect()
}

#[test]
fn contradictions_in_a_path_are_found_while_typing() {
    assert_eq!(found(Path::default()), [], "three people may mentor coding, two are asked for");
    let shadows = |times, rules| Path {
        steps: vec![
            Step { rules, ..Step::with_different_mentors(StepKind::Shadow, times) },
            Step::once(StepKind::SignOff),
        ],
        ..Path::default()
    };
    let words = "Shadow: 4 different mentors required, 3 available today. Lower the number or certify more interviewers.";
    assert_eq!(found(shadows(4, StepRules::default())), [(Weight::Blocked, words.to_owned())]);
    let most = StepRules { at_most: Some(1), ..StepRules::default() };
    let words = "Shadow: 2 sessions required, but at most 1 allowed. Raise the maximum.";
    assert_eq!(found(shadows(2, most))[0], (Weight::Impossible, words.to_owned()));
    let panel = SignOffRule::Panel { of: Group::Tag("core".into()), needed: 2 };
    let path = Path { rules: PathRules { sign_off: panel, ..PathRules::default() }, ..Path::default() };
    let words = "Sign-off: 2 approvals required, but only 0 people can approve. Add approvers.";
    assert_eq!(found(path), [(Weight::Blocked, words.to_owned())]);
    let rules = PathRules { prerequisites: BTreeSet::from([CODING]), ..PathRules::default() };
    assert_eq!(found(Path { rules, ..Path::default() })[0].0, Weight::Impossible, "needed before itself");
    let rules = PathRules { never_same_pair: true, ..PathRules::default() };
    let words = "No pair may meet twice, but 4 sessions have only 3 mentors available today. Allow repeats or certify more interviewers.";
    assert_eq!(found(Path { rules, ..Path::default() }), [(Weight::Blocked, words.to_owned())]);
}

#[test]
fn a_path_is_summarized_in_plain_sentences() {
    let log = founded();
    let sentences = summary::summary(log.workspace(), &Path::default());
    let expected = [
        "2 shadows, each with a different mentor.",
        "2 reverse shadows, each with a different mentor.",
        "At least 24 h between sessions.",
        "24 h notice.",
        "Any certified interviewer can sign off.",
    ];
    assert_eq!(sentences, expected);
}

#[test]
fn a_certificate_expires_if_its_holder_stops_interviewing() {
    let log = founded();
    let mut workspace = log.workspace().clone();
    let validity = Validity { idle_weeks: Some(6), ..Validity::default() };
    let newest = workspace.programs.values_mut().last().unwrap();
    newest.paths.get_mut(&DESIGN).unwrap().rules.validity = validity;
    let certificate = workspace.certificate(PersonId(4), DESIGN).unwrap().clone();
    let last = status::conducted(&workspace, PersonId(4), DESIGN).max().unwrap();
    let at = |weeks| status::status(&workspace, &DatabaseZones, &certificate, last + Duration::weeks(weeks));
    assert!(at(5).counts() && at(5).expires_soon(last + Duration::weeks(5)));
    assert!(!at(6).counts());
    assert!(!status::holds(&workspace, &DatabaseZones, PersonId(4), DESIGN, last + Duration::weeks(7)));
}
