//! A team on a server that runs as it does in production: a separate process, a database, HTTP, and the clients' own logic.
#![allow(clippy::unwrap_used)]

#[macro_use]
mod both_databases;

mod accounts;
mod app;
mod backups;
mod calendars;
mod company;
mod confidential;
mod cut;
mod database;
mod deciding;
mod device;
mod elsewhere;
mod encrypted;
mod guests;
mod half_upgraded;
mod killed;
mod killed_while_mailing;
mod leaks;
mod letting_in;
mod listener;
mod load;
mod mail;
mod mailbox;
mod matrix;
mod nginx;
mod on_the_disk;
mod process;
mod proxy;
mod running;
mod schedule;
mod shared;
mod slack;
mod tokens;
mod unreadable;
mod unsubscribe;
mod webhooks;
mod workspace_file;
