//! The articles of Help.

/// A short text about one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    pub title: &'static str,
    pub paragraphs: &'static [&'static str],
}

impl Article {
    /// The full text, for searching.
    pub fn said(&self) -> String {
        format!("{} {}", self.title, self.paragraphs.join(" "))
    }
}

/// In the order in which a company needs them.
pub const ARTICLES: &[Article] = &[
    Article {
        title: "How someone gets certified",
        paragraphs: &[
            "Each interview type has a training path. It starts with prep, such as a course or reading, continues with sessions in real interviews, and ends with the sign-off.",
            "In a shadow the trainee watches. In a half-shadow they ask one question. In a reverse shadow they lead and the mentor watches. A session counts once it is approved.",
            "When every step is done, the path’s approvers sign off and the certificate is issued. It can expire after a number of months, or after a number of weeks without interviews.",
        ],
    },
    Article {
        title: "Importing people and interviews",
        paragraphs: &[
            "Coordinators import Excel, CSV, JSON and calendar files, or rows pasted from a spreadsheet. A preview shows every change before anything is imported.",
            "Columns are matched to fields by their headings and contents. Open the column mapping to change a match. Unused columns are listed above the import button.",
            "Rows with problems are skipped. Download them as a table, fix them, and import them again. Candidates become codes; their names are never stored.",
            "You can undo a whole import as one change.",
            "Without a file, add one person on People, an interview on Schedule, and an interview type on Training.",
        ],
    },
    Article {
        title: "Setting up a training program",
        paragraphs: &[
            "Each interview type has its own path on Training. Start from a template or edit the steps: how many sessions, with how many different mentors, how much time between them, who can mentor, and who signs off.",
            "Publishing creates a new version. People in training stay on the version they started with until a coordinator moves them.",
            "Rules that contradict each other are pointed out before you publish.",
            "You can rename an interview type: files that use its previous name still mean it. If two types are the same one spelled differently, merge them. Interviews, enrollments and certificates move along.",
        ],
    },
    Article {
        title: "Planning sessions",
        paragraphs: &[
            "On Plan, choose the weeks and press Plan. The plan respects working hours, busy times, weekly limits, seats, different mentors and the time between sessions, and shows how far from optimal it can be at most.",
            "The result is a set of drafts, which only coordinators see until you publish. Keep a draft fixed so later plans don’t move it, or remove it.",
            "Unscheduled enrollments are listed with the reasons and the suggested fixes that would help most.",
            "After a cancellation, re-planning changes as little as possible for everyone else. You can also schedule, move or swap a single session by hand, on its page or in the week view.",
        ],
    },
    Article {
        title: "Telling people about their sessions",
        paragraphs: &[
            "Publishing proposes the sessions to the trainees. Messages then has one message per person with everything that’s new for them, in their own time zone. Copy it, or open it in your email program and attach the calendar file, which you can download next to it.",
            "Mark people as told once you’ve sent a message. If a session is moved or cancelled later, they show up as people to tell again.",
            "Without a server, each message about upcoming sessions has a personal link. It contains the person’s sessions and works without a workspace: they add sessions to their calendar there, trainees confirm or decline, mentors can decline, and both send their responses back by email or as a file. Enter responses, on Messages, reads them and tells you beforehand what can’t be entered and why.",
            "A team server with a mail account or a Slack channel sends these messages automatically.",
        ],
    },
    Article {
        title: "Responding to a session",
        paragraphs: &[
            "Trainees see the sessions that need a response on Today. Confirm a session, or decline it with a reason, which re-planning takes into account.",
            "Mentors can decline, too. Coordinators can confirm and decline for a trainee.",
        ],
    },
    Article {
        title: "Your availability",
        paragraphs: &[
            "Working hours are when you can attend sessions as a trainee, in your own time zone. Use date overrides for days with different hours, and time off for days without sessions.",
            "Weekly limits cap how many sessions you get. Interviewers can choose whether they accept trainees at all.",
            "Import your calendar on the same page so that no session as a trainee lands on a busy time.",
        ],
    },
    Article {
        title: "Scorecards are hidden until both submit",
        paragraphs: &[
            "After a session, the trainee and the mentor each write a scorecard, unless the step needs only one or none. Each sees only their own until both are in.",
            "Then both are shown side by side, with points to talk about. The trainee, the mentor, a second reviewer, the people asked to sign off and coordinators can read them. Leaders can’t.",
            "You can undo a submitted scorecard until the other one is in. After that, neither can be changed.",
        ],
    },
    Article {
        title: "Reading Insights",
        paragraphs: &[
            "Training by stage counts each person in training at their first step that isn’t done. Learning is prep, shadowing includes half-shadows, and those who wait for sign-off have done every step. Paused people count at their stage.",
            "Certified by month counts certificates earned through training here, in your time zone. Certificates from before training was tracked here don’t count. The median time to certify is the time within which half of them were earned.",
            "Coverage counts certified people whose usual working hours include the whole hour. It leaves out time off and date overrides. A single point of failure is a person, or two, without whom no one covers an hour.",
            "Interviewer load counts the interviews that a person leads or is on the panel of, and their published sessions as a mentor. Cancelled interviews, drafts and former employees don’t count.",
            "Blocked by others lists people who can’t go on until someone else does a task, with the working hours of the person who has the task.",
        ],
    },
    Article {
        title: "Changing several people at once",
        paragraphs: &[
            "On People, coordinators select people, or everyone who matches the filter, to enroll them, record certificates, add or remove a tag, set weekly limits, or copy email addresses. Hold Shift to select a range.",
            "Before anything changes, the dialog names the people for whom it isn’t possible, with the reason. One undo takes the whole change back.",
        ],
    },
    Article {
        title: "Calibration",
        paragraphs: &[
            "When two people rate the same interview, calibration compares their ratings: how often they match, how often they are within 1 point, and who is more lenient and by how much.",
            "Agreement (kappa) corrects for chance: 1 is full agreement, 0 is no better than chance. Figures appear once there are enough ratings to compare.",
        ],
    },
    Article {
        title: "Reviewing a session",
        paragraphs: &[
            "The mentor reviews the session: approve it, or mark it as “needs another.” A mentor or a coordinator can also ask a second reviewer.",
            "A trainee who disagrees can dispute the result; a coordinator then decides.",
        ],
    },
    Article {
        title: "Signing off",
        paragraphs: &[
            "The path defines who approves: the last mentor, named people, a panel, all mentors, or any certified interviewer. The enrollment page shows the evidence, with anything that speaks against a sign-off next to the button.",
            "An approver can hold back a sign-off with a reason. Coordinators can’t sign off their own training.",
        ],
    },
    Article {
        title: "Reminders and overdue tasks",
        paragraphs: &[
            "Today has one list of everything you need to do next. Due times fall within the working hours of the person who has the task.",
            "Coordinators see overdue tasks by person, copy the reminders, and mark people as reminded.",
        ],
    },
    Article {
        title: "What each role sees",
        paragraphs: &[
            "Coordinators see and plan everything. Leaders see training progress, coverage and the interviewer pool, but no scorecards and no drafts. Trainees and interviewers see their own sessions and tasks, and everyone’s certificates.",
            "Without a server, anyone with the browser or the file can open the whole workspace; roles only choose what is shown. A team server enforces them.",
            "With a team server, coordinators can view the app as someone else: on that person’s page, under Access. The view is read-only.",
        ],
    },
    Article {
        title: "Undo and history",
        paragraphs: &[
            "You can undo almost every change, right in the message that follows it or later in History. Undo reaches back 200 changes, unless a later change depends on the one you want to undo.",
            "Deleting a person’s name can’t be undone.",
        ],
    },
    Article {
        title: "Where your data is",
        paragraphs: &[
            "Without a server, everything is stored in this browser and works offline. Back up the workspace file from Settings; it restores everything in any browser.",
            "With a team server, each device stores the part its user is allowed to see, and sends changes once it is back online.",
        ],
    },
];
