//! One session: where and with whom, its scorecards, and its review.

use super::{id_in_address, page_of};
use crate::{
    platform::{device, files},
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        actions::Answer,
        components::{
            DeclineDialog, Icon, IconName, Page, PersonChip, ScorecardDraft, ScorecardForm, ScorecardPair,
            Section, StateBadge,
        },
        controls::command_button::CommandButton,
        format::{times, words},
    },
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use switchback_core::{
    command::Command,
    exchange::calendar::links,
    export::session_calendar,
    model::{
        actor::Actor,
        ids::SessionId,
        interview_type::Rubric,
        scorecard::{Scorecard, Side},
        session::{DeclineReason, SessionState},
    },
    progress::{
        duties::duty,
        schedule::session_card::{SessionCard, session_card},
        scorecards::pair::{self, SideBySide},
    },
    workspace::Workspace,
};

mod aftermath;

use aftermath::Aftermath;

#[component]
pub fn SessionPage() -> impl IntoView {
    let store = Store::expect();
    let id = id_in_address::<SessionId>("session");
    let known = Memo::new(move |_| {
        id.get().filter(|session| store.read(|workspace| session_card(workspace, *session).is_some()))
    });
    page_of(known, |session| view! { <Known session=session /> }.into_any())
}

#[component]
fn Known(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let card = store.derive(move |workspace| session_card(workspace, session));
    let title = Signal::derive(move || {
        card.get().map_or_else(String::new, |card| {
            format!("{} · {}", words::step_name(card.kind, card.time), card.type_name)
        })
    });
    let eyebrow = Signal::derive(move || {
        card.get().map_or_else(String::new, |card| times::day_and_time(store, card.start))
    });
    let side = Memo::new(move |_| match store.who.get() {
        Actor::Member(person) => store.read(|workspace| {
            workspace.sessions.get(&session).and_then(|session| duty::side_of(workspace, session, person))
        }),
        _ => None,
    });
    view! {
        <Page title=title eyebrow=eyebrow>
            <div class="page__columns">
                <div class="page__main">
                    {move || side.get().map(|side| view! { <Doing session=session side=side /> })}
                    <Cards session=session side=side />
                    <Aftermath session=session />
                </div>
                <aside class="page__aside">{move || card.get().map(|card| view! { <Facts card=card /> })}</aside>
            </div>
        </Page>
    }
}

#[component]
fn Facts(card: SessionCard) -> impl IntoView {
    let store = Store::expect();
    view! {
        <Section title="The session">
            <article class="person-card">
                <div class="person-card__head">
                    <PersonChip name=card.trainee_name.clone() note="trainee" />
                    <StateBadge state=card.state />
                </div>
                <div class="person-card__head">
                    <PersonChip name=card.mentor_name.clone() note="mentor" />
                </div>
                <dl class="person-card__facts">
                    <dt>"When"</dt>
                    <dd>{times::day_and_time(store, card.start)} {format!(", {} minutes", card.minutes)}</dd>
                    <dt>"Candidate"</dt>
                    <dd>{card.candidate.0.clone()}</dd>
                </dl>
                <div class="person-card__actions">
                    {card.state.is_ahead().then(|| view! { <AddToCalendar card=card.clone() /> })}
                    <a class="button button--small button--quiet" href=Route::Enrollment(card.enrollment).href()>
                        "The climb"
                    </a>
                </div>
            </article>
        </Section>
    }
}

/// An upcoming session can be added to one's own calendar: as a file, or directly.
#[component]
fn AddToCalendar(card: SessionCard) -> impl IntoView {
    let store = Store::expect();
    let event = session_calendar::item(&card, store.now.get_untracked());
    let download = move |_| {
        let text = session_calendar::write(std::slice::from_ref(&card), store.now.get_untracked());
        if let Err(error) = files::download("switchback-session.ics", "text/calendar", &text) {
            store.notify(Notice::refused(error.to_string()));
        }
    };
    view! {
        <button class="button button--small" type="button" on:click=download>
            <Icon name=IconName::Calendar />
            "Add to calendar"
        </button>
        <a class="button button--small button--quiet" href=links::google(&event) target="_blank" rel="noopener noreferrer">
            "Google"
            <span class="visually-hidden">" Calendar: add it there"</span>
        </a>
        <a class="button button--small button--quiet" href=links::outlook(&event) target="_blank" rel="noopener noreferrer">
            "Outlook"
            <span class="visually-hidden">": add it there"</span>
        </a>
    }
}

