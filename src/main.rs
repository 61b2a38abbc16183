//! Mounts the app into the page and defines which parts of it are separate files.
//!
//! With the feature `split`, the build splits the program at the functions that are marked here: the code that only such a
//! function needs goes into the file with its name. No other code of the app may then refer to what is behind such a
//! function.

use leptos::prelude::*;
use std::pin::Pin;
use switchback::{
    platform,
    store::{StoreLoaders, commands::Commands, part::NotLoaded, reader::Reader},
    ui::{
        app::{App, Loaders},
        parts::{CoordinatorPages, CoordinatorStart, EntryPages, Frame, ScreenLoaders, SharedPages},
    },
};

fn main() {
    platform::rescue::catch_panics();
    switchback::route::set_base(&platform::address::base_path());
    leptos::mount::mount_to_body(|| view! { <App loaders=LOADERS /> });
    platform::opening::end();
}

const LOADERS: Loaders = Loaders {
    store: StoreLoaders { reader: load_reader, commands: load_commands },
    screens: ScreenLoaders {
        frame: load_frame,
        entry: load_entry,
        start: load_start,
        shared: load_shared,
        coordinator: load_coordinator,
    },
};

type Loading<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// A failure to load one of the files that the program is split into.
struct Missing;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Defines how a part is loaded from the file with this name.
macro_rules! part {
    ($part:ident in $file:ident, $load:ident) => {
        fn $load() -> Loading<$part> {
            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $file() -> Result<$part, Missing> {
                Ok($part::here())
            }
            #[cfg(not(feature = "split"))]
            async fn $file() -> Result<$part, Missing> {
                Ok($part::here())
            }
            Box::pin(async { $file().await.map_err(|Missing| NotLoaded) })
        }
    };
}

part!(Reader in workspace, load_reader);
part!(Frame in workspace, load_frame);
part!(Commands in commands, load_commands);
part!(EntryPages in commands, load_entry);
part!(CoordinatorStart in coordinator_today, load_start);
part!(SharedPages in shared_pages, load_shared);
part!(CoordinatorPages in coordinator_pages, load_coordinator);
