//! A lock that lets only one server use a file at a time.

use std::{
    ffi::OsString,
    fs::{File, TryLockError},
    io,
    path::Path,
};

/// Held while a file is in use. The system releases it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why the file cannot be used.
#[derive(Debug)]
pub enum InUse {
    /// Another process uses it.
    Running,
    File(io::Error),
}

impl Lock {
    /// Takes the lock of a database, a file beside it.
    ///
    /// # Errors
    ///
    /// Returns an error if another process holds the lock, or if it cannot be created.
    pub fn take(database: &Path) -> Result<Self, InUse> {
        let mut name = OsString::from(database);
        name.push(".lock");
        let file = File::create(name).map_err(InUse::File)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(InUse::Running),
            Err(TryLockError::Error(reason)) => Err(InUse::File(reason)),
        }
    }
}
