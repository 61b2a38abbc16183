//! One session from its proposal to its review, as both sides and the coordinator see it, and the tasks on
//! each person's Today.

use crate::{
    drawing::Scene,
    snapshots::{self, Snapshot},
    told::{self, AFTER_INTERVIEW, Act, MENTOR, SESSION, TRAINEE},
};
use switchback::route::Route;
use switchback_core::{
    model::{
        actor::Actor,
        ids::{InterviewId, SessionId},
        record::RecordChange,
        scorecard::Side,
    },
    responses::personal_link::PersonalLink,
};

#[track_caller]
fn check(state: &str, acts: fn() -> Vec<Act>, after: i64) {
    let sides = [("trainee", TRAINEE), ("mentor", MENTOR), ("coordinator", Actor::COORDINATOR)];
    let pages = [("session", Route::Session(SESSION)), ("today", Route::Today)];
    let drawn = pages.into_iter().flat_map(|(page, route)| {
        sides.map(|(side, who)| {
            let outline = told::scene(acts(), after, who).page(&route.href());
            Snapshot::new(format!("{page}-{side}"), outline)
        })
    });
    snapshots::check(&format!("session_states/{state}"), &drawn.collect::<Vec<_>>());
}

/// Only the coordinator sees a draft, and publishes, changes or removes it.
#[test]
fn drafted() {
    check("drafted", told::drafted, 2);
}

#[test]
fn proposed() {
    check("proposed", told::proposed, 5);
}

/// The coordinator's messages about a session, before and after it was moved.
#[test]
fn its_messages() {
    let messages = |state: &str, acts: Vec<Act>| {
        let outline = told::scene(acts, 6, Actor::COORDINATOR).page(&Route::Messages.href());
        Snapshot::new(state, outline)
    };
    let drawn = [
        messages("proposed", told::proposed()),
        messages("told", told::people_told()),
        messages("moved", told::moved_after_telling()),
    ];
    snapshots::check("session_states/messages", &drawn);
}

/// The page that trainee and mentor see behind the links in their messages, and the page for an incomplete
/// link.
#[test]
fn a_personal_link() {
    let (log, now) = (told::told(told::proposed()), told::hours(5));
    let link = |who: Actor| {
        let reply_to = Some("coordinator@example.com".to_owned());
        let person = who.person().expect("a member is a person");
        PersonalLink::of(log.workspace(), person, reply_to, now).expect("their session is ahead").to_string()
    };
    let whole = link(TRAINEE);
    let (half, _) = whole.split_at(whole.len() / 2);
    let scene = Scene::of(told::empty(), now, Actor::COORDINATOR);
    let page = |name: &str, link: &str| Snapshot::new(name, scene.personal_link(link.to_owned()));
    let drawn = [page("trainee", &whole), page("mentor", &link(MENTOR)), page("half", half)];
    snapshots::check("session_states/personal_link", &drawn);
}

/// The trainee and the mentor of both sessions are to be told, and the history shows who moved it.
#[test]
fn moved_by_hand() {
    let page = |name: &str, route: Route, who| {
        Snapshot::new(name, told::scene(told::moved_by_hand(), 6, who).page(&route.href()))
    };
    let drawn = [
        page("history", Route::History, Actor::COORDINATOR),
        page("messages", Route::Messages, Actor::COORDINATOR),
        page("session-before", Route::Session(SESSION), Actor::COORDINATOR),
        page("session", Route::Session(SessionId(2)), TRAINEE),
        page("interview", Route::Interview(InterviewId(2)), Actor::COORDINATOR),
        page("today-trainee", Route::Today, TRAINEE),
    ];
    snapshots::check("session_states/moved_by_hand", &drawn);
}

/// The history says which change an undo took back.
#[test]
fn its_proposal_undone() {
    let outline = told::scene(told::proposal_undone(), 5, Actor::COORDINATOR).page(&Route::History.href());
    snapshots::check("session_states/proposal_undone", &[Snapshot::new("history", outline)]);
}