/// What this side can do now.
#[component]
fn Doing(session: SessionId, side: Side) -> impl IntoView {
    let store = Store::expect();
    let declining = RwSignal::new(false);
    let standing = Memo::new(move |_| {
        let now = store.now.get();
        store.read(|workspace| {
            let session = workspace.sessions.get(&session)?;
            Some((session.state(), workspace.start_of(session) <= now))
        })
    });
    let decline = Callback::new(move |reason: DeclineReason| {
        store.act(Command::Decline { session, reason }, "Declined. The seat is free again.");
    });
    move || match standing.get() {
        Some((SessionState::Proposed, false)) if side == Side::Trainee => view! {
            <div class="button-row">
                <Answer session=session />
            </div>
        }
        .into_any(),
        Some((SessionState::Proposed | SessionState::Confirmed, false)) => view! {
            <div class="button-row">
                <button class="button button--quiet" type="button" on:click=move |_| declining.set(true)>
                    "I cannot make it"
                </button>
            </div>
            <DeclineDialog open=declining on_decline=decline />
        }
        .into_any(),
        Some((SessionState::Proposed | SessionState::Confirmed, true)) => view! {
            <div class="button-row">
                <CommandButton command=Command::MarkHeld { session } done="Marked as held.">
                    "It was held"
                </CommandButton>
                <CommandButton
                    class="button button--quiet"
                    command=Command::MarkMissed { session }
                    done="Marked as missed."
                >
                    "It did not happen"
                </CommandButton>
            </div>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// What this reader may see of a session's scorecards.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    state: SessionState,
    may_write: bool,
    may_review: bool,
    /// Whose scorecard is awaited.
    awaited: Vec<String>,
    both: Option<SideBySide>,
    /// The scorecards that are open where only one was asked for.
    single: Option<Scorecard>,
}

fn seen(workspace: &Workspace, session: SessionId, by: Actor, now: DateTime<Utc>) -> Option<Seen> {
    let known = workspace.sessions.get(&session)?;
    let begun = workspace.start_of(known) <= now;
    let side = match by {
        Actor::Member(person) => duty::side_of(workspace, known, person),
        _ => None,
    };
    let open = known.state().is_ahead() || known.state() == SessionState::Held;
    let may_write = side.is_some_and(|side| {
        begun && open && pair::asks(workspace, known, side) && known.scorecards.of(side).is_none()
    });
    let reviewer = by.is(known.mentor) || known.course.second_reviewer.is_some_and(|person| by.is(person));
    let all_in = pair::all_in(workspace, known);
    let awaited = pair::awaited(workspace, known).into_iter();
    let name = |side| pair::author(workspace, known, side).map(|person| workspace.profiles.name(person));
    let single = [Side::Trainee, Side::Mentor]
        .into_iter()
        .find_map(|side| pair::readable(workspace, session, side, by).cloned());
    Some(Seen {
        state: known.state(),
        may_write,
        may_review: reviewer && all_in && known.state() == SessionState::Held,
        awaited: awaited.filter_map(name).map(str::to_owned).collect(),
        both: pair::side_by_side(workspace, session),
        single: single.filter(|_| all_in),
    })
}

/// The scorecards, hidden or open; the form if this side's is missing; the review once all are in.
#[component]
fn Cards(session: SessionId, side: Memo<Option<Side>>) -> impl IntoView {
    let store = Store::expect();
    let seen = Memo::new(move |_| {
        let (by, now) = (store.who.get(), store.now.get());
        store.read(|workspace| seen(workspace, session, by, now))
    });
    move || {
        let seen = seen.get()?;
        Some(match side.get() {
            Some(side) if seen.may_write => view! { <Writing session=session side=side /> }.into_any(),
            _ => view! { <Reading session=session seen=seen /> }.into_any(),
        })
    }
}

#[component]
fn Writing(session: SessionId, side: Side) -> impl IntoView {
    let store = Store::expect();
    let (rubric, draft) = begun(store, session, side);
    let draft = RwSignal::new(draft);
    Effect::new(move |_| keep_draft(session, side, &draft.read()));
    let submit = Callback::new(move |()| {
        let ScorecardDraft { ratings, recommendation, notes, rubric, verdict } = draft.get_untracked();
        let Some(recommendation) = recommendation else { return };
        let ratings = ratings.into_iter().flatten().collect();
        let rubric = Some(rubric);
        let command =
            Command::WriteScorecard { session, side, ratings, recommendation, notes, rubric, verdict };
        if store.act(command, "Sealed. It opens when both are in.") {
            device::forget_draft(&draft_key(session, side));
        }
    });
    view! {
        <Section title="What did you see?">
            <p class="text-subtle">"The other scorecard stays sealed until yours is in, and yours until then."</p>
            <ScorecardForm rubric=rubric asks_verdict={side == Side::Mentor} draft=draft on_submit=submit />
        </Section>
    }
}

/// A draft goes on by the rubric that it was begun with; a new one takes the rubric of today.
fn begun(store: Store, session: SessionId, side: Side) -> (Rubric, ScorecardDraft) {
    let kept = kept_draft(session, side);
    store
        .read(|workspace| {
            let card = session_card(workspace, session)?;
            let kind = workspace.interview_types.get(&card.interview_type)?;
            let is_new = kept.ratings.iter().all(Option::is_none);
            let version = if is_new { kind.rubric_version() } else { kept.rubric };
            let rubric = kind.rubric_at(version)?;
            Some((rubric, ScorecardDraft { rubric: version, ..kept.clone() }))
        })
        .unwrap_or_default()
}

#[component]
fn Reading(session: SessionId, seen: Seen) -> impl IntoView {
    let store = Store::expect();
    let Some(card) = store.read(|workspace| session_card(workspace, session)) else { return ().into_any() };
    let review = seen.may_review.then(|| view! { <Review session=session /> });
    match (seen.both, seen.single) {
        (Some(cards), _) => view! {
            <Section title="Both scorecards">
                <ScorecardPair names=(card.trainee_name, card.mentor_name) cards=cards />
                {review}
            </Section>
        }
        .into_any(),
        (None, Some(scorecard)) => view! {
            <Section title="The scorecard">
                <p>{format!("{}. {}", scorecard.recommendation, scorecard.notes)}</p>
                {review}
            </Section>
        }
        .into_any(),
        (None, None) if seen.state == SessionState::Held && seen.awaited.is_empty() => view! {
            <Section title="Review">
                <p class="text-subtle">"This step asks for no scorecard."</p>
                {review}
            </Section>
        }
        .into_any(),
        (None, None) if seen.state == SessionState::Held => view! {
            <Section title="Scorecards">
                <p class="cluster">
                    <Icon name=IconName::Lock />
                    {format!(
                        "Waiting for the scorecard of {}. What is in stays sealed until then.",
                        seen.awaited.join(" and "),
                    )}
                </p>
            </Section>
        }
        .into_any(),
        (None, None) if seen.state.is_ahead() => view! {
            <Section title="Scorecards">
                <p class="text-subtle">"You both write one after the session. They open together."</p>
            </Section>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// One press: it counts. The other says that the step is done once more.
#[component]
fn Review(session: SessionId) -> impl IntoView {
    view! {
        <div class="button-row">
            <CommandButton
                class="button button--primary"
                command=Command::Credit { session }
                done="Credited: one step higher."
            >
                <Icon name=IconName::Check />
                "It counts"
            </CommandButton>
            <CommandButton command=Command::DoNotCredit { session } done="Not credited: the step is planned again.">
                "Once more"
            </CommandButton>
        </div>
    }
}

fn draft_key(session: SessionId, side: Side) -> String {
    let side = match side {
        Side::Trainee => "trainee",
        Side::Mentor => "mentor",
    };
    format!("{session}-{side}")
}

fn kept_draft(session: SessionId, side: Side) -> ScorecardDraft {
    let text = device::draft(&draft_key(session, side));
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn keep_draft(session: SessionId, side: Side, draft: &ScorecardDraft) {
    if *draft == ScorecardDraft::default() {
        return;
    }
    if let Ok(text) = serde_json::to_string(draft) {
        device::keep_draft(&draft_key(session, side), &text);
    }
}
