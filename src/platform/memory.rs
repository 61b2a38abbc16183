//! The program's memory.

use std::hint;

/// Allocates memory that will be needed soon and frees it for reuse by the allocator. Otherwise memory grows page by page,
/// and a large workspace takes hundreds of pages.
pub fn reserve(bytes: usize) {
    let mut memory: Vec<u8> = Vec::new();
    // If there isn't enough memory, the code that needs it reports that.
    let _ = memory.try_reserve_exact(bytes);
    drop(hint::black_box(memory));
}
