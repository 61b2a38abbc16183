//! Writing a scorecard: a rating for each dimension, a recommendation, and the evidence.

use super::{Icon, IconName, SegmentedOption};
use crate::platform::focus;
use dimension::Dimension;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use switchback_core::model::{
    interview_type::{Rubric, RubricVersion},
    scorecard::{Rating, Recommendation, Verdict},
    text::LONGEST_TEXT,
};

mod dimension;

/// A scorecard that is being written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScorecardDraft {
    pub ratings: Vec<Option<Rating>>,
    pub recommendation: Option<Recommendation>,
    pub notes: String,
    /// The rubric that the draft was started with.
    #[serde(default)]
    pub rubric: RubricVersion,
    #[serde(default)]
    pub verdict: Option<Verdict>,
}

impl ScorecardDraft {
    /// Whether nothing is filled in. Which rubric it was started with doesn't count.
    pub fn is_empty(&self) -> bool {
        *self == Self { rubric: self.rubric, ..Self::default() }
    }

    pub fn has_ratings(&self) -> bool {
        self.ratings.iter().any(Option::is_some)
    }
}

#[component]
pub fn ScorecardForm(
    /// The dimensions to rate, in order, and their levels.
    rubric: Rubric,
    /// Whether this is the mentor's scorecard, with which they can also review the session.
    #[prop(default = false)]
    asks_verdict: bool,
    draft: RwSignal<ScorecardDraft>,
    on_submit: Callback<()>,
) -> impl IntoView {
    let missing = Memo::new({
        let dimensions = rubric.dimensions.clone();
        move |_| missing(&dimensions, &draft.read())
    });
    let tried = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if missing.read().is_none() {
            on_submit.run(());
        } else {
            // The browser scrolls to it: on a phone, it may be far above the button.
            focus::move_to_first(FIRST_WITHOUT_CHOICE);
        }
    };
    view! {
        <form class="form form--wide" on:submit=submit>
            <Ratings rubric=rubric draft=draft />
            <fieldset class="fieldset">
                <legend class="fieldset__legend">"Your recommendation"</legend>
                <div class="segmented">{Recommendation::ALL.map(|option| recommend(draft, option)).collect_view()}</div>
            </fieldset>
            <Evidence draft=draft />
            {asks_verdict.then(|| view! { <SessionVerdict draft=draft /> })}
            <p class="field__error" role="alert">
                {move || tried.get().then(|| missing.get()).flatten()}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    <Icon name=IconName::Lock />
                    "Submit scorecard"
                </button>
                <span class="text-subtle text-small">"Saved as a draft on this device until you submit it."</span>
            </div>
        </form>
    }
}

/// A rating for each dimension of the rubric.
#[component]
fn Ratings(rubric: Rubric, draft: RwSignal<ScorecardDraft>) -> impl IntoView {
    let anchors = |dimension: &String| rubric.anchors.get(dimension).unwrap_or(&rubric.scale.anchors).clone();
    rubric
        .dimensions
        .iter()
        .enumerate()
        .map(|(place, dimension)| {
            view! {
                <Dimension
                    name=dimension.clone()
                    anchors=anchors(dimension)
                    levels=rubric.scale.levels
                    chosen=Signal::derive(move || draft.read().ratings.get(place).copied().flatten())
                    on_choose=Callback::new(move |rating| draft.update(|draft| rate(draft, place, rating)))
                />
            }
        })
        .collect_view()
}

#[component]
fn Evidence(draft: RwSignal<ScorecardDraft>) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for="notes">
                "Evidence"
            </label>
            <p class="field__hint" id="notes-hint">
                "What was said or done, not what you felt. Don’t name the candidate: this scorecard is for training and is never part of a hiring record."
            </p>
            <textarea
                id="notes"
                maxlength=LONGEST_TEXT.to_string()
                aria-describedby="notes-hint"
                prop:value=move || draft.read().notes.clone()
                on:input=move |event| draft.update(|draft| draft.notes = event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// The review of the session, which a mentor may submit with the scorecard.
#[component]
fn SessionVerdict(draft: RwSignal<ScorecardDraft>) -> impl IntoView {
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">"Approve this session?"</legend>
            <div class="segmented">{VERDICTS.map(|option| judge(draft, option)).collect_view()}</div>
        </fieldset>
    }
}

/// The reviews that a mentor may submit before the trainee's scorecard is open.
const VERDICTS: [(Option<Verdict>, &str); 3] = [
    (None, "Decide later"),
    (Some(Verdict::Counts), "Approve"),
    (Some(Verdict::NeedsAnother), "Needs another"),
];

fn judge(
    draft: RwSignal<ScorecardDraft>,
    (verdict, words): (Option<Verdict>, &'static str),
) -> impl IntoView {
    view! {
        <SegmentedOption
            name="verdict"
            is_chosen=Signal::derive(move || draft.read().verdict == verdict)
            on_choose=Callback::new(move |()| draft.update(|draft| draft.verdict = verdict))
        >
            {words}
        </SegmentedOption>
    }
}

fn recommend(draft: RwSignal<ScorecardDraft>, option: Recommendation) -> impl IntoView {
    view! {
        <SegmentedOption
            name="recommendation"
            is_chosen=Signal::derive(move || draft.read().recommendation == Some(option))
            on_choose=Callback::new(move |()| draft.update(|draft| draft.recommendation = Some(option)))
        >
            {option.to_string()}
        </SegmentedOption>
    }
}

fn rate(draft: &mut ScorecardDraft, place: usize, rating: Rating) {
    if draft.ratings.len() <= place {
        draft.ratings.resize(place + 1, None);
    }
    draft.ratings[place] = Some(rating);
}

/// The first option of the first question without an answer.
const FIRST_WITHOUT_CHOICE: &str = "form fieldset:not(:has(:checked)) input";

/// What has yet to be filled in, as a message.
fn missing(rubric: &[String], draft: &ScorecardDraft) -> Option<String> {
    let unrated = |place: &usize| draft.ratings.get(*place).copied().flatten().is_none();
    if let Some(place) = (0..rubric.len()).find(unrated) {
        return Some(format!("Rate “{}”.", rubric[place]));
    }
    draft.recommendation.is_none().then(|| "Choose a recommendation.".to_owned())
}
