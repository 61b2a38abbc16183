//! One session in a list by time.

use super::StateBadge;
use leptos::prelude::*;
use switchback_core::model::session::SessionState;

#[component]
pub fn AgendaItem(
    #[prop(into)] time: String,
    #[prop(into)] title: String,
    #[prop(into)] detail: String,
    state: SessionState,
    href: String,
) -> impl IntoView {
    view! {
        <li class="agenda__item">
            <time class="agenda__time">{time}</time>
            <div class="agenda__what">
                <a class="agenda__title" href=href>
                    {title}
                </a>
                <span class="agenda__detail">{detail}</span>
            </div>
            <StateBadge state=state />
        </li>
    }
}
