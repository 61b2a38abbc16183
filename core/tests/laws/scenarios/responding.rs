use super::*;
use proptest::prelude::*;
use switchback_core::{
    access::asker::Asker,
    command::import::Import,
    export::session_calendar,
    model::{
        interview::Interview,
        response::{PersonResponses, Response, SessionResponse},
        session::{DeclineReason, SessionState},
    },
    progress::schedule::session_card::session_card,
    responses::{
        check::{CheckedResponse, Outcome as Checked, check, to_enter},
        personal_link::{Part, PersonalLink},
        reply::{NoReply, Reply},
    },
    zones::DatabaseZones,
};

const TRAINEE_ID: PersonId = PersonId(5);
const MENTOR_ID: PersonId = PersonId(3);

fn start() -> DateTime<Utc> {
    world::interview(INTERVIEW.0).start
}

fn said(response: Response) -> SessionResponse {
    SessionResponse { session: SESSION, start: start(), response }
}

fn entering(person: PersonId, responses: Vec<SessionResponse>) -> Command {
    Command::EnterResponses(PersonResponses { person, responses })
}

fn link(log: &Log, person: PersonId) -> Option<PersonalLink> {
    PersonalLink::of(log.workspace(), person, Some("recruiting@larkspur.example".into()), hours(4))
}

fn reply(log: &Log, response: Response) -> Reply {
    reply_of(log, TRAINEE_ID, response)
}

fn reply_of(log: &Log, person: PersonId, response: Response) -> Reply {
    Reply::to(&link(log, person).expect("a link"), vec![said(response)])
}

fn checked(log: &Log, reply: &Reply) -> Result<Vec<CheckedResponse>, Refusal> {
    check(&Asker { workspace: log.workspace(), zones: &DatabaseZones, by: COORDINATOR, at: hours(5) }, reply)
}

fn outcome(acts: Vec<Act>, response: Response) -> Checked {
    outcome_for(TRAINEE_ID, acts, response)
}

fn outcome_for(person: PersonId, acts: Vec<Act>, response: Response) -> Checked {
    let sent = given(proposed()).log();
    let checked = checked(&given(acts).log(), &reply_of(&sent, person, response)).expect("a known reply");
    let checked = checked.into_iter().next().expect("a response");
    assert!(checked.card.is_some(), "the session is theirs");
    checked.outcome
}

/// The interview starts an hour later than planned.
fn moved() -> Vec<Act> {
    let known = world::interview(INTERVIEW.0);
    let changed = Interview { start: known.start + Duration::hours(1), ..known };
    let import = Import { changed_interviews: vec![changed], ..Import::default() };
    with(proposed(), (3, COORDINATOR, Command::Import(import)))
}

const CANNOT: Response = Response::Decline(DeclineReason::CannotMakeIt);

fn confirmed_by(person: PersonId) -> Event {
    Event::SessionConfirmed { session: SESSION, responder: Some(person) }
}

fn declined_by(person: PersonId) -> Event {
    Event::SessionDeclined { session: SESSION, reason: DeclineReason::CannotMakeIt, responder: Some(person) }
}

#[test]
fn the_coordinator_enters_responses_given_elsewhere() {
    for by in [COORDINATOR, TRAINEE] {
        let confirm = entering(TRAINEE_ID, vec![said(Response::Confirm)]);
        given(proposed()).when(by, confirm).then([confirmed_by(TRAINEE_ID)]);
        given(proposed()).when(by, entering(TRAINEE_ID, vec![said(CANNOT)])).then([declined_by(TRAINEE_ID)]);
    }
    for (by, refusal) in [(MENTOR, Refusal::OnlyTheTrainee), (BYSTANDER, Refusal::UnknownSession)] {
        let confirm = entering(TRAINEE_ID, vec![said(Response::Confirm)]);
        given(proposed()).when(by, confirm).refused(refusal);
    }
    given(proposed()).when(MENTOR, entering(TRAINEE_ID, vec![said(CANNOT)])).refused(Refusal::OnlyTheTrainee);
}

