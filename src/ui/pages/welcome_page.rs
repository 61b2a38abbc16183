//! The first visit: explore the sample company, create a workspace, or open a workspace file.

use super::workspace_file_button::WorkspaceFileButton;
use crate::{
    platform::release,
    store::{Saving, Store},
    ui::{
        components::{Brand, Dialog, Icon, IconName},
        controls::{notices::Notices, provider_button::ProviderButton},
    },
};
use leptos::prelude::*;

/// Shown while the user's choice is still being loaded.
const LOADING: &str = "Loading the rest of Switchback…";

#[component]
pub fn WelcomePage() -> impl IntoView {
    let store = Store::expect();
    let naming = RwSignal::new(false);
    // Whether the user has chosen. The choice may still have to be loaded.
    let chosen = RwSignal::new(false);
    view! {
        <main class="welcome">
            <Hero>
                <button
                    class="button button--primary"
                    type="button"
                    on:click=move |_| {
                        chosen.set(true);
                        store.begin_sample();
                    }
                >
                    <Icon name=IconName::Peak />
                    "Open sample company"
                </button>
                <button class="button" type="button" on:click=move |_| naming.set(true)>
                    <Icon name=IconName::Upload />
                    "Create a workspace"
                </button>
                {release::provider().map(|name| view! { <ProviderButton name=name server=None /> })}
            </Hero>
            <section class="welcome__choices" aria-label="Get started">
                <Choice title="The sample company" text=sample_words(store.is_team()) />
                <Choice
                    title="Your own schedule"
                    text="Import a list of people and a calendar or table of interviews, and make your first plan in minutes."
                />
                <Choice
                    title="A workspace file"
                    text="Restore a workspace that you exported, or open one that a colleague sent you."
                >
                    <div class="card__actions">
                        <WorkspaceFileButton />
                    </div>
                </Choice>
            </section>
            <p class="welcome__foot" role="status">
                {move || match store.saving.get() {
                    _ if chosen.get() && store.is_loading_commands() => LOADING.into(),
                    Saving::NotKept(reason) => format!("{reason} You can still explore, but nothing will be saved."),
                    _ if store.is_team() => {
                        "Your team shares what you start with. Candidates appear only as codes; their names are never stored.".into()
                    }
                    _ => "No account, no tracking. Candidates appear only as codes; their names are never stored.".into(),
                }}
            </p>
        </main>
        <NameDialog open=naming />
        <Notices />
    }
}

/// What the sample company is, and who sees changes to it.
fn sample_words(is_team: bool) -> &'static str {
    match is_team {
        true => "180 fictional people, 6 weeks of interviews and 40 trainees. Everyone on your team sees it.",
        false => {
            "180 fictional people, 6 weeks of interviews and 40 trainees. Change anything: it stays in this browser."
        }
    }
}

/// The introduction, and the buttons to start with.
#[component]
fn Hero(children: Children) -> impl IntoView {
    view! {
        <section class="welcome__hero">
            <Mountain />
            <div class="welcome__words">
                <Brand />
                <h1 class="welcome__title">"Interviewer training, planned on your real schedule"</h1>
                <p class="welcome__lead">
                    "Import people and interviews. Switchback plans who shadows whom, tracks scorecards and reviews, and records who is certified."
                </p>
                <div class="button-row">{children()}</div>
            </div>
        </section>
    }
}

#[component]
fn Choice(
    title: &'static str,
    text: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <article class="card welcome__choice">
            <h2 class="welcome__choice-title">{title}</h2>
            <p class="text-subtle">{text}</p>
            {children.map(|children| children())}
        </article>
    }
}

#[component]
fn NameDialog(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let named = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        named.set(true);
        store.begin_own(name.get());
    };
    view! {
        <Dialog title="Create a workspace" open=open>
            <form class="form" id="name-form" on:submit=create>
                <div class="field">
                    <label class="field__label" for="company">
                        "Company or team name"
                    </label>
                    <p class="field__hint">"Shown on certificates. You can import files next."</p>
                    <input
                        id="company"
                        required
                        autocomplete="organization"
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </div>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">
                        "Create workspace"
                    </button>
                    <span class="text-subtle" role="status">
                        {move || (named.get() && store.is_loading_commands()).then_some(LOADING)}
                    </span>
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn Mountain() -> impl IntoView {
    view! {
        <svg
            class="welcome__art"
            viewBox="0 0 1440 760"
            preserveAspectRatio="xMaxYMax slice"
            aria-hidden="true"
            focusable="false"
        >
            <path
                class="welcome__ridge welcome__ridge--far"
                d="M0 560 90 500 170 532 300 428 372 470 470 404 560 452 690 372 772 430 880 344 960 396 1100 300 1200 372 1300 318 1440 392V760H0Z"
            ></path>
            <path
                class="welcome__ridge welcome__ridge--mid"
                d="M0 664 120 612 210 640 350 566 430 600 560 540 668 578 780 500 850 520 960 430 1040 470 1240 380 1330 330 1440 392V760H0Z"
            ></path>
            <path
                class="welcome__ridge welcome__ridge--near"
                d="M300 760 430 706 548 680 640 616 716 590 790 508 836 484 896 398 930 372 984 282 1012 262 1052 186 1076 150 1098 178 1118 214 1150 236 1196 318 1228 344 1286 432 1330 462 1440 590V760Z"
            ></path>
            <path
                class="welcome__ridge welcome__ridge--lit"
                d="M1076 150 1098 178 1118 214 1150 236 1196 318 1228 344 1286 432 1330 462 1440 590V760H1180L1236 700 1176 640 1214 560 1140 500 1168 430 1106 372 1128 310 1080 262 1092 206Z"
            ></path>
            <path
                class="welcome__trail"
                d="M560 760C700 716 1020 700 1216 672 1262 664 1262 638 1222 630 1120 612 960 604 866 586 826 576 828 552 868 544 984 526 1140 520 1222 500 1256 490 1254 466 1222 458 1140 440 1040 436 972 420"
            ></path>
            <path
                class="welcome__trail welcome__trail--ahead"
                d="M972 420C944 412 946 392 976 386 1048 372 1116 370 1160 354 1182 344 1180 328 1158 322 1112 308 1072 306 1040 294 1022 284 1026 272 1044 266 1076 256 1104 252 1116 240 1124 228 1116 220 1102 214 1086 204 1074 196 1076 176"
            ></path>
            <circle class="welcome__stop" cx="1246" cy="652" r="10"></circle>
            <circle class="welcome__stop" cx="838" cy="566" r="10"></circle>
            <circle class="welcome__stop" cx="1244" cy="480" r="10"></circle>
            <circle class="welcome__summit" cx="968" cy="416" r="13"></circle>
            <circle class="welcome__summit" cx="1076" cy="148" r="16"></circle>
        </svg>
    }
}
