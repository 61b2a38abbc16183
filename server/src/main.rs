//! Starts the server of one workspace.

use clap::Parser;
use std::process::ExitCode;
use switchback_server::settings::Command;

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Serve(settings) => switchback_server::serve(&settings),
        Command::Link(settings) => switchback_server::print_link(&settings),
        Command::Backup(settings) => switchback_server::back_up(&settings),
        Command::Restore(settings) => switchback_server::restore(&settings),
        Command::AfterRestore(settings) => switchback_server::after_restore(&settings),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