#[test]
fn mentors_decline_by_a_response_that_counts_as_theirs() {
    let decline = || entering(MENTOR_ID, vec![said(CANNOT)]);
    for by in [COORDINATOR, MENTOR] {
        given(proposed()).when(by, decline()).then([declined_by(MENTOR_ID)]);
    }
    given(proposed()).when(TRAINEE, decline()).refused(Refusal::OnlyTheMentor);
    let confirm = entering(MENTOR_ID, vec![said(Response::Confirm)]);
    given(proposed()).when(COORDINATOR, confirm).refused(Refusal::OnlyTheTrainee);
    let log = given(with(proposed(), (3, COORDINATOR, decline()))).log();
    let declined = log.workspace().sessions[&SESSION].course.declined.map(|declined| declined.by);
    assert_eq!(declined, Some(MENTOR));
}

#[test]
fn a_response_applies_to_the_session_that_the_trainee_knew() {
    let confirm = || entering(TRAINEE_ID, vec![said(Response::Confirm)]);
    given(moved()).when(COORDINATOR, confirm()).refused(Refusal::MovedSinceResponse);
    given(drafted())
        .when(COORDINATOR, entering(TRAINEE_ID, vec![said(CANNOT)]))
        .refused(Refusal::UnknownSession);
    let of_another = entering(PersonId(7), vec![said(Response::Confirm)]);
    given(proposed()).when(COORDINATOR, of_another).refused(Refusal::UnknownSession);
    given(proposed()).later(28).when(COORDINATOR, confirm()).refused(Refusal::AlreadyOver);
    let hidden = Response::Decline(DeclineReason::NotShared);
    given(proposed())
        .when(COORDINATOR, entering(TRAINEE_ID, vec![said(hidden)]))
        .refused(Refusal::EvidenceMissing);
    given(proposed()).when(COORDINATOR, entering(TRAINEE_ID, Vec::new())).refused(Refusal::NothingToDo);
}

#[test]
fn responses_are_entered_together_or_not_at_all() {
    let gone = SessionResponse { session: SessionId(2), ..said(Response::Confirm) };
    let both = entering(TRAINEE_ID, vec![said(Response::Confirm), gone]);
    given(proposed()).when(COORDINATOR, both).refused(Refusal::UnknownSession);
    let twice = entering(TRAINEE_ID, vec![said(Response::Confirm), said(CANNOT)]);
    given(proposed()).when(COORDINATOR, twice).then([confirmed_by(TRAINEE_ID)]);
}

#[test]
fn a_personal_link_only_has_one_persons_published_sessions() {
    let log = given(proposed()).log();
    let of_trainee = link(&log, TRAINEE_ID).unwrap();
    assert_eq!(of_trainee.sessions.iter().map(|one| one.part).collect::<Vec<_>>(), [Part::Proposed]);
    let of_mentor = link(&log, MENTOR_ID).unwrap();
    assert_eq!(of_mentor.sessions[0].part, Part::Mentor);
    assert_eq!(link(&log, PersonId(7)), None);
    assert_eq!(link(&given(drafted()).log(), TRAINEE_ID), None, "a draft is nobody's yet");
    let confirmed = with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }));
    assert_eq!(link(&given(confirmed).log(), TRAINEE_ID).unwrap().sessions[0].part, Part::Confirmed);

    let address = of_trainee.to_string();
    assert!(PersonalLink::is_in(&address));
    assert_eq!(PersonalLink::read(&address), Some(of_trainee));
    assert_eq!(PersonalLink::read(&address[..address.len() - 3]), None);
    assert_eq!(PersonalLink::read("#/join/abc"), None);
}

