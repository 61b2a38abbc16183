//! Mounts the app into the page.

fn main() {
    switchback::platform::rescue::catch_panics();
    switchback::route::set_base(&switchback::platform::address::base_path());
    leptos::mount::mount_to_body(switchback::ui::app::App);
    switchback::platform::opening::end();
}
