//! What the scorecards of a type rate: the dimensions, the levels, and what each level means.

use crate::{
    store::Store,
    ui::{
        components::{Field, NumberField},
        controls::{edited::Edited, leave_guard::LeaveGuard},
    },
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{
    command::Command,
    model::{
        ids::InterviewTypeId,
        interview_type::{Rubric, Scale},
        text::LONGEST_TEXT,
    },
};

#[component]
pub fn RubricForm(interview_type: InterviewTypeId) -> impl IntoView {
    let store = Store::expect();
    let written = Edited::of(store.derive(move |workspace| {
        let known = workspace.interview_types.get(&interview_type);
        RubricText::of(&known.map(|known| known.current()).unwrap_or_default())
    }));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        store.act_then(
            Command::SetRubric { interview_type, rubric: written.get_untracked().rubric() },
            "Changed. Scorecards already started keep the old rubric.",
            move || written.follow(),
        );
    };
    let set_levels = Callback::new(move |number: Option<u16>| {
        let number = number.and_then(|number| u8::try_from(number).ok());
        number.into_iter().for_each(|number| written.update(|written| written.levels = number));
    });
    let id = move |part: &str| format!("rubric-{part}-{interview_type}");
    view! {
        <LeaveGuard unsaved=Signal::derive(move || written.is_unsaved()) />
        <details class="disclosure">
            <summary class="disclosure__summary">"Scorecard rubric"</summary>
            <form class="disclosure__body form" on:submit=save>
                <Field
                    id=id("dimensions")
                    label="Dimensions, one per line"
                    hint="Optional: labels of a dimension’s own levels, such as “Testing: none | some | good | thorough”."
                >
                    <textarea
                        id=id("dimensions")
                        maxlength=LONGEST_TEXT.to_string()
                        prop:value=move || written.get().dimensions
                        on:input=move |event| {
                            written.update(|written| written.dimensions = event_target_value(&event));
                        }
                    ></textarea>
                </Field>
                <NumberField id=id("levels") label="Levels" hint="2 to 10." value=Signal::derive(move || Some(written.get().levels.into())) on_change=set_levels least=2 most=10 required=true />
                <Field id=id("anchors") label="Level labels, lowest first, one per line">
                    <textarea
                        id=id("anchors")
                        maxlength=LONGEST_TEXT.to_string()
                        prop:value=move || written.get().anchors
                        on:input=move |event| {
                            written.update(|written| written.anchors = event_target_value(&event));
                        }
                    ></textarea>
                </Field>
                <div class="form__actions">
                    <button class="button" type="submit">
                        "Save rubric"
                    </button>
                </div>
            </form>
        </details>
    }
}

/// A rubric as text.
#[derive(Clone, PartialEq)]
struct RubricText {
    dimensions: String,
    levels: u8,
    anchors: String,
}

impl RubricText {
    fn of(rubric: &Rubric) -> Self {
        let anchors = rubric.scale.anchors.join("\n");
        Self { dimensions: lines(rubric), levels: rubric.scale.levels, anchors }
    }

    fn rubric(&self) -> Rubric {
        rubric(&self.dimensions, self.levels, &self.anchors)
    }
}

fn lines(rubric: &Rubric) -> String {
    let line = |dimension: &String| match rubric.anchors.get(dimension) {
        Some(words) => format!("{dimension}: {}", words.join(" | ")),
        None => dimension.clone(),
    };
    rubric.dimensions.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn rubric(dimensions: &str, levels: u8, anchors: &str) -> Rubric {
    let mut rubric = Rubric {
        scale: Scale {
            levels,
            anchors: anchors
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
        },
        dimensions: Vec::new(),
        anchors: BTreeMap::new(),
    };
    for line in dimensions.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(':').filter(|(_, words)| words.contains('|')) {
            Some((dimension, words)) => {
                let words = words.split('|').map(|word| word.trim().to_owned()).collect();
                rubric.anchors.insert(dimension.trim().to_owned(), words);
                rubric.dimensions.push(dimension.trim().to_owned());
            }
            None => rubric.dimensions.push(line.to_owned()),
        }
    }
    rubric
}
