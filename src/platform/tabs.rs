//! Notifying the other tabs of this browser that the log has grown.

use super::Listener;
use super::browser::property;
use web_sys::BroadcastChannel;

/// This tab's end of the channel between the tabs. Does nothing in a browser without channels, where the tabs notice each
/// other only when they append.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Joins the tabs that use the same name, usually that of the database.
    pub fn join(name: &str) -> Self {
        let exists = property(&js_sys::global(), "BroadcastChannel").is_function();
        Self { channel: exists.then(|| BroadcastChannel::new(name).ok()).flatten() }
    }

    /// Sends the new end of the log to the other tabs.
    pub fn announce(&self, end: u64) {
        if let Some(channel) = &self.channel {
            // A tab that misses it reads the new end when appending.
            let _ = channel.post_message(&(end as f64).into());
        }
    }

    /// Calls back with the new end whenever another tab announces one. A channel doesn't receive its own messages.
    pub fn on_change(&self, callback: impl Fn(u64) + 'static) -> Listener {
        let target = self.channel.clone().map(Into::into);
        Listener::on(target, "message", move |event| {
            if let Some(end) = property(&event, "data").as_f64() {
                callback(end as u64);
            }
        })
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
