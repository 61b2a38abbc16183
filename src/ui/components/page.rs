//! The frame of a page, with its title, lead and actions, and a section with a heading.

use super::Later;
use crate::platform::{later, title as tab_title};
use leptos::prelude::*;

/// A page above the open one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breadcrumb {
    pub name: String,
    pub href: String,
}

/// The pages above the open one, topmost first. The frame puts them into context.
#[derive(Clone, Copy, Debug)]
pub struct Breadcrumbs(pub Memo<Vec<Breadcrumb>>);

#[component]
pub fn Page(
    #[prop(into)] title: Signal<String>,
    /// A few words above the title.
    #[prop(optional, into)]
    eyebrow: Signal<String>,
    #[prop(optional, into)] lead: Signal<String>,
    /// Buttons beside the title.
    #[prop(optional, into)]
    actions: ViewFn,
    /// For pages that are read from top to bottom.
    #[prop(optional)]
    narrow: bool,
    /// For calendars, which use the full width.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    let class = match (narrow, wide) {
        (true, _) => "page page--narrow",
        (false, true) => "page page--wide",
        (false, false) => "page",
    };
    Effect::new(move || tab_title::set(&title.read()));
    let body = match later::answers_press() {
        true => view! { <Later>{children()}</Later> }.into_any(),
        false => children().into_any(),
    };
    view! {
        <div class=class>
            <header class="page__header">
                <div class="page__heading">
                    {use_context::<Breadcrumbs>().map(breadcrumbs)}
                    <Show when=move || !eyebrow.read().is_empty()>
                        <p class="text-small text-subtle">{eyebrow}</p>
                    </Show>
                    <h1 class="page__title">{title}</h1>
                    <Show when=move || !lead.read().is_empty()>
                        <p class="page__lead">{lead}</p>
                    </Show>
                </div>
                <div class="page__actions">{actions.run()}</div>
            </header>
            {body}
        </div>
    }
}

fn breadcrumbs(Breadcrumbs(above): Breadcrumbs) -> impl IntoView {
    let link = |Breadcrumb { name, href }| view! { <li><a href=href>{name}</a></li> };
    view! {
        <Show when=move || !above.read().is_empty()>
            <nav class="page__breadcrumbs" aria-label="Breadcrumb">
                <ol>{move || above.get().into_iter().map(link).collect_view()}</ol>
            </nav>
        </Show>
    }
}

#[component]
pub fn Section(
    #[prop(into)] title: Signal<String>,
    /// The id of the heading, for moving the keyboard focus there.
    #[prop(optional)]
    heading_id: Option<&'static str>,
    /// Shown at the end of the heading's line.
    #[prop(optional, into)]
    aside: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="page__section">
            <div class="page__section-header">
                <h2 id=heading_id>{title}</h2>
                {aside.run()}
            </div>
            {children()}
        </section>
    }
}
