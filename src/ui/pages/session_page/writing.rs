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
        interview_type::Rubric,
        scorecard::{Side, commitment::Salt},
    },
    progress::{schedule::session_card::session_card, scorecards::pair},
    workspace::Workspace,
};

#[component]
pub fn Writing(session: SessionId, side: Side) -> impl IntoView {
    let store = Store::expect();
    let (rubric, draft) = begun(store, session, side);
    let draft = RwSignal::new(draft);
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
            <p class="text-subtle">"Each scorecard stays hidden until all are submitted."</p>
            <HelpLink about="scorecard" words="How scorecards work" />
            <ScorecardForm rubric=rubric asks_verdict={side == Side::Mentor} draft=draft on_submit=submit />
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

/// Both sides rate on the same rubric. Until one has submitted, an existing draft keeps the rubric that it was started
/// with, and a new one uses the current rubric.
fn begun(store: Store, session: SessionId, side: Side) -> (Rubric, ScorecardDraft) {
    let kept = kept_draft(session, side);
    store
        .read(|workspace| {
            let known = workspace.sessions.get(&session)?;
            let is_begun = kept.ratings.iter().any(Option::is_some);
            let (version, rubric) = pair::rubric_to_write(workspace, known, is_begun.then_some(kept.rubric))?;
            let mut draft = ScorecardDraft { rubric: version, ..kept.clone() };
            if is_begun && version != kept.rubric {
                let card = session_card(workspace, session)?;
                let begun = workspace.interview_types.get(&card.interview_type)?.rubric_at(kept.rubric);
                draft.ratings = pair::carried(&begun.unwrap_or_default(), &rubric, &kept.ratings);
            }
            Some((rubric, draft))
        })
        .unwrap_or_default()
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
