//! The form for one side's scorecard, and its draft on this device.

use crate::{
    platform::{device, ids},
    store::{Store, notice::Notice},
    ui::{
        components::{ScorecardDraft, ScorecardForm, Section},
        controls::help_link::HelpLink,
    },
};
use leptos::prelude::*;
use switchback_core::{
    command::{Command, Submission},
    json,
    model::{
        ids::SessionId,
        interview_type::{Rubric, RubricVersion},
        scorecard::{Side, commitment::Salt},
    },
    progress::scorecards::pair,
    workspace::Workspace,
};

#[component]
pub fn Writing(session: SessionId, side: Side) -> impl IntoView {
    let store = Store::expect();
    let draft = RwSignal::new(kept_draft(session, side));
    // The scorecard that is submitted first settles the rubric of both, even while this one is being written.
    let rubric = store.derive(move |workspace| rubric_to_write(workspace, session, &draft.read_untracked()));
    Effect::new(move |_| {
        let draft = draft.read();
        // A coordinator who views the app as another user leaves no draft behind.
        if !untrack(|| store.is_viewing_as()) {
            keep_draft(session, side, &draft);
        }
    });
    let submit = Callback::new(move |()| {
        let ScorecardDraft { ratings, recommendation, notes, rubric, verdict } = draft.get_untracked();
        let Some(recommendation) = recommendation else { return };
        let ratings = ratings.into_iter().flatten().collect();
        let rubric = Some(rubric);
        let command = Command::WriteScorecard(Submission {
            session,
            side,
            ratings,
            recommendation,
            notes,
            rubric,
            verdict,
            salt: Salt(ids::salt()),
        });
        store.act_saying(command, move |id| store.notify(Notice::done(submitted(store, session), id)));
    });
    view! {
        <Section title="Your scorecard">
            <p class="text-subtle">"Rate the candidate as you saw them. Each scorecard stays hidden until all are submitted."</p>
            <HelpLink about="scorecard" words="How scorecards work" />
            {move || {
                let (version, rubric) = rubric.get();
                carry_over(store, session, draft, version, &rubric);
                view! { <ScorecardForm rubric=rubric asks_verdict={side == Side::Mentor} draft=draft on_submit=submit /> }
            }}
        </Section>
    }
}

/// The notice after a scorecard of this session is submitted.
fn submitted(store: Store, session: SessionId) -> &'static str {
    let all_in = |workspace: &Workspace| {
        workspace.sessions.get(&session).is_some_and(|session| pair::all_in(workspace, session))
    };
    match untrack(|| store.read(all_in)) {
        true => "Submitted. All scorecards are in.",
        false => "Submitted. Scorecards open once all are in.",
    }
}

/// A draft with ratings keeps the rubric that it was started with until the other side has submitted. Any other uses the current
/// rubric.
fn rubric_to_write(
    workspace: &Workspace,
    session: SessionId,
    draft: &ScorecardDraft,
) -> (RubricVersion, Rubric) {
    let begun = draft.has_ratings().then_some(draft.rubric);
    let known = workspace.sessions.get(&session);
    known.and_then(|known| pair::rubric_to_write(workspace, known, begun)).unwrap_or_default()
}

/// Carries the draft's ratings over to the rubric, if it was started with another.
fn carry_over(
    store: Store,
    session: SessionId,
    draft: RwSignal<ScorecardDraft>,
    version: RubricVersion,
    rubric: &Rubric,
) {
    let begun = draft.read_untracked().rubric;
    if begun == version {
        return;
    }
    let from =
        untrack(|| store.read(|workspace| pair::rubric(workspace, workspace.sessions.get(&session)?, begun)));
    draft.update(|draft| {
        if draft.has_ratings() {
            draft.ratings = pair::carried(&from.unwrap_or_default(), rubric, &draft.ratings);
        }
        draft.rubric = version;
    });
}

/// Forgets a submitted draft once both scorecards are in. Until then, submitting can be undone, and the draft is what the form
/// then shows.
pub fn forget_submitted(store: Store, session: SessionId) {
    let both_in = store.derive(move |workspace| {
        workspace.sessions.get(&session).is_some_and(|session| session.scorecards.are_both_in())
    });
    Effect::new(move |_| {
        if both_in.get() && !untrack(|| store.is_viewing_as()) {
            for side in [Side::Trainee, Side::Mentor] {
                device::forget_draft(&draft_key(session, side));
            }
        }
    });
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
    text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
}

fn keep_draft(session: SessionId, side: Side, draft: &ScorecardDraft) {
    if draft.is_empty() {
        return device::forget_draft(&draft_key(session, side));
    }
    if let Ok(text) = serde_json::to_string(draft) {
        device::keep_draft(&draft_key(session, side), &text);
    }
}
