//! The single most important next step, in words and with its button.

use super::{IMPORT, waiting::prep_messages};
use crate::{
    platform::focus,
    route::Route,
    store::Store,
    ui::{
        components::{EmptyState, IconName, NextStep},
        controls::{
            copying::copy_messages,
            server_mail::{self, follow_mail},
        },
        format::words::count,
    },
};
use leptos::prelude::*;
use switchback_core::attention::{Attention, first_plan::FirstPlan, up_next::UpNext as Next};

/// The id of the list of people who lead interviews without a certificate.
pub const UNCERTIFIED: &str = "uncertified";

const REVIEW_DRAFTS: &str = "Remove sessions that don’t work, then publish the rest.";
const TOLD_BY_HAND: &str = "A message for each trainee and mentor is then ready for you to send.";
const TOLD_BY_THE_SERVER: &str = "Your team’s server then writes to each trainee and mentor.";

#[component]
pub fn UpNext(
    attention: Memo<Attention>,
    first_plan: Memo<Option<FirstPlan>>,
    people_to_tell: Memo<usize>,
) -> impl IntoView {
    let store = Store::expect();
    let next = Memo::new(move |_| {
        store.read(|workspace| Next::of(workspace, &attention.read(), first_plan.get(), people_to_tell.get()))
    });
    move || match next.get() {
        Next::Import => view! { <GetStarted /> }.into_any(),
        Next::Certify(leads) => view! { <Certify leads=leads /> }.into_any(),
        Next::Enroll => view! { <Enroll /> }.into_any(),
        Next::Publish(sessions) => view! { <Publish sessions=sessions /> }.into_any(),
        Next::Replace(sessions) => view! { <Replace sessions=sessions /> }.into_any(),
        Next::Plan(trainees) => view! { <Plan trainees=trainees /> }.into_any(),
        Next::Interviews(trainees) => view! { <NoInterviews trainees=trainees /> }.into_any(),
        Next::Prep(trainees) => view! { <PrepFirst trainees=trainees attention=attention /> }.into_any(),
        Next::Tell => ().into_any(),
        Next::Nothing => view! { <NothingToPlan /> }.into_any(),
    }
}

#[component]
fn GetStarted() -> impl IntoView {
    view! {
        <NextStep
            icon=IconName::Upload
            title="Import people and interviews"
            text="Start with a table of people, then add a calendar or table of interviews. You review every change before it is imported."
        >
            <a class="button button--primary" href=Route::Import.href()>
                {IMPORT}
            </a>
        </NextStep>
    }
}

#[component]
fn Certify(leads: usize) -> impl IntoView {
    if leads == 0 {
        return view! {
            <NextStep
                icon=IconName::Upload
                title="No one is certified yet"
                text="Trainees are scheduled only with certified interviewers. Import a table that says what each person is certified in."
            >
                <a class="button button--primary" href=Route::Import.href()>
                    {IMPORT}
                </a>
            </NextStep>
        }
        .into_any();
    }
    let who = count(leads, "interviewer has no valid certificate", "interviewers have no valid certificate");
    view! {
        <NextStep
            icon=IconName::Check
            title=who
            text="Trainees are scheduled only with certified interviewers. Record a certificate for everyone who is certified already."
        >
            <button class="button button--primary" type="button" on:click=move |_| focus::move_to(UNCERTIFIED)>
                "Review certificates"
            </button>
        </NextStep>
    }
    .into_any()
}

#[component]
fn Enroll() -> impl IntoView {
    view! {
        <NextStep
            icon=IconName::People
            title="No one is in training yet"
            text="Enroll the people who should become certified interviewers, one by one or in bulk."
        >
            <a class="button button--primary" href=Route::Training.href()>
                "Enroll trainees"
            </a>
        </NextStep>
    }
}

/// Trainees are ready, but the schedule has no interviews for them.
#[component]
fn NoInterviews(trainees: usize) -> impl IntoView {
    let who = count(trainees, "trainee is ready", "trainees are ready");
    view! {
        <NextStep
            icon=IconName::Calendar
            title=format!("{who}, but no upcoming interviews fit")
            text="No upcoming interview of their type has a certified interviewer. Import a newer schedule, or record missing certificates."
        >
            <a class="button button--primary" href=Route::Import.href()>
                {IMPORT}
            </a>
        </NextStep>
    }
}

#[component]
fn PrepFirst(trainees: usize, attention: Memo<Attention>) -> impl IntoView {
    let store = Store::expect();
    let who = count(trainees, "trainee still has prep to do", "trainees still have prep to do");
    let copy = move |_| {
        copy_messages(store, &prep_messages(store, &attention.read_untracked().waiting_for_prep));
    };
    view! {
        <NextStep
            icon=IconName::Clock
            title=who
            text="Their next sessions can be planned once that is done. A message for each is ready to copy."
        >
            <button class="button button--primary" type="button" on:click=copy>
                "Copy messages"
            </button>
            <a class="button" href=Route::Plan.href()>
                "View plan"
            </a>
        </NextStep>
    }
}

#[component]
fn Plan(trainees: usize) -> impl IntoView {
    let title = count(
        trainees,
        "trainee is ready and has no session scheduled",
        "trainees are ready and have no session scheduled",
    );
    let text = "Plan their next sessions at interviews that are already on the schedule.";
    view! { <ToPlan title=title text=text words="Plan sessions" /> }
}

#[component]
fn Replace(sessions: usize) -> impl IntoView {
    let title =
        count(sessions, "published session needs a replacement", "published sessions need a replacement");
    let text = "Re-planning moves as few other sessions as possible. You review every change before it is published.";
    view! { <ToPlan title=title text=text words="Find replacements" /> }
}

/// A next step that is taken on Plan.
#[component]
fn ToPlan(title: String, text: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <NextStep icon=IconName::Plan title=title text=text>
            <a class="button button--primary" href=Route::Plan.href()>
                {words}
            </a>
        </NextStep>
    }
}

#[component]
fn Publish(sessions: usize) -> impl IntoView {
    let store = Store::expect();
    follow_mail(store, || ());
    let text = Signal::derive(move || {
        let follows = server_mail::sentence(store, TOLD_BY_THE_SERVER, TOLD_BY_HAND);
        format!("{REVIEW_DRAFTS} {follows}").trim_end().to_owned()
    });
    view! {
        <NextStep
            icon=IconName::Plan
            title=format!("{} to review and publish", count(sessions, "draft session", "draft sessions"))
            text=text
        >
            <a class="button button--primary" href=Route::Plan.href()>
                "Review plan"
            </a>
        </NextStep>
    }
}

#[component]
fn NothingToPlan() -> impl IntoView {
    view! {
        <EmptyState
            icon=IconName::Check
            title="No sessions to plan"
            text="Every trainee who is ready for a session has one."
        >
            <a class="button" href=Route::Plan.href()>
                "View plan"
            </a>
        </EmptyState>
    }
}
