//! Solving a problem as a question and answers in text, so that it can be done in another thread.

use super::{
    problem::Problem,
    solver::{self, Solution},
};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// What the other thread is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub problem: Problem,
    /// Whether each better solution is told, or only the last one.
    pub tells_better: bool,
}

/// What the other thread tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// Better than what was told before; the search goes on.
    Better(Solution),
    Done(Solution),
    /// Why there is no solution, in words.
    Refused(String),
}

/// Solves the problem of the question that the text holds, and tells; [`Report::Done`] comes last.
pub fn answer(question: &str, tell: &dyn Fn(String)) {
    let tell = |report: Report| {
        // A report of numbers and words always becomes text.
        tell(serde_json::to_string(&report).unwrap_or_default());
    };
    let Question { problem, tells_better } = match serde_json::from_str(question) {
        Ok(question) => question,
        Err(error) => return tell(Report::Refused(error.to_string())),
    };
    let solution = solver::solve_with(&problem, &mut |better| {
        if tells_better {
            tell(Report::Better(better.clone()));
        }
        ControlFlow::Continue(())
    });
    tell(match solution {
        Ok(solution) => Report::Done(solution),
        Err(flaw) => Report::Refused(flaw.to_string()),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn asked(problem: Problem, tells_better: bool) -> Vec<Report> {
        reports(&serde_json::to_string(&Question { problem, tells_better }).unwrap_or_default())
    }

    fn reports(question: &str) -> Vec<Report> {
        let told = RefCell::new(Vec::new());
        answer(question, &|text| told.borrow_mut().push(text));
        told.into_inner().iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
    }

    #[test]
    fn a_problem_is_answered_with_its_solution() {
        assert_eq!(asked(Problem::empty(15), false), [Report::Done(Solution::default())]);
        assert_eq!(asked(Problem::empty(15), true).last(), Some(&Report::Done(Solution::default())));
    }

    #[test]
    fn what_is_no_problem_is_refused_in_words() {
        assert!(matches!(&reports("[]")[..], [Report::Refused(words)] if !words.is_empty()));
        let other = Problem { format: "another".into(), ..Problem::empty(15) };
        assert!(matches!(&asked(other, true)[..], [Report::Refused(words)] if words.contains("another")));
    }
}
