//! The message at the edge of the screen: the outcome of a command with Undo, or why it was refused.

use super::each::Each;
use crate::store::notice::{Notice, NoticeKind};
use leptos::prelude::*;

#[component]
pub fn Toasts(
    #[prop(into)] notices: Signal<Vec<Notice>>,
    on_undo: Callback<NoticeKind>,
    /// Called with the number of the notice.
    on_close: Callback<u64>,
    /// Called with whether the pointer or the keyboard focus is on a message.
    on_attend: Callback<bool>,
) -> impl IntoView {
    view! {
        <div class="toast-stack" role="status">
            <Each each=move || notices.get() key=|notice| (notice.number, notice.link.is_some()) let:notice>
                <div
                    class="toast"
                    on:mouseenter=move |_| on_attend.run(true)
                    on:mouseleave=move |_| on_attend.run(false)
                    on:focusin=move |_| on_attend.run(true)
                    on:focusout=move |_| on_attend.run(false)
                >
                    <p class="toast__text">{notice.text.clone()}</p>
                    {notice
                        .link
                        .map(|link| {
                            view! {
                                <a class="button button--small button--primary" href=link.route.href()>
                                    {link.words}
                                </a>
                            }
                        })}
                    {notice
                        .kind
                        .offers_undo()
                        .then(|| {
                            let kind = notice.kind.clone();
                            view! {
                                <button class="button button--small" type="button" on:click=move |_| on_undo.run(kind.clone())>
                                    "Undo"
                                </button>
                            }
                        })}
                    <button
                        class="button button--small button--quiet"
                        type="button"
                        on:click=move |_| on_close.run(notice.number)
                    >
                        "Close"
                    </button>
                </div>
            </Each>
        </div>
    }
}
