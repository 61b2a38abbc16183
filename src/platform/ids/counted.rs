//! Numbers for the native tests of the pages, the same on every run. Each thread counts separately.

use std::cell::Cell;

thread_local! {
    static COUNTED: Cell<u64> = const { Cell::new(0) };
}

pub fn number() -> u64 {
    COUNTED.set(COUNTED.get() + 1);
    COUNTED.get()
}
