//! How long to hold open a request that waits for news.

use std::time::Duration;
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

/// The longest that a request is held open.
const LONGEST: Duration = Duration::from_secs(25);
/// The shortest that it is held open. On a busy day, one response then covers several changes. Otherwise every change would cost
/// each client a response and another request.
const SHORTEST: Duration = Duration::from_millis(500);
/// How many new lines are worth an immediate response.
const MANY: u64 = 1_000;

/// Waits until the end of the log changes, but no longer than the client asked for, and not while the server is stopping.
pub async fn wait(
    end: watch::Receiver<u64>,
    mut stopping: watch::Receiver<bool>,
    after: u64,
    patience: Duration,
) {
    let (mut any, mut many) = (end.clone(), end);
    let came = Instant::now();
    let some = async {
        let _ = any.wait_for(|end| *end != after).await;
        sleep_until(came + SHORTEST).await;
    };
    tokio::select! {
        () = some => {}
        _ = many.wait_for(|end| end.abs_diff(after) > MANY) => {}
        _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
        () = sleep_until(came + patience.min(LONGEST)) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The log while a client waits, and how long it waits, on a paused clock that advances automatically.
    struct Waiting {
        end: watch::Sender<u64>,
        stopping: watch::Sender<bool>,
        until: tokio::task::JoinHandle<Duration>,
    }

    /// A client that knows ten lines.
    fn wait_after_ten_lines(end: u64) -> Waiting {
        let (end, known) = watch::channel(end);
        let (stopping, is_stopping) = watch::channel(false);
        let until = tokio::spawn(async move {
            let came = Instant::now();
            wait(known, is_stopping, 10, Duration::MAX).await;
            came.elapsed()
        });
        Waiting { end, stopping, until }
    }

    impl Waiting {
        async fn milliseconds(self) -> Option<u128> {
            Some(self.until.await.ok()?.as_millis())
        }
    }

    async fn pass(milliseconds: u64) {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_has_waited_a_while_gets_a_change_at_once() {
        let waiting = wait_after_ten_lines(10);
        pass(2_000).await;
        waiting.end.send_replace(11);
        assert_eq!(waiting.milliseconds().await, Some(2_000));
    }

    #[tokio::test(start_paused = true)]
    async fn changes_soon_after_a_response_come_together() {
        for (end, changes) in [(10, 5), (11, 4)] {
            let waiting = wait_after_ten_lines(end);
            for change in 1..=changes {
                pass(80).await;
                waiting.end.send_replace(end + change);
            }
            assert_eq!(waiting.milliseconds().await, Some(500));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn waits_end_at_once_for_clients_far_behind_and_when_the_server_stops() {
        let waiting = wait_after_ten_lines(2_000);
        assert_eq!(waiting.milliseconds().await, Some(0));
        let waiting = wait_after_ten_lines(10);
        pass(100).await;
        waiting.stopping.send_replace(true);
        assert_eq!(waiting.milliseconds().await, Some(100));
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_without_news_times_out() {
        assert_eq!(wait_after_ten_lines(10).milliseconds().await, Some(25_000));
    }
}
