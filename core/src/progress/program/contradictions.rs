//! What can't work in a program, or can't work with the people who are there.

use crate::{
    model::{
        ids::{InterviewTypeId, PersonId},
        person::{Hosting, Presence},
        program::{
            Path, Program, Step,
            rules::{Decider, OnExpiry, SignOffRule},
        },
    },
    order::{Gather, Order},
    progress::{certificates::status, sign_off::approval},
    wording::count,
    workspace::Workspace,
    zones::Zones,
};
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub interview_type: InterviewTypeId,
    pub weight: Weight,
    /// A sentence that says what to change.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It can't be published like this.
    Impossible,
    /// With the people who are there today, no one can finish it.
    Blocked,
    /// It works, but may surprise people.
    Odd,
}

/// All findings, by path and weight.
pub fn findings(
    workspace: &Workspace,
    zones: &dyn Zones,
    program: &Program,
    now: DateTime<Utc>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (interview_type, path) in &program.paths {
        let mut looking =
            Looking { workspace, zones, now, interview_type: *interview_type, found: &mut found };
        looking.path(path, "");
        if let Some(shorter) = &path.rules.shorter {
            looking.path(shorter, "Shorter path: ");
        }
        if let Some(refresher) = &path.rules.refresher {
            looking.path(refresher, "Refresher: ");
        }
        looking.whole(path);
    }
    if let Some(interview_type) = cycle(program) {
        let name = workspace.type_name(interview_type);
        let words = format!("{name} requires itself through other paths. Remove one prerequisite.");
        found.push(Finding { interview_type, weight: Weight::Impossible, words });
    }
    found.order_by_key(|finding| (finding.interview_type, finding.weight));
    found
}

/// A type that is its own prerequisite, through other types.
pub fn cycle(program: &Program) -> Option<InterviewTypeId> {
    let needed = |interview_type: &InterviewTypeId| {
        program.paths.get(interview_type).map(|path| path.rules.prerequisites.clone()).unwrap_or_default()
    };
    program.paths.keys().copied().find(|begin| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<_> = needed(begin).into_iter().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(needed(&next));
            }
        }
        seen.contains(begin)
    })
}

struct Looking<'a> {
    workspace: &'a Workspace,
    zones: &'a dyn Zones,
    now: DateTime<Utc>,
    interview_type: InterviewTypeId,
    found: &'a mut Vec<Finding>,
}

