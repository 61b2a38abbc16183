//! Public programs to start from, each as its source describes it. If a source doesn't mention a rule, the rule requires nothing,
//! and [`Preset::left_open`] lists what the company has to decide. `docs/programs.md` compares each rule with its source.

use crate::model::program::{
    Path, Step, StepKind,
    rules::{Entry, Group, OnExpiry, PathRules, SignOffRule, StepRules, Validity, Writers},
};

/// A path to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// A short name for addresses and tests.
    pub id: &'static str,
    pub title: &'static str,
    pub source: &'static str,
    pub path: Path,
    /// What the source requires and no rule of a path covers: people follow it by hand.
    pub by_hand: &'static [&'static str],
    /// What a path needs and the source doesn't say, with the value used for now.
    pub left_open: &'static [&'static str],
}

/// The default path, then the public programs.
pub fn presets() -> Vec<Preset> {
    vec![
        usual(),
        posthog(),
        curioswitch(),
        gitlab_design(),
        gitlab_older(),
        menlo(),
        usps(),
        google(),
        bar_raiser(),
        brookes(),
        usq(),
        oxford(),
        apprenticeship(),
    ]
}

pub fn preset(id: &str) -> Option<Preset> {
    presets().into_iter().find(|preset| preset.id == id)
}

const NO_SIGN_OFF: &str = "Who approves at the end. For now, the coordinator records the certificate.";
const NO_TIMES: &str = "Hours between sessions and notice. For now, both are 0.";

fn preset_of(
    (id, title, source): (&'static str, &'static str, &'static str),
    steps: Vec<Step>,
    rules: PathRules,
    by_hand: &'static [&'static str],
    left_open: &'static [&'static str],
) -> Preset {
    let steps = [steps, vec![Step::once(StepKind::SignOff)]].concat();
    let rules = PathRules { source: Some(source.to_owned()), ..rules };
    let path = Path { steps, hours_between_sessions: 0, notice_hours: 0, rules };
    Preset { id, title, source, path, by_hand, left_open }
}

/// Rules of a source that names no approver.
fn silent() -> PathRules {
    PathRules { sign_off: SignOffRule::Record, ..PathRules::default() }
}

fn step(kind: StepKind, times: u8) -> Step {
    Step { times, ..Step::once(kind) }
}

fn named(kind: StepKind, label: &str) -> Step {
    let rules = StepRules { label: Some(label.to_owned()), ..StepRules::default() };
    Step { rules, ..Step::once(kind) }
}

fn between(kind: StepKind, times: u8, at_most: u8) -> Step {
    let rules = StepRules { at_most: Some(at_most), ..StepRules::default() };
    Step { rules, ..step(kind, times) }
}

fn usual() -> Preset {
    let path = Path::default();
    Preset {
        id: "usual",
        title: "2 shadows, 2 reverse shadows",
        source: "Switchback",
        path,
        by_hand: &[],
        left_open: &[],
    }
}

fn posthog() -> Preset {
    preset_of(
        (
            "posthog-tech-screen",
            "PostHog: technical screen",
            "github.com/PostHog/posthog.com, contents/handbook/people/hiring-process/engineering-hiring.mdx",
        ),
        vec![
            Step::once(StepKind::Course),
            Step::with_different_mentors(StepKind::Shadow, 2),
            between(StepKind::ReverseShadow, 1, 2),
        ],
        PathRules {
            tenure_days: Some(90),
            sign_off: SignOffRule::LastMentor,
            checks_after: vec![5, 10],
            ..PathRules::default()
        },
        &[
            "The mentor gives feedback on the assessment and on conduct.",
            "About half of candidates are expected to pass; more than 6 or 7 rejections in 10 are harsh.",
            "The candidate consents before anything is recorded.",
        ],
        &["When a scorecard is due. For now, there is no deadline.", NO_TIMES],
    )
}

fn curioswitch() -> Preset {
    let kinds = [StepKind::Shadow, StepKind::HalfShadow, StepKind::ReverseShadow];
    preset_of(
        (
            "curioswitch",
            "CurioSwitch: software engineer",
            "github.com/curioswitch/curiostack, docs/company/processes/interview-guides/software-engineer/README.md",
        ),
        kinds.map(Step::once).into(),
        silent(),
        &[
            "The debrief takes 30 minutes.",
            "Scores range from 1 to 5. Set the scale of the interview type to match.",
        ],
        &[NO_SIGN_OFF, NO_TIMES],
    )
}

fn gitlab_design() -> Preset {
    preset_of(
        (
            "gitlab-product-design",
            "GitLab: product design",
            "gitlab.com/gitlab-org/gitlab-design/-/issues/2545",
        ),
        vec![
            Step::once(StepKind::Course),
            Step::once(StepKind::IntroCall),
            step(StepKind::Shadow, 2),
            Step::once(StepKind::OwnQuestion),
            Step::once(StepKind::ReverseShadow),
        ],
        silent(),
        &[],
        &[NO_SIGN_OFF, "Whether the 2 shadows need different mentors. For now, they do not.", NO_TIMES],
    )
}

fn gitlab_older() -> Preset {
    let rules = StepRules { scorecards: Writers::MentorOnly, ..StepRules::default() };
    preset_of(
        (
            "gitlab-company-older",
            "GitLab: company-wide, older version",
            "handbook.gitlab.com/hiring/conducting-a-gitlab-interview, an older version",
        ),
        vec![
            Step::once(StepKind::Course),
            Step { rules, ..Step::once(StepKind::Shadow) },
            Step::once(StepKind::ReverseShadow),
        ],
        PathRules { tenure_days: Some(14), observers: Some(1), ..silent() },
        &["Trainee and mentor are matched by time zone and role.", "Interviews are not recorded."],
        &[NO_SIGN_OFF, NO_TIMES],
    )
}

