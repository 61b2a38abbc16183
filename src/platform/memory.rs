//! The memory of the program.

use std::hint;

/// Takes memory at once that will be needed soon, and leaves it to the allocator. It grows page by page otherwise, and a
/// large workspace takes hundreds of pages.
pub fn reserve(bytes: usize) {
    let mut memory: Vec<u8> = Vec::new();
    // Where there is not as much, what needs it says so.
    let _ = memory.try_reserve_exact(bytes);
    drop(hint::black_box(memory));
}
