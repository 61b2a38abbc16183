//! The scorecards of a session: which are submitted, hidden or open, and which are missing.

use super::{
    reviewing::Reviewing,
    writing::{Writing, forget_submitted},
};
use crate::{
    store::Store,
    ui::components::{Icon, IconName, ScorecardPair, Section, SingleScorecard},
};
use leptos::prelude::*;
use switchback_core::{
    access::{asker::Asker, seen, session},
    model::{ids::SessionId, scorecard::Side, session::SessionState},
    progress::{
        schedule::session_card::session_card,
        scorecards::pair::{self, SideBySide},
    },
};

const NO_SCORECARD: &str = "This step requires no scorecard.";

/// The part of a session's scorecards that this user can see.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    state: SessionState,
    may_review: bool,
    /// The people whose scorecards are missing.
    awaited: Vec<String>,
    both: Option<SideBySide>,
    /// The user's own scorecard, or the open one if only one was required.
    single: Option<Signed>,
    /// The authors of scorecards whose content is not on this device, although all are submitted.
    withheld: Vec<String>,
}

/// One scorecard, with its author.
#[derive(Clone, Debug, PartialEq)]
struct Signed {
    author: String,
    card: pair::SingleScorecard,
}

fn shown(asker: &Asker, id: SessionId) -> Option<Shown> {
    let workspace = asker.workspace;
    let known = workspace.sessions.get(&id).filter(|known| seen::scorecards(asker, known))?;
    let rights = session::rights(asker, id);
    let awaited = pair::awaited(workspace, known).into_iter();
    let name = |side| pair::author(workspace, known, side).map(|person| workspace.profiles.name(person));
    let sides = [Side::Trainee, Side::Mentor];
    let all_in = pair::all_in(workspace, known);
    let is_withheld = |side: &Side| {
        all_in && known.scorecards.of(*side).is_some() && workspace.scorecard(known, *side).is_none()
    };
    let signed = |card: pair::SingleScorecard| Some(Signed { author: name(card.side)?.to_owned(), card });
    Some(Shown {
        state: known.state(),
        may_review: rights.review,
        awaited: awaited.filter_map(name).map(str::to_owned).collect(),
        both: seen::side_by_side(asker, id),
        single: seen::single_scorecard(asker, id).and_then(signed),
        withheld: sides.into_iter().filter(is_withheld).filter_map(name).map(str::to_owned).collect(),
    })
}

/// The scorecards, hidden or open. Shows the form if this side's is missing, and the review once all are submitted. The other
/// side's submission doesn't draw the form again.
#[component]
pub fn Scorecards(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    forget_submitted(store, session);
    let side = Memo::new(move |_| store.ask(|asker| session::rights(asker, session).write));
    move || match side.get() {
        Some(side) => view! { <Writing session=session side=side /> }.into_any(),
        None => view! { <Submitted session=session /> }.into_any(),
    }
}

#[component]
fn Submitted(session: SessionId) -> impl IntoView {
    let store = Store::expect();
    let shown = Memo::new(move |_| store.ask(|asker| shown(asker, session)));
    move || shown.get().map(|shown| view! { <Reading session=session shown=shown /> })
}

#[component]
fn Reading(session: SessionId, shown: Shown) -> impl IntoView {
    let store = Store::expect();
    let Some(card) = store.read(|workspace| session_card(workspace, session)) else { return ().into_any() };
    let may_review = shown.may_review;
    let review = may_review.then(|| view! { <Reviewing session=session /> });
    match (shown.both, shown.single) {
        (Some(cards), _) => view! {
            <Section title="Both scorecards">
                <ScorecardPair names=(card.trainee_name, card.mentor_name) cards=cards />
                {review}
            </Section>
        }
        .into_any(),
        (None, single) if !shown.withheld.is_empty() => view! {
            <Section title="Scorecards">
                {single.map(said)} <Withheld session=session authors=shown.withheld may_review=may_review />
            </Section>
        }
        .into_any(),
        (None, Some(own)) if !shown.awaited.is_empty() => view! {
            <Section title="Your scorecard">{waiting(&shown.awaited)} {said(own)}</Section>
        }
        .into_any(),
        (None, Some(single)) => view! {
            <Section title="Scorecard">
                {said(single)}
                {review}
            </Section>
        }
        .into_any(),
        (None, None) if shown.state == SessionState::Held && shown.awaited.is_empty() => view! {
            <Section title="Review">
                <p class="text-subtle">{NO_SCORECARD}</p>
                {review}
            </Section>
        }
        .into_any(),
        (None, None) if shown.state == SessionState::Held => view! {
            <Section title="Scorecards">{waiting(&shown.awaited)}</Section>
        }
        .into_any(),
        (None, None) if shown.state.is_ahead() => view! {
            <Section title="Scorecards">
                <p class="text-subtle">{to_submit(&shown.awaited)}</p>
            </Section>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn said(Signed { author, card }: Signed) -> impl IntoView {
    view! { <SingleScorecard author=author card=card /> }
}

fn waiting(awaited: &[String]) -> impl IntoView + use<> {
    let what = if awaited.len() == 1 { "a scorecard" } else { "scorecards" };
    view! {
        <p class="cluster cluster--together">
            <Icon name=IconName::Lock />
            {format!("Waiting for {what} from {}. Submitted scorecards stay hidden until then.", awaited.join(" and "))}
        </p>
    }
}

/// What follows the session, for these people.
fn to_submit(awaited: &[String]) -> String {
    match awaited {
        [] => NO_SCORECARD.to_owned(),
        [author] => format!("{author} submits a scorecard after the session."),
        _ => "Submit scorecards after the session. They open once all are in.".to_owned(),
    }
}

/// Scorecards whose content isn't on this device. A team's server hands it out once it has the user's own scorecard; until then,
/// the user can't compare the two, and so doesn't review yet.
#[component]
fn Withheld(session: SessionId, authors: Vec<String>, may_review: bool) -> impl IntoView {
    let store = Store::expect();
    let is_coming = Memo::new(move |_| store.unsent().count > 0);
    move || {
        let review = (may_review && !is_coming.get()).then(|| view! { <Reviewing session=session /> });
        view! {
            <p class="text-subtle">{withheld(&authors, is_coming.get())}</p>
            {review}
        }
    }
}

fn withheld(authors: &[String], is_coming: bool) -> String {
    let (what, whose) = if authors.len() == 1 { ("a scorecard", "its") } else { ("scorecards", "their") };
    let authors = authors.join(" and ");
    match is_coming {
        true => format!(
            "{authors} submitted {what}. You can read it and review once yours has reached the server."
        ),
        false => format!("{authors} submitted {what}, but {whose} content isn’t available here."),
    }
}