fn menlo() -> Preset {
    preset_of(
        ("menlo", "Menlo", "www.menlo.ai/handbook/interview/interviewers"),
        vec![between(StepKind::Shadow, 2, 3), between(StepKind::ReverseShadow, 1, 2)],
        silent(),
        &["Scores range from 1 to 5. Set the scale of the interview type to match."],
        &[NO_SIGN_OFF, NO_TIMES],
    )
}

fn usps() -> Preset {
    let rules = StepRules { valid_months: Some(12), ..StepRules::default() };
    preset_of(
        (
            "usps-el312",
            "United States Postal Service: handbook EL-312",
            "about.usps.com/handbooks/el312/el312c5_019.htm",
        ),
        vec![
            Step { rules, ..Step::once(StepKind::Course) },
            Step::once(StepKind::Shadow),
            Step::once(StepKind::ReverseShadow),
        ],
        silent(),
        &[],
        &[NO_SIGN_OFF, NO_TIMES],
    )
}

fn google() -> Preset {
    preset_of(
        (
            "google-rework",
            "Google re:Work: practice for interviewers",
            "rework.withgoogle.com/guides/hiring-train-your-interviewers/steps/giving-interviewers-practice/",
        ),
        vec![
            Step::once(StepKind::Shadow),
            named(StepKind::IntroCall, "Meeting to plan the interview"),
            Step::once(StepKind::ReverseShadow),
        ],
        silent(),
        &[],
        &["How many sessions of each kind. For now, 1 each.", NO_SIGN_OFF, NO_TIMES],
    )
}

fn bar_raiser() -> Preset {
    let panel = SignOffRule::Panel { of: Group::Tag("core bar raiser".to_owned()), needed: 2 };
    preset_of(
        (
            "amazon-bar-raiser",
            "Amazon: bar raiser",
            "www.dayone.careers/the-truth-about-the-amazon-bar-raiser (former insiders, not Amazon)",
        ),
        vec![Step::once(StepKind::Shadow), Step::once(StepKind::ReverseShadow)],
        PathRules { entry: Entry::Nomination, sign_off: panel, ..PathRules::default() },
        &["The mentor presents the case to the panel.", "The role takes 6 to 8 hours a week."],
        &[
            "How many sessions of each kind. For now, 1 each.",
            "How many panel members must approve. For now, 2.",
            NO_TIMES,
        ],
    )
}

/// A course that alone qualifies a person for this many months.
fn course(
    names: (&'static str, &'static str, &'static str),
    months: u16,
    lapses_to: OnExpiry,
    by_hand: &'static [&'static str],
    left_open: &'static [&'static str],
) -> Preset {
    let validity = Validity { months: Some(months), idle_weeks: None, lapses_to };
    preset_of(
        names,
        vec![Step::once(StepKind::Course)],
        PathRules { validity, ..silent() },
        by_hand,
        left_open,
    )
}

fn brookes() -> Preset {
    course(
        (
            "brookes-panel",
            "Oxford Brookes University: panel member",
            "brookes.ac.uk/staff/working-at-brookes/employment-policies/recruitment/permanent-and-long-term/composition-of-the-interview-panel",
        ),
        36,
        OnExpiry::ObserverOnly,
        &["A panel has at least 2 members.", "A panel sees at most 6 candidates a day."],
        &[NO_SIGN_OFF],
    )
}

fn usq() -> Preset {
    course(
        (
            "usq-panel",
            "University of Southern Queensland: panel member",
            "www.usq.edu.au/hr/polproc/mgrtoolkit/mtpart2/p2panels (old copy)",
        ),
        24,
        OnExpiry::Nothing,
        &["A panel has at least 3 members."],
        &[NO_SIGN_OFF, "What happens after the course expires. For now, it is taken again."],
    )
}

fn oxford() -> Preset {
    course(
        (
            "oxford-chair",
            "University of Oxford: chair of a selection panel",
            "www.admin.ox.ac.uk/personnel/recruit/recruitproc/planapprove/selectionpanel/ (old copy)",
        ),
        48,
        OnExpiry::Nothing,
        &["The course is required of the chair of a panel."],
        &[NO_SIGN_OFF, "What happens after the course expires. For now, it is taken again."],
    )
}

fn apprenticeship() -> Preset {
    let apprentice = |times| {
        let step = named(StepKind::HalfShadow, "Apprentice");
        Step { times, different_mentors: true, ..step }
    };
    let shorter = Path {
        steps: vec![apprentice(1), Step::once(StepKind::SignOff)],
        hours_between_sessions: 0,
        notice_hours: 0,
        rules: PathRules { observers: Some(1), ..silent() },
    };
    preset_of(
        (
            "apprenticeship-per-area",
            "Apprenticeship for each area",
            "hiringfor.tech/2021/01/25/interview-apprenticeship.html",
        ),
        vec![apprentice(2)],
        PathRules { observers: Some(1), shorter: Some(Box::new(shorter)), ..silent() },
        &[],
        &[
            "How many apprentice sessions are required. For now, 2, and 1 in a second area.",
            NO_SIGN_OFF,
            NO_TIMES,
        ],
    )
}