#[test]
fn the_outcome_of_a_response_is_previewed() {
    let confirmed = || with(proposed(), (3, TRAINEE, Command::Confirm { session: SESSION }));
    let reason = DeclineReason::CannotMakeIt;
    assert_eq!(outcome(proposed(), Response::Confirm), Checked::New);
    assert_eq!(outcome(confirmed(), Response::Confirm), Checked::Unchanged);
    assert_eq!(outcome(confirmed(), CANNOT), Checked::New, "they changed their mind");
    assert_eq!(outcome_for(MENTOR_ID, confirmed(), CANNOT), Checked::New);
    let declined = || with(proposed(), (3, MENTOR, Command::Decline { session: SESSION, reason }));
    assert_eq!(outcome_for(MENTOR_ID, declined(), CANNOT), Checked::Unchanged);
    assert_eq!(outcome(moved(), Response::Confirm), Checked::Refused(Refusal::MovedSinceResponse));
    assert_eq!(
        outcome(drafted(), Response::Confirm),
        Checked::Refused(Refusal::WrongState { state: SessionState::Drafted, needed: NeededState::Proposed })
    );

    let sent = given(proposed()).log();
    let reply = reply(&sent, Response::Confirm);
    let other = Reply { workspace: WorkspaceId(reply.workspace.0 + 1), ..reply.clone() };
    assert_eq!(checked(&sent, &other), Err(Refusal::ReplyOfOtherWorkspace));
    let enter = to_enter(&reply, &checked(&sent, &reply).unwrap());
    given(proposed()).when(COORDINATOR, Command::EnterResponses(enter)).then([confirmed_by(TRAINEE_ID)]);
}

/// Mangles a text as email programs do: quoted, and with lines broken at a width.
fn mailed(text: &str, width: usize, mark: &str) -> String {
    let lines = text.lines().flat_map(|line| {
        let letters: Vec<char> = line.chars().collect();
        letters
            .chunks(width)
            .map(|part| format!("{mark}{}", part.iter().collect::<String>()))
            .collect::<Vec<_>>()
    });
    format!("See below.\r\n\r\n{}\r\n-- \r\nSent from a phone.", lines.collect::<Vec<_>>().join("\r\n"))
}

proptest! {
    #![proptest_config(crate::cases(40))]

    #[test]
    fn a_reply_is_found_in_the_email_that_carries_it(width in 20_usize..100, is_quoted: bool, confirms: bool) {
        let log = given(proposed()).log();
        let response = if confirms { Response::Confirm } else { CANNOT };
        let reply = reply(&log, response);
        let text = reply.text(&link(&log, TRAINEE_ID).unwrap(), |at| at.format("%a, %b %-d").to_string());
        let mark = if is_quoted { "> " } else { "" };
        prop_assert_eq!(Reply::find(&mailed(&text, width, mark)), Ok(reply));
    }

    #[test]
    fn a_truncated_reply_is_not_read(cut in 1_usize..100) {
        let log = given(proposed()).log();
        let link = link(&log, TRAINEE_ID).unwrap();
        let text = reply(&log, Response::Confirm).text(&link, |_| "Tue".into());
        let (before, letters) = text.split_once("switchback-response:").unwrap();
        let kept = &letters[..letters.len().saturating_sub(2 + cut)];
        prop_assert_eq!(Reply::find(&format!("{before}switchback-response:{kept}")), Err(NoReply::Broken));
        prop_assert_eq!(Reply::find(&format!("{before}switchback-response:{kept}.")), Err(NoReply::Broken));
        prop_assert_eq!(Reply::find(before), Err(NoReply::Missing));
    }
}

#[test]
fn a_linked_session_is_the_calendar_event_that_its_file_has() {
    let log = given(proposed()).log();
    let of = |person| link(&log, person).expect("a link").sessions[0].calendar_item(hours(4));
    let (trainees, mentors) = (of(TRAINEE_ID), of(MENTOR_ID));
    let card = session_card(log.workspace(), SESSION).expect("a session");
    let written = session_calendar::item(&card, hours(4));
    assert_eq!(
        (&trainees.uid, trainees.start, trainees.minutes),
        (&written.uid, written.start, written.minutes)
    );
    assert_eq!(trainees.uid, mentors.uid);
    assert!(trainees.sequence > written.sequence, "it replaces the event of an older file");
    assert_eq!(trainees.title, "Hold: Coding, Shadow with Nomen3 Nescio3 (mentor)");
    assert_eq!(mentors.title, "Coding, Shadow with Nomen5 Nescio5 (trainee)");
}
