//! A kind of interview that people are certified in, such as "Coding".

use super::ids::InterviewTypeId;
use crate::model::usual::is_usual;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewType {
    pub id: InterviewTypeId,
    pub name: String,
    /// Other names for it: earlier ones, and those of the types that were merged into it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub also: BTreeSet<String>,
    /// The dimensions that its scorecards rate.
    pub rubric: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub scale: Scale,
    /// What each level means for a dimension, lowest first, if the words of the scale are not enough.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub anchors: BTreeMap<String, Vec<String>>,
    /// Earlier rubrics. A scorecard stays on the rubric that it was written with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Rubric>,
}

/// What scorecards of a type rate, and on which scale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rubric {
    pub dimensions: Vec<String>,
    #[serde(skip_serializing_if = "is_usual")]
    pub scale: Scale,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub anchors: BTreeMap<String, Vec<String>>,
}

/// The levels of a rating, starting at 1. Their number may be even or odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    pub levels: u8,
    /// A word for each level, lowest first.
    pub anchors: Vec<String>,
}

impl Default for Scale {
    fn default() -> Self {
        let anchors = ["Far below the bar", "Below the bar", "At the bar", "Above the bar"];
        Self { levels: 4, anchors: anchors.map(String::from).into() }
    }
}

/// The rubric of its type that a scorecard was written with, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RubricVersion(pub u16);

impl InterviewType {
    /// A type of which only the name is known, with the usual rubric.
    pub fn named(id: InterviewTypeId, name: impl Into<String>) -> Self {
        let rubric = ["Problem solving", "Technical depth", "Communication"].map(String::from).into();
        Self::rated(id, name, rubric)
    }

    /// A type with these dimensions on the usual scale.
    pub fn rated(id: InterviewTypeId, name: impl Into<String>, rubric: Vec<String>) -> Self {
        let (also, scale, anchors, earlier) = Default::default();
        Self { id, name: name.into(), also, rubric, scale, anchors, earlier }
    }

    /// All its names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        iter::once(self.name.as_str()).chain(self.also.iter().map(String::as_str))
    }

    pub fn rubric_version(&self) -> RubricVersion {
        RubricVersion(u16::try_from(self.earlier.len()).unwrap_or(u16::MAX))
    }

    /// The rubric for new scorecards.
    pub fn current(&self) -> Rubric {
        Rubric { dimensions: self.rubric.clone(), scale: self.scale.clone(), anchors: self.anchors.clone() }
    }

    /// The rubric of a version, or `None` if there never was one.
    pub fn rubric_at(&self, version: RubricVersion) -> Option<Rubric> {
        if version == self.rubric_version() {
            return Some(self.current());
        }
        self.earlier.get(usize::from(version.0)).cloned()
    }

    /// The dimensions of a version.
    pub fn dimensions_at(&self, version: RubricVersion) -> Option<&[String]> {
        if version == self.rubric_version() {
            return Some(&self.rubric);
        }
        self.earlier.get(usize::from(version.0)).map(|rubric| rubric.dimensions.as_slice())
    }

    /// The number of levels of a version.
    pub fn levels_at(&self, version: RubricVersion) -> Option<u8> {
        if version == self.rubric_version() {
            return Some(self.scale.levels);
        }
        self.earlier.get(usize::from(version.0)).map(|rubric| rubric.scale.levels)
    }

    /// Replaces the name, and keeps the one before as another name.
    pub fn rename(&mut self, name: String) {
        self.also.remove(&name);
        let before = std::mem::replace(&mut self.name, name);
        self.also.insert(before);
    }

    /// Replaces the rubric, and keeps the one before.
    pub fn change_rubric(&mut self, rubric: Rubric) {
        self.earlier.push(self.current());
        self.rubric = rubric.dimensions;
        self.scale = rubric.scale;
        self.anchors = rubric.anchors;
    }
}
