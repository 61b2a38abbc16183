//! A form for one interview: when it takes place, who interviews, and how many trainees may attend.

use crate::{
    platform::ids,
    route::Route,
    store::{Store, notice::Notice},
    ui::{
        components::{DateField, Dialog, Field, NumberField},
        controls::people_to_tell::say_done,
    },
};
use chrono::NaiveDate;
use leptos::{ev::SubmitEvent, prelude::*};
use switchback_core::{
    command::{Command, interview_by_hand::InterviewDetails, interview_effects::of_changing},
    model::{
        ids::{CommandId, InterviewId},
        interview::LONGEST_MINUTES,
    },
};

mod effects;
mod fields;
mod interviewers;
mod type_field;

pub use effects::session_and_mentor;

use effects::Effects;
use fields::Fields;
use interviewers::{LeadField, PanelField};
use type_field::TypeField;

/// What the form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// An interview that no file has, on this day unless the user chooses another.
    New(NaiveDate),
    Known(InterviewId),
}

#[component]
pub fn InterviewDialog(#[prop(into)] edited: Signal<Edited>, open: RwSignal<bool>) -> impl IntoView {
    let title = Signal::derive(move || match edited.get() {
        Edited::New(_) => "Add interview".to_owned(),
        Edited::Known(_) => "Edit interview".to_owned(),
    });
    view! {
        <Dialog title=title open=open>
            {
                // The form starts with what was known when the dialog opened, and keeps what is typed.
                let edited = edited.get_untracked();
                view! { <InterviewForm edited=edited open=open /> }
            }
        </Dialog>
    }
}

#[component]
fn InterviewForm(edited: Edited, open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let fields = untrack(|| Fields::of(store, edited));
    let problem = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(details) = untrack(|| fields.details(store)) else {
            return problem.set(Some("Enter a date, a time, a length and a lead interviewer.".to_owned()));
        };
        let Some(command) = untrack(|| command(store, edited, fields, details)) else {
            return open.set(false);
        };
        let added = match command {
            Command::AddInterview { interview, .. } => Some(interview),
            _ => None,
        };
        store.dispatch(command, move |taken| match taken {
            Ok(id) => {
                match added {
                    Some(interview) => store.notify(said_added(interview, id)),
                    None => say_done(store, "Interview changed", id),
                }
                // The page may be gone by then.
                open.try_set(false);
            }
            Err(reason) => drop(problem.try_set(Some(reason.to_string()))),
        });
    };
    let submit = match edited {
        Edited::New(_) => "Add interview",
        Edited::Known(_) => "Save changes",
    };
    view! {
        <form class="form" on:submit=save>
            {matches!(edited, Edited::New(_)).then(|| view! { <TypeField value=fields.interview_type /> })}
            <WhenAndSeats fields=fields />
            <LeadField fields=fields />
            <PanelField fields=fields />
            {match edited {
                Edited::New(_) => None,
                Edited::Known(interview) => Some(view! { <EffectsOf interview=interview fields=fields /> }),
            }}
            <p class="field__error" role="alert">
                {problem}
            </p>
            <div class="form__actions">
                <button class="button button--primary" type="submit">
                    {submit}
                </button>
            </div>
        </form>
    }
}

/// `None` if nothing would change.
fn command(store: Store, edited: Edited, fields: Fields, details: InterviewDetails) -> Option<Command> {
    match edited {
        Edited::New(_) => {
            let interview = InterviewId(ids::fresh());
            let interview_type = fields.interview_type.get()?;
            Some(Command::AddInterview { interview, interview_type, details })
        }
        Edited::Known(interview) => {
            let known =
                store.read(|workspace| workspace.interviews.get(&interview).map(InterviewDetails::of));
            let is_changed = known.as_ref() != Some(&details);
            is_changed.then_some(Command::ChangeInterview { interview, details })
        }
    }
}

fn said_added(interview: InterviewId, command: CommandId) -> Notice {
    Notice::done("Interview added.", command).leading_to(Route::Interview(interview), "View interview")
}

#[component]
fn WhenAndSeats(fields: Fields) -> impl IntoView {
    let store = Store::expect();
    view! {
        <div class="form__row">
            <DateField id="interview-day" label="Date" value=fields.day required=true />
            <Field id="interview-time" label=format!("Start time ({})", store.zone().in_words())>
                <input id="interview-time" type="time" required=true bind:value=fields.time />
            </Field>
        </div>
        <div class="form__row">
            <NumberField
                id="interview-minutes"
                label="Length in minutes"
                value=fields.minutes
                on_change=Callback::new(move |minutes| fields.minutes.set(minutes))
                least=1
                most=LONGEST_MINUTES
                required=true
            />
            <NumberField
                id="interview-seats"
                label="Observer seats"
                value=fields.seats
                on_change=Callback::new(move |seats| fields.seats.set(seats))
                most=20
                required=true
            />
        </div>
    }
}

/// What saving would do to the sessions there, or why it isn't possible.
#[component]
fn EffectsOf(interview: InterviewId, fields: Fields) -> impl IntoView {
    let store = Store::expect();
    let effects = Memo::new(move |_| {
        let details = fields.details(store)?;
        Some(store.ask(|asker| of_changing(asker, interview, &details)))
    });
    view! { <Effects interview=interview effects=effects /> }
}
