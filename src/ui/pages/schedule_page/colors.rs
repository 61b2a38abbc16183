//! Which color each interview type has in the calendar.

use crate::ui::components::{TypeColor, TypeLegend};
use leptos::prelude::*;
use std::collections::BTreeMap;
use switchback_core::{
    model::ids::InterviewTypeId, progress::schedule::calendar::Slot, workspace::Workspace,
};

/// The types of the workspace in the order of their names: a type keeps its color from week to week.
pub struct Colors(Vec<InterviewTypeId>);

impl Colors {
    pub fn of(workspace: &Workspace) -> Self {
        let mut types: Vec<_> = workspace.interview_types.values().collect();
        types.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Self(types.into_iter().map(|known| known.id).collect())
    }

    pub fn color(&self, slot: &Slot) -> TypeColor {
        TypeColor::nth(self.0.iter().position(|known| *known == slot.interview_type).unwrap_or_default())
    }

    /// What the colors of these slots stand for.
    pub fn legend(&self, slots: &[Slot]) -> impl IntoView + use<> {
        let types: BTreeMap<&str, TypeColor> =
            slots.iter().map(|slot| (slot.type_name.as_str(), self.color(slot))).collect();
        let types: Vec<_> = types.into_iter().map(|(name, color)| (color, name.to_owned())).collect();
        (!types.is_empty()).then(|| view! { <TypeLegend types=types /> })
    }
}
