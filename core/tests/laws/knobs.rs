//! Every setting has an effect: for each field that people can set there is a scene in which changing only
//! this field changes what people see or may do. `docs/rules.md` lists the same fields.

use crate::knobs::fields::{Field, fields};
use std::collections::BTreeSet;
use switchback_core::{progress::program::summary, workspace::Workspace};

mod fields;
mod path;
mod person;
mod scenes;
mod settings;
mod step;

const RULES: &str = include_str!("../../../docs/rules.md");

/// A field that people can set, with its effect.
struct Knob {
    /// As in `docs/rules.md`.
    name: &'static str,
    scene: fn() -> Workspace,
    /// Changes only this field.
    turn: fn(&mut Workspace),
    /// What people see or may do, as text.
    see: fn(&Workspace) -> String,
}

fn knob(
    name: &'static str,
    scene: fn() -> Workspace,
    turn: fn(&mut Workspace),
    see: fn(&Workspace) -> String,
) -> Knob {
    Knob { name, scene, turn, see }
}

fn knobs() -> Vec<Knob> {
    [path::knobs(), path::sign_off(), path::deadlines(), step::knobs(), step::mentors(), person::knobs()]
        .into_iter()
        .chain([person::preferences(), settings::knobs(), settings::declines()])
        .flatten()
        .collect()
}

/// Fields that people don't set, or that only hold others.
const NO_SETTING: [&str; 5] =
    ["About.id", "About.salt", "About.created", "Person.id", "DeclineReason::NotShared"];

/// The name is shown in the frame of every page. The software keeps the earlier rubrics.
const SHOWN_OR_KEPT: [&str; 4] =
    ["About.name", "InterviewType.id", "InterviewType.also", "InterviewType.earlier"];

#[test]
fn every_setting_has_an_effect() {
    let mut nothing = Vec::new();
    for knob in knobs() {
        let before = (knob.scene)();
        let mut after = before.clone();
        (knob.turn)(&mut after);
        assert_ne!(before, after, "{} is not turned", knob.name);
        if (knob.see)(&before) == (knob.see)(&after) {
            nothing.push(knob.name);
        }
    }
    assert!(nothing.is_empty(), "these change nothing: {nothing:?}");
}

#[test]
fn the_table_of_rules_lists_every_setting_once() {
    let rows = RULES.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let listed: Vec<&str> = rows.map(|(name, _)| name).collect();
    let tested: BTreeSet<&str> = knobs().iter().map(|knob| knob.name).collect();
    let different: Vec<_> = tested.symmetric_difference(&listed.iter().copied().collect()).copied().collect();
    assert_eq!(different, Vec::<&str>::new(), "in the table or among the knobs, but not in both");
    assert_eq!(listed.len(), tested.len());
}

#[test]
fn rules_that_people_check_are_marked_in_the_summary() {
    let mut workspace = scenes::on_path();
    let rules = &mut scenes::path(&mut workspace).rules;
    (rules.checks_after, rules.due.debrief) = (vec![5], Some(8));
    let words = summary::summary(&workspace, scenes::coding(&workspace));
    let marked = words.iter().filter(|sentence| sentence.contains("checked by people")).count();
    let listed =
        RULES.lines().filter(|line| line.starts_with('|') && line.contains("checked by people")).count();
    assert_eq!((marked, listed), (2, 2), "{words:?}");
}

#[test]
fn every_field_of_the_model_is_covered() {
    let known: BTreeSet<&str> = knobs().iter().map(|knob| knob.name).collect();
    let no_setting: BTreeSet<&str> = NO_SETTING.into_iter().chain(SHOWN_OR_KEPT).collect();
    let settable = fields();
    let missing: Vec<&Field> = settable
        .iter()
        .filter(|field| !known.contains(field.name.as_str()) && !no_setting.contains(field.name.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let names: BTreeSet<&str> = settable.iter().map(|field| field.name.as_str()).collect();
    let unknown: Vec<_> = known.difference(&names).collect();
    assert!(unknown.is_empty(), "no field that people can set: {unknown:?}");
    let gone: Vec<_> = no_setting.difference(&names).collect();
    assert!(gone.is_empty(), "no longer in the model: {gone:?}");
}
