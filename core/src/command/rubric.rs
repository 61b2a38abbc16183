//! Changing the rubric of a type. Scorecards that were begun stay on their rubric.

use super::{Context, Decided, free_text, names, refusal::Refusal};
use crate::{
    access::work::Work,
    fact::event::Event,
    model::{
        ids::InterviewTypeId,
        interview_type::{Rubric, Scale},
        scorecard::Rating,
    },
    order::Gather,
};
use std::collections::BTreeSet;

pub(super) fn set(context: &Context, interview_type: InterviewTypeId, rubric: &Rubric) -> Decided {
    Work::EditProgram.by(context.by)?;
    let known =
        context.workspace.interview_types.get(&interview_type).ok_or(Refusal::UnknownInterviewType)?;
    let rubric = tidy(rubric);
    check(&rubric)?;
    if known.current() == rubric {
        return Ok(Vec::new());
    }
    Ok(vec![Event::RubricSet { interview_type, rubric }])
}

fn tidy(rubric: &Rubric) -> Rubric {
    let trimmed = |words: &[String]| words.iter().map(|word| word.trim().to_owned()).collect::<Vec<_>>();
    let dimensions = trimmed(&rubric.dimensions);
    let scale = Scale { levels: rubric.scale.levels, anchors: trimmed(&rubric.scale.anchors) };
    let anchors = rubric
        .anchors
        .iter()
        .map(|(dimension, words)| (dimension.trim().to_owned(), trimmed(words)))
        .filter(|(dimension, words)| {
            dimensions.contains(dimension) && words.iter().any(|word| !word.is_empty())
        })
        .collect();
    Rubric { dimensions, scale, anchors }
}

pub(super) fn check(rubric: &Rubric) -> Result<(), Refusal> {
    let distinct: BTreeSet<_> = rubric.dimensions.iter().map(|name| name.to_lowercase()).into_set();
    if distinct.is_empty() || distinct.contains("") || distinct.len() != rubric.dimensions.len() {
        return Err(Refusal::DimensionsNotDistinct);
    }
    rubric.dimensions.iter().try_for_each(|name| names::check(name))?;
    let anchors = rubric.anchors.values().chain([&rubric.scale.anchors]);
    anchors.flatten().try_for_each(|words| free_text::fits(words))?;
    let levels = rubric.scale.levels;
    let worded = |words: &Vec<String>| words.len() == usize::from(levels);
    let sound = (2..=Rating::HIGHEST).contains(&levels)
        && worded(&rubric.scale.anchors)
        && rubric.anchors.values().all(worded);
    if sound { Ok(()) } else { Err(Refusal::ScaleNotSound) }
}