/// The interview of a session was cancelled, or moved, by hand.
#[test]
fn its_interview_changed_by_hand() {
    let page = |name: &str, acts: fn() -> Vec<Act>, route: Route| {
        Snapshot::new(name, told::scene(acts(), 6, Actor::COORDINATOR).page(&route.href()))
    };
    let (cancelled, changed) = (told::interview_cancelled, told::interviews_changed_by_hand);
    let drawn = [
        page("cancelled-interview", cancelled, Route::Interview(InterviewId(1))),
        page("cancelled-session", cancelled, Route::Session(SESSION)),
        page("cancelled-history", cancelled, Route::History),
        page("changed-interview", changed, Route::Interview(InterviewId(1))),
        page("added-interview", changed, Route::Interview(InterviewId(2))),
        page("changed-history", changed, Route::History),
        page("changed-messages", changed, Route::Messages),
    ];
    snapshots::check("session_states/interview_by_hand", &drawn);
}

/// Two sessions that a trainee has not responded to yet are confirmed together.
#[test]
fn two_proposals() {
    let outline = told::scene(told::two_proposed(), 5, TRAINEE).page(&Route::Today.href());
    snapshots::check("session_states/two_proposals", &[Snapshot::new("today-trainee", outline)]);
}

#[test]
fn confirmed() {
    check("confirmed", told::confirmed, 5);
}

#[test]
fn over_and_not_marked_as_held_or_missed() {
    check("over", told::confirmed, AFTER_INTERVIEW + 1);
}

#[test]
fn held_and_both_scorecards_awaited() {
    check("held", told::held, AFTER_INTERVIEW + 1);
}

#[test]
fn the_trainees_scorecard_is_in() {
    check("one_scorecard", told::one_scorecard, AFTER_INTERVIEW + 2);
}

#[test]
fn the_only_required_scorecard_is_in() {
    check("only_scorecard", told::only_scorecard, AFTER_INTERVIEW + 2);
}

#[test]
fn before_a_session_its_page_says_whose_scorecard_follows() {
    let acts = told::only_the_trainee_writes(told::proposed());
    let page = told::scene(acts, 5, MENTOR).page(&Route::Session(SESSION).href());
    assert!(page.contains("Tara Ellison submits a scorecard after the session."), "{page}");
}

#[test]
fn both_scorecards_are_in() {
    check("both_scorecards", told::both_scorecards, AFTER_INTERVIEW + 3);
}

#[test]
fn credited() {
    check("credited", told::credited, AFTER_INTERVIEW + 4);
}

#[test]
fn not_credited() {
    check("not_credited", told::not_credited, AFTER_INTERVIEW + 4);
}

#[test]
fn declined() {
    check("declined", told::declined, 5);
}

#[test]
fn cancelled() {
    check("cancelled", told::cancelled, 6);
}

#[test]
fn missed() {
    check("missed", told::missed, AFTER_INTERVIEW + 1);
}

#[test]
fn a_scorecard_is_on_no_page_before_both_are_in() {
    let written = "What the Trainee saw.";
    for who in [MENTOR, Actor::COORDINATOR, Actor::LEADER] {
        for route in [Route::Session(SESSION), Route::Today, Route::History] {
            let page = told::scene(told::one_scorecard(), AFTER_INTERVIEW + 2, who).page(&route.href());
            assert!(!page.contains(written), "{who:?} on {route:?}:\n{page}");
        }
    }
    let open = told::scene(told::both_scorecards(), AFTER_INTERVIEW + 3, MENTOR);
    assert!(open.page(&Route::Session(SESSION).href()).contains(written));
}

#[test]
fn a_scorecard_without_its_content_still_counts_as_submitted() {
    let mut log = told::told(told::both_scorecards());
    let records = log.workspace().records();
    let of_mentor = records.scorecards.iter().filter(|(_, record)| record.side == Side::Mentor);
    of_mentor.for_each(|(known, _)| log.keep_record(RecordChange::ScorecardDeleted(*known)));
    for who in [TRAINEE, MENTOR, Actor::COORDINATOR] {
        let scene = Scene::of(log.clone(), told::hours(AFTER_INTERVIEW + 3), who);
        let page = scene.page(&Route::Session(SESSION).href());
        let said = "Milan Koster submitted a scorecard, but its content isn’t available here.";
        assert!(page.contains(said) && page.contains("What the Trainee saw."), "{who:?}:\n{page}");
        assert!(!page.contains("requires no scorecard"), "{who:?}:\n{page}");
    }
}
