//! One server for a file at a time.

use std::{
    ffi::OsString,
    fs::{File, TryLockError},
    io,
    path::Path,
};

/// Held while a file is used; the system takes it back when the process ends, however it ends.
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
    /// Takes the lock of a database, which lies beside it.
    ///
    /// # Errors
    ///
    /// Where another process has it, or it cannot be made.
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
