//! What Help explains.

/// A short text about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    pub title: &'static str,
    pub paragraphs: &'static [&'static str],
}

impl Article {
    /// All that it says.
    pub fn said(&self) -> String {
        format!("{} {}", self.title, self.paragraphs.join(" "))
    }
}

/// In the order in which a company meets them.
pub const ARTICLES: &[Article] = &[
    Article {
        title: "How somebody becomes certified",
        paragraphs: &[
            "Each interview type has a training path. A path begins with prep, such as a course or reading, goes on with sessions at real interviews, and ends with the sign-off.",
            "In a shadow the trainee watches. In a half-shadow they ask one question. In a reverse shadow they lead and the mentor watches. A session counts once it is approved.",
            "When all steps are done, one or more people approve the sign-off, as the path says, and the certificate is issued. It can expire after some months or after some weeks without interviews.",
        ],
    },
    Article {
        title: "Importing people and interviews",
        paragraphs: &[
            "Coordinators import Excel, CSV, JSON and calendar files, or rows pasted from a spreadsheet. A preview shows every change before anything is imported.",
            "Each column is matched to a field by its heading and its cells. Open the column mapping to change that. Columns that are not used are named above the import button.",
            "Rows with problems are skipped, and can be downloaded as a table to fix and import again. Candidates become codes; their names are never stored.",
            "An import can be undone as one change.",
        ],
    },
    Article {
        title: "Setting up a training program",
        paragraphs: &[
            "On Training each interview type has its path. Start from a template or edit the steps: how many sessions, with how many mentors, how much time between them, who mentors, and who signs off.",
            "Publishing makes a new version. People in training stay on the version they began with until the coordinator moves them.",
            "Rules that contradict each other are named before anything is published.",
            "Where two interview types are one and only spelled differently, merge one into the other: its interviews, enrollments and certificates come along.",
        ],
    },
    Article {
        title: "Planning sessions",
        paragraphs: &[
            "On Plan, choose the weeks and press Plan. The plan respects working hours, busy times, weekly limits, seats, different mentors and the time between sessions, and says how far from optimal it is at most.",
            "What comes out are drafts. Only coordinators see them until they are published. Keep a draft fixed to leave it where it is in later plans, or remove it.",
            "Unscheduled enrollments are listed with their reasons, and with suggested fixes that would help most.",
            "After a cancellation, re-planning changes as little as possible for everybody else. A single session can be scheduled, moved or swapped by hand, on its page or in the week.",
        ],
    },
    Article {
        title: "Telling people about their sessions",
        paragraphs: &[
            "Publishing proposes the sessions to their trainees. Messages then has one text for each person, with all that they do not know yet, in their own time zone: copy it, or open it in your email program. A calendar file goes with it.",
            "Mark people as told once a message is sent. A session that is moved or cancelled later is to be told again.",
            "Without a server, the message to a trainee has a link of their own. It carries their sessions and needs no workspace: they confirm or decline there and send their responses back, by email or as a file. Enter responses, on Messages, reads what they sent, and says before what can’t be entered and why.",
            "A team’s server with a mail account or a Slack channel sends these messages by itself.",
        ],
    },
    Article {
        title: "Responding to a session",
        paragraphs: &[
            "Today shows trainees the sessions that wait for their response. Confirm a session, or decline it with a reason: re-planning takes the reason into account.",
            "Mentors can decline, too. Coordinators can confirm and decline for a trainee.",
        ],
    },
    Article {
        title: "Your availability",
        paragraphs: &[
            "Working hours say when you can be a trainee, by your own clock. Date overrides are days with other hours, and time off is days without any session.",
            "Weekly limits say how many sessions you take on. Interviewers can say whether they accept trainees at all.",
            "Import your calendar on the same page, so that no session falls on your busy times.",
        ],
    },
    Article {
        title: "Scorecards are hidden until both submit",
        paragraphs: &[
            "After a session the trainee and the mentor each write a scorecard, unless the step asks for one side only or for none. Each can read only their own until all are in.",
            "Then both are shown side by side, with what to talk about. The trainee, the mentor, a second reviewer, those asked to sign off and coordinators can read them. Leaders cannot.",
            "A scorecard that is submitted can’t be changed.",
        ],
    },
    Article {
        title: "Calibration",
        paragraphs: &[
            "Where two people rate the same interview, calibration compares their ratings: how often they give the same rating, how often they are within 1 point, and who is more lenient by how much.",
            "Agreement (kappa) takes out what chance alone would give: 1 is full agreement, 0 is no more than chance. Figures appear once there are enough ratings to compare.",
        ],
    },
    Article {
        title: "Reviewing a session",
        paragraphs: &[
            "The mentor reviews the session: approve it, or say that it needs another. A mentor or a coordinator can ask a second reviewer, who can review it, too.",
            "A trainee who disagrees can dispute the result, and a coordinator decides.",
        ],
    },
    Article {
        title: "Signing off",
        paragraphs: &[
            "The path says who approves: the last mentor, named people, a panel, all mentors, or any certified interviewer. The enrollment shows the evidence, and what speaks against a sign-off stands beside the button.",
            "An approver can hold a sign-off back with a reason. Coordinators cannot sign off their own training.",
        ],
    },
    Article {
        title: "Reminders and what is overdue",
        paragraphs: &[
            "Everybody has one list of what they have to do next, on Today. Tasks are due in the working hours of the person who does them.",
            "Coordinators see what is overdue by person, copy the messages, and mark them as reminded.",
        ],
    },
    Article {
        title: "What each role sees",
        paragraphs: &[
            "Coordinators see and plan everything. Leaders see training progress, coverage and the interviewer pool, but no scorecards and no drafts. Trainees and interviewers see their own sessions and what they need to do, and everybody’s certificates.",
            "Without a server a workspace lies open to everyone who has the browser or the file: roles then only choose what is shown. On a team’s server they are enforced.",
            "In a team, coordinators can view the app as somebody else: on that person’s page, under Access. Nothing can be changed there.",
        ],
    },
    Article {
        title: "Undo and history",
        paragraphs: &[
            "Almost every change can be undone: in the message that follows it, or later in History. Up to 200 changes back can be undone, unless something later depends on the change.",
            "Deleting a person’s name cannot be undone.",
        ],
    },
    Article {
        title: "Where your data is",
        paragraphs: &[
            "Without a server everything is in this browser and works offline. Back up the workspace file from Settings: it restores everything in any browser.",
            "With a team’s server, each device keeps the part that its user may see, and sends changes when there is a network again.",
        ],
    },
];
