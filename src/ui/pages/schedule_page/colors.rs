//! The colors of interview types in the calendars.

use crate::ui::components::{TypeColor, TypeLegend};
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{
    model::ids::InterviewTypeId,
    order::{Gather, Order},
    workspace::Workspace,
};

/// The workspace's types, sorted by name, so that a type keeps its color from week to week.
pub struct Colors(Vec<InterviewTypeId>);

impl Colors {
    pub fn of(workspace: &Workspace) -> Self {
        let mut types: Vec<_> = workspace.interview_types.values().collect();
        types.order_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Self(types.into_iter().map(|known| known.id).collect())
    }

    pub fn color(&self, interview_type: InterviewTypeId) -> TypeColor {
        TypeColor::nth(self.0.iter().position(|known| *known == interview_type).unwrap_or_default())
    }

    /// A legend of the colors of these types, sorted by name.
    pub fn legend<'a>(&self, shown: impl IntoIterator<Item = (InterviewTypeId, &'a str)>) -> Option<AnyView> {
        let types: BTreeMap<&str, TypeColor> =
            shown.into_iter().map(|(interview_type, name)| (name, self.color(interview_type))).into_map();
        let types: Vec<_> = types.into_iter().map(|(name, color)| (color, name.to_owned())).collect();
        (!types.is_empty()).then(|| view! { <TypeLegend types=types /> }.into_any())
    }
}
