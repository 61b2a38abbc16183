//! The key of the program that sends the interview schedule.

use super::secrets::{SecretText, given};
use crate::secret::SecretHash;
use clap::Args;
use std::path::PathBuf;

/// Shorter keys could be guessed.
const FEWEST_CHARACTERS: usize = 32;

#[derive(Debug, Args)]
pub struct ScheduleArgs {
    /// The key with which another program, such as an applicant tracking system, sends the interview schedule: at least 32
    /// random characters. Without a key, no program can.
    #[arg(long, env = "SWITCHBACK_SCHEDULE_KEY", hide_env_values = true)]
    schedule_key: Option<SecretText>,
    /// A file that contains the key.
    #[arg(long, env = "SWITCHBACK_SCHEDULE_KEY_FILE", conflicts_with = "schedule_key")]
    schedule_key_file: Option<PathBuf>,
}

impl ScheduleArgs {
    /// Returns the hash of the key.
    pub(super) fn key(&self) -> Result<Option<SecretHash>, String> {
        let key = given(self.schedule_key.as_ref(), self.schedule_key_file.as_deref())?;
        match key {
            Some(key) if key.chars().count() < FEWEST_CHARACTERS => Err(format!(
                "The schedule key is too short. Use at least {FEWEST_CHARACTERS} random characters, as “openssl rand -hex 32” prints \
                 them."
            )),
            key => Ok(key.map(|key| SecretHash::of(&key))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_key_is_refused() {
        let key = |text: &str| {
            ScheduleArgs { schedule_key: Some(text.to_owned().into()), schedule_key_file: None }.key()
        };
        assert!(key(&"k".repeat(31)).is_err());
        assert_eq!(key(&"k".repeat(32)), Ok(Some(SecretHash::of(&"k".repeat(32)))));
    }
}
