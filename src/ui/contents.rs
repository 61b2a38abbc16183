//! The screens of each part.

use super::{
    frame::OpenWorkspace,
    pages::*,
    parts::{CoordinatorPages, CoordinatorStart, EntryPages, Frame, Parts, SharedPages},
    sections::{Palette, ShortcutList},
};
use crate::store::part::Part;
use leptos::prelude::*;

impl Frame {
    pub fn here() -> Self {
        Self { draw: || view! { <OpenWorkspace /> }.into_any() }
    }
}

impl Parts {
    /// All parts, if nothing needs loading.
    pub fn here() -> Self {
        Self {
            frame: Part::here(Frame::here()),
            entry: Part::here(EntryPages::here()),
            start: Part::here(CoordinatorStart::here()),
            shared: Part::here(SharedPages::here()),
            coordinator: Part::here(CoordinatorPages::here()),
        }
    }
}

impl EntryPages {
    pub fn here() -> Self {
        Self {
            join: |link| view! { <JoinPage link=link /> }.into_any(),
            returning: |answer, server| view! { <ReturningPage answer=answer server=server /> }.into_any(),
            responding: |fragment| view! { <RespondingPage fragment=fragment /> }.into_any(),
            connecting: || view! { <ConnectingPage /> }.into_any(),
            not_set_up: || view! { <NotSetUpPage /> }.into_any(),
            evicted: || view! { <EvictedPage /> }.into_any(),
            unreadable: |reason| view! { <UnreadablePage reason=reason /> }.into_any(),
            team_unreadable: |reason| view! { <TeamUnreadablePage reason=reason /> }.into_any(),
        }
    }
}

impl CoordinatorStart {
    pub fn here() -> Self {
        Self { today: || view! { <CoordinatorToday /> }.into_any() }
    }
}

impl SharedPages {
    pub fn here() -> Self {
        Self {
            people: || view! { <PeoplePage /> }.into_any(),
            person: || view! { <PersonPage /> }.into_any(),
            availability: || view! { <AvailabilityPage /> }.into_any(),
            enrollment: || view! { <EnrollmentPage /> }.into_any(),
            session: || view! { <SessionPage /> }.into_any(),
            interview: || view! { <InterviewPage /> }.into_any(),
            certificate: || view! { <CertificatePage /> }.into_any(),
            schedule: || view! { <SchedulePage /> }.into_any(),
            find_time: || view! { <FindTimePage /> }.into_any(),
            insights: || view! { <InsightsPage /> }.into_any(),
            history: || view! { <HistoryPage /> }.into_any(),
            settings: || view! { <SettingsPage /> }.into_any(),
            help: || view! { <HelpPage /> }.into_any(),
            palette: || view! { <Palette /> }.into_any(),
            shortcuts: || view! { <ShortcutList /> }.into_any(),
        }
    }
}

impl CoordinatorPages {
    pub fn here() -> Self {
        Self {
            plan: || view! { <PlanPage /> }.into_any(),
            messages: || view! { <MessagesPage /> }.into_any(),
            import: || view! { <ImportPage /> }.into_any(),
            training: || view! { <TrainingPage /> }.into_any(),
        }
    }
}
