//! Shown for a link into a workspace that this browser doesn't have: explains it, and what to do.

use super::workspace_file_button::WorkspaceFileButton;
use crate::{
    platform::title as tab_title,
    route::Route,
    ui::{components::Brand, controls::notices::Notices},
};
use leptos::prelude::*;

const TITLE: &str = "This link belongs to a workspace that this browser doesn’t have";

#[component]
pub fn NoWorkspacePage() -> impl IntoView {
    Effect::new(|| tab_title::set(TITLE));
    view! {
        <main class="page page--narrow">
            <Brand />
            <div class="page__heading">
                <h1 class="page__title">{TITLE}</h1>
                <p class="page__lead">
                    "A workspace is stored in the browser where it was opened, or on a team’s server that you sign in to."
                </p>
            </div>
            <section class="card" aria-labelledby="open-file">
                <h2 class="card__title" id="open-file">
                    "If you were sent a workspace file"
                </h2>
                <p class="text-subtle">"Open it here. The page that the link leads to opens with it."</p>
                <div class="card__actions">
                    <WorkspaceFileButton />
                </div>
            </section>
            <section class="card" aria-labelledby="no-file">
                <h2 class="card__title" id="no-file">
                    "If you have no file"
                </h2>
                <p class="text-subtle">
                    "Reply to the person who sent you the link: ask for a sign-in link or the workspace file, or tell them whether you can attend. If you use Switchback in another browser or on another device, open the link there."
                </p>
                <div class="card__actions">
                    <a class="button" href=Route::Today.href()>
                        "See what Switchback is"
                    </a>
                </div>
            </section>
        </main>
        <Notices />
    }
}
