#![cfg(not(target_arch = "wasm32"))]
//! Native tests of the whole: how the house is built, and what its screens say.

mod architecture;
mod pages;
mod sources;
