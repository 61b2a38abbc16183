//! Mounts the app into the page.

fn main() {
    console_error_panic_hook::set_once();
    switchback::route::set_base(&switchback::platform::address::base_path());
    leptos::mount::mount_to_body(switchback::ui::app::App);
    switchback::platform::opening::end();
}
