//! Keeps in the app's program what cutting it into parts needs.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function needs which others: the linker alone knows it.
        println!("cargo::rustc-link-arg-bin=switchback=--emit-relocs");
    }
}
