//! Adding, changing, cancelling and restoring an interview by hand, until it begins.

use crate::{
    access::{asker::Asker, work::Work},
    model::{ids::InterviewId, interview::Interview},
    refusal::Refusal,
};

pub fn add(asker: &Asker) -> Result<(), Refusal> {
    asker.must_be_here()?;
    Work::KeepInterviews.by(asker.by)
}

/// Changing or cancelling it.
pub fn change<'a>(asker: &Asker<'a>, interview: InterviewId) -> Result<&'a Interview, Refusal> {
    let known = ahead(asker, interview)?;
    if known.is_scheduled() { Ok(known) } else { Err(Refusal::InterviewIsCancelled) }
}

pub fn restore<'a>(asker: &Asker<'a>, interview: InterviewId) -> Result<&'a Interview, Refusal> {
    let known = ahead(asker, interview)?;
    if known.is_scheduled() { Err(Refusal::InterviewNotCancelled) } else { Ok(known) }
}

fn ahead<'a>(asker: &Asker<'a>, interview: InterviewId) -> Result<&'a Interview, Refusal> {
    add(asker)?;
    let known = asker.workspace.interviews.get(&interview).ok_or(Refusal::UnknownInterview)?;
    if known.start <= asker.at { Err(Refusal::InterviewBegun) } else { Ok(known) }
}

/// What a person may do with an interview now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterviewRights {
    pub change: bool,
    pub restore: bool,
}

pub fn rights(asker: &Asker, interview: InterviewId) -> InterviewRights {
    InterviewRights { change: change(asker, interview).is_ok(), restore: restore(asker, interview).is_ok() }
}
