//! Interviews of an import that the user should check, with an introduction above them.

use crate::ui::components::{Each, Rows, Section, ShowMore};
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::intake::{Intake, Item};

#[component]
pub fn ListedInterviews(
    title: &'static str,
    intake: Signal<Arc<Intake>>,
    /// The interviews to list. If there are none, nothing is drawn.
    items: fn(&Intake) -> &[Item],
    /// The introduction for this number of interviews.
    lead: fn(usize) -> String,
    /// Shown between the introduction and the list.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let count = Signal::derive(move || items(&intake.get()).len());
    let rows = Rows::of(Memo::new(|_| ()));
    let shown = move || items(&intake.get()).iter().take(rows.most()).cloned().collect::<Vec<_>>();
    let children = StoredValue::new(children);
    view! {
        <Show when=move || { count.get() > 0 }>
            <Section title=title>
                <p>{move || lead(count.get())}</p>
                {children.with_value(|children| children.as_ref().map(|children| children()))}
                <ul class="stack stack--tight">
                    <Each each=shown key=|item| format!("{item:?}") let:item>
                        <li>
                            {item.what} <span class="text-subtle">" · " {item.detail}</span>
                        </li>
                    </Each>
                </ul>
                <ShowMore rows=rows of=count />
            </Section>
        </Show>
    }
}
