//! The outside world: storage, tabs, clock, files, workers, language, connection. No other module uses browser APIs, and
//! this one knows nothing about the content of the log.

mod browser;
mod intl;
mod listener;

pub mod storage;

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod connection;
pub mod device;
pub mod files;
pub mod focus;
pub mod format;
pub mod http;
pub mod idle;
pub mod ids;
pub mod in_view;
pub mod intl_zones;
pub mod keys;
pub mod last_today;
pub mod later;
pub mod leaving;
pub mod links;
pub mod locks;
pub mod memory;
pub mod opening;
pub mod outside;
pub mod pace;
pub mod pointer;
pub mod print;
pub mod release;
pub mod reload;
pub mod rescue;
pub mod screen;
pub mod scroll;
pub mod second_copy;
pub mod tabs;
pub mod theme;
pub mod title;
pub mod unload;
pub mod visibility;
pub mod worker;

pub use listener::Listener;
