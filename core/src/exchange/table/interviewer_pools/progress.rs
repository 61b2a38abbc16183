//! How far trainees have come, according to their pool: they have completed the stages before their current one, and
//! some sessions of it.

use crate::exchange::table::{
    interviewer_pools::{Object, training_stage, used_stages},
    training::{TrainingRole, TrainingStage},
};
use serde_json::Value;

/// The highest plausible number of completed sessions.
const MOST: u64 = 100;

/// Counts a trainee's completed shadows and reverse shadows, or returns why they can't be counted.
pub(super) fn done_so_far(trainee: &Object, pool: &Object) -> Result<[u8; 2], String> {
    let Some(progress) = trainee.get("currentProgress").filter(|progress| !progress.is_null()) else {
        return Ok([0, 0]);
    };
    let completed = match progress.get("interviewsCompleted") {
        None | Some(Value::Null) => 0,
        Some(number) => number
            .as_u64()
            .filter(|number| *number <= MOST)
            .ok_or_else(|| format!("interviewsCompleted isn’t a number from 0 to {MOST}"))?,
    };
    let Some(stage) = progress.get("trainingPathStageId").and_then(Value::as_str) else {
        return nothing(completed, "the file doesn’t say which stage the trainee is in");
    };
    let path = pool.get("trainingPath").and_then(Value::as_object);
    let stages: Vec<&Value> = path.into_iter().flat_map(used_stages).collect();
    let is_theirs = |known: &&Value| known.get("id").and_then(Value::as_str) == Some(stage);
    let Some(place) = stages.iter().position(is_theirs) else {
        return nothing(completed, "the trainee’s stage isn’t on the training path");
    };
    let mut done = [0_u8; 2];
    for stage in &stages[..place] {
        let TrainingStage { role, times } = training_stage(stage)?;
        count(&mut done, role, times);
    }
    if completed > 0 {
        let TrainingStage { role, .. } = training_stage(stages[place])?;
        count(&mut done, role, u8::try_from(completed).unwrap_or(u8::MAX));
    }
    Ok(done)
}

/// A trainee who has completed nothing loses nothing.
fn nothing(completed: u64, reason: &str) -> Result<[u8; 2], String> {
    if completed == 0 { Ok([0, 0]) } else { Err(reason.to_owned()) }
}

fn count(done: &mut [u8; 2], role: TrainingRole, times: u8) {
    let place = match role {
        TrainingRole::Shadow => 0,
        TrainingRole::ReverseShadow => 1,
    };
    done[place] = done[place].saturating_add(times);
}