impl Looking<'_> {
    fn say(&mut self, weight: Weight, words: String) {
        self.found.push(Finding { interview_type: self.interview_type, weight, words });
    }

    fn path(&mut self, path: &Path, prefix: &str) {
        for step in path.steps.iter().filter(|step| step.kind.is_session()) {
            self.bounds(step, prefix);
            self.mentors(path, step, prefix);
        }
        self.pairs(path, prefix);
        self.sign_off(path, prefix);
    }

    fn bounds(&mut self, step: &Step, prefix: &str) {
        let (name, times) = (step.name(), step.times);
        if let Some(most) = step.rules.at_most.filter(|most| *most < times) {
            let words = format!(
                "{prefix}{name}: {} required, but at most {most} allowed. Raise the maximum.",
                count(times, "session", "sessions")
            );
            self.say(Weight::Impossible, words);
        }
        if let Some(least) = step.rules.at_least.filter(|least| *least == 0 || *least > times) {
            let words = format!(
                "{prefix}{name}: at least {} required, but {times} planned. Choose a minimum from 1 to {times}.",
                count(least, "session", "sessions")
            );
            self.say(Weight::Impossible, words);
        }
        if let (Some(least), Some(mentors)) = (step.rules.at_least, step.rules.distinct_mentors)
            && least < mentors
        {
            let words = format!(
                "{prefix}{name}: the step can end after {}, before {mentors} different mentors. Raise the minimum.",
                count(least, "session", "sessions")
            );
            self.say(Weight::Odd, words);
        }
        if let (Some(most), Some(retakes)) = (step.rules.at_most, step.rules.retakes)
            && retakes.saturating_add(1) >= most
        {
            let words = format!(
                "{prefix}{name}: with at most {}, the limit of {} is never reached. Lower it, or raise the maximum.",
                count(most, "session", "sessions"),
                count(retakes, "retake", "retakes")
            );
            self.say(Weight::Odd, words);
        }
        let most = step.rules.at_most.unwrap_or(times);
        if let Some(mentors) = step.rules.distinct_mentors.filter(|mentors| *mentors > most) {
            let words = format!(
                "{prefix}{name}: {mentors} mentors required in {}. Lower the number of mentors.",
                count(most, "session", "sessions")
            );
            self.say(Weight::Impossible, words);
        }
    }

    /// Everyone certified in the type who has not left and accepts trainees.
    fn hosts(&self) -> Vec<PersonId> {
        let here = self.workspace.people_here().filter(|person| person.hosting == Hosting::Hosts);
        here.map(|person| person.id)
            .filter(|person| {
                status::holds(self.workspace, self.zones, *person, self.interview_type, self.now)
            })
            .collect()
    }

    fn fits(&self, step: &Step, person: PersonId) -> bool {
        let rule = &step.rules.mentor;
        let workspace = self.workspace;
        let conducted = status::conducted_before(workspace, person, self.interview_type, self.now);
        let since = workspace.certificate(person, self.interview_type).map(|known| self.now - known.from);
        let tagged =
            |tag: &String| workspace.people.get(&person).is_some_and(|known| known.tags.contains(tag));
        conducted >= usize::from(rule.interviews_conducted)
            && since.is_some_and(|since| since >= Duration::weeks(rule.weeks_certified.into()))
            && rule.tag.as_ref().is_none_or(tagged)
    }

    fn mentors(&mut self, path: &Path, step: &Step, prefix: &str) {
        let needed = usize::from(step.mentors_needed());
        let fitting = self.hosts().into_iter().filter(|person| self.fits(step, *person)).count();
        let name = step.name();
        if fitting == 0 {
            self.say(
                Weight::Blocked,
                format!("{prefix}{name}: no interviewer can mentor this step today. Relax the rules or certify someone."),
            );
        } else if fitting < needed {
            let words = format!(
                "{prefix}{name}: {needed} different mentors required, {fitting} available today. Lower the number or certify more interviewers."
            );
            self.say(Weight::Blocked, words);
        }
        if step.rules.mentor.from_another_team && self.teams_of_hosts(step) == 1 {
            let words = format!(
                "{prefix}{name}: all available mentors are on one team, and its trainees need a mentor from another team."
            );
            self.say(Weight::Odd, words);
        }
        if path.hours_between_sessions == 0 && step.times > 1 {
            let words = format!(
                "{prefix}{name}: there is no time for scorecards and review. Add hours between sessions."
            );
            self.say(Weight::Odd, words);
        }
    }

    fn teams_of_hosts(&self, step: &Step) -> usize {
        let hosts = self.hosts().into_iter().filter(|person| self.fits(step, *person));
        let teams: BTreeSet<_> = hosts
            .filter_map(|person| self.workspace.people.get(&person))
            .map(|person| person.team)
            .into_set();
        teams.len()
    }

    fn pairs(&mut self, path: &Path, prefix: &str) {
        let sessions: usize =
            path.steps.iter().filter(|step| step.kind.is_session()).map(|step| usize::from(step.times)).sum();
        let hosts = self.hosts().len();
        if path.rules.never_same_pair && hosts < sessions {
            let words = format!(
                "{prefix}No pair may meet twice, but {} have only {} available today. Allow repeats or certify more interviewers.",
                count(sessions, "session", "sessions"),
                count(hosts, "mentor", "mentors")
            );
            self.say(Weight::Blocked, words);
        }
        if path.rules.observers == Some(0) {
            self.say(
                Weight::Blocked,
                format!(
                    "{prefix}0 trainees per interview allowed, so no session can take place. Raise the limit."
                ),
            );
        }
    }

    fn sign_off(&mut self, path: &Path, prefix: &str) {
        let here = |person: &PersonId| self.workspace.is_here(*person);
        let words = match &path.rules.sign_off {
            SignOffRule::Named(person) if !here(person) => {
                Some("the named approver has left. Choose someone else.".to_owned())
            }
            SignOffRule::AnyOf(people) if !people.iter().any(here) => {
                Some("all named approvers have left. Choose someone else.".to_owned())
            }
            SignOffRule::Panel { of, needed } => {
                let there =
                    approval::members(self.workspace, of).iter().filter(|person| here(person)).count();
                (there < usize::from(*needed)).then(|| {
                    format!(
                        "{needed} approvals required, but only {} can approve. Add approvers.",
                        count(there, "person", "people")
                    )
                })
            }
            SignOffRule::LastMentor | SignOffRule::AllMentors
                if !path.steps.iter().any(|step| step.kind.is_session()) =>
            {
                Some("mentors approve, but the path has no sessions. Choose other approvers.".to_owned())
            }
            _ => None,
        };
        if let Some(words) = words {
            self.say(Weight::Blocked, format!("{prefix}Sign-off: {words}"));
        }
    }

    fn whole(&mut self, path: &Path) {
        let rules = &path.rules;
        if rules.validity.lapses_to == OnExpiry::Refresher && rules.refresher.is_none() {
            let words = "Expired certificates require a refresher, but there is none. Add one.";
            self.say(Weight::Odd, words.to_owned());
        }
        if rules.validity.lapses_to == OnExpiry::Nothing && rules.refresher.is_some() {
            let words = "There is a refresher, but expired certificates require the whole training again. Choose the \
                         refresher after expiry, or remove it.";
            self.say(Weight::Odd, words.to_owned());
        }
        if let Decider::Named(person) = rules.decides
            && self.workspace.people.get(&person).is_none_or(|known| known.presence == Presence::Left)
        {
            let words = "The person who decides when sessions are used up has left. Choose someone else.";
            self.say(Weight::Odd, words.to_owned());
        }
        for needed in &rules.prerequisites {
            if !self
                .workspace
                .people_here()
                .any(|person| status::holds(self.workspace, self.zones, person.id, *needed, self.now))
            {
                let name = self.workspace.type_name(*needed);
                self.say(
                    Weight::Blocked,
                    format!("A certificate in {name} is required, but no one has one yet."),
                );
            }
        }
    }
}
