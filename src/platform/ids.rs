//! Ids that are unique across devices.

#[cfg(not(target_arch = "wasm32"))]
mod counted;
#[cfg(target_arch = "wasm32")]
mod random;

#[cfg(not(target_arch = "wasm32"))]
use counted::number;
#[cfg(target_arch = "wasm32")]
use random::number;

/// 128 bits, random in the browser.
pub fn salt() -> u128 {
    u128::from(number()) << 64 | u128::from(number())
}

/// A number other than 0, random in the browser. With a million ids, the chance that two are equal is 1 in 37 million.
pub fn fresh() -> u64 {
    loop {
        let id = number();
        if id != 0 {
            return id;
        }
    }
}
