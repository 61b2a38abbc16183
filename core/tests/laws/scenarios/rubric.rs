use super::*;
use std::collections::BTreeMap;
use switchback_core::{
    command::Submission,
    log::history::history,
    model::{
        interview_type::{Rubric, Scale},
        scorecard::{ContentPlace, Scorecard},
    },
    progress::scorecards::pair::{self, Compared},
};

fn five_levels() -> Rubric {
    let anchors = ["a", "b", "c", "d", "e"].map(String::from).into();
    let dimensions = ["Problem solving", "Testing"].map(String::from).into();
    Rubric { dimensions, scale: Scale { levels: 5, anchors }, anchors: BTreeMap::new() }
}

fn set(rubric: Rubric) -> Command {
    Command::SetRubric { interview_type: CODING, rubric }
}

fn by_rubric(side: Side, ratings: &[u8], rubric: Option<u16>) -> Command {
    Command::WriteScorecard(Submission {
        session: SESSION,
        side,
        ratings: ratings.iter().filter_map(|rating| Rating::new(*rating)).collect(),
        recommendation: Recommendation::No,
        notes: String::new(),
        rubric: rubric.map(RubricVersion),
        verdict: None,
        salt: SALT,
    })
}

#[test]
fn a_rubric_has_named_dimensions_and_a_worded_scale() {
    let rubric = five_levels();
    given([])
        .when(COORDINATOR, set(rubric.clone()))
        .then([Event::RubricSet { interview_type: CODING, rubric }]);
    given([]).when(MENTOR, set(five_levels())).refused(Refusal::OnlyTheCoordinator);
    let twice = Rubric { dimensions: vec!["Testing".into(), "testing ".into()], ..five_levels() };
    given([]).when(COORDINATOR, set(twice)).refused(Refusal::DimensionsNotDistinct);
    let none = Rubric { dimensions: Vec::new(), ..five_levels() };
    given([]).when(COORDINATOR, set(none)).refused(Refusal::DimensionsNotDistinct);
    for levels in [0, 1, 4, 11] {
        let scale = Scale { levels, ..five_levels().scale };
        given([]).when(COORDINATOR, set(Rubric { scale, ..five_levels() })).refused(Refusal::ScaleNotSound);
    }
}

#[test]
fn the_first_scorecard_keeps_the_rubric_it_was_started_with() {
    let changed = with(held(), (33, COORDINATOR, set(five_levels())));
    let first = |ratings: &[u8], version| {
        given(changed.clone()).when(MENTOR, by_rubric(Side::Mentor, ratings, version))
    };
    assert!(first(&[1, 2, 3], Some(0)).outcome.is_ok());
    assert!(first(&[5, 4], None).outcome.is_ok());
    first(&[1, 2, 3], None).refused(Refusal::RatingsDoNotFit { asked: 2, given: 3 });
    first(&[6, 2], Some(1)).refused(Refusal::RatingAboveScale(5));
    first(&[1], Some(9)).refused(Refusal::RubricUnknown);
}

#[test]
fn both_sides_rate_on_the_first_scorecards_rubric() {
    for (first, by, second, then) in
        [(Side::Trainee, TRAINEE, Side::Mentor, MENTOR), (Side::Mentor, MENTOR, Side::Trainee, TRAINEE)]
    {
        let begun = with(held(), (33, by, writing(SESSION, first)));
        let changed = with(begun, (34, COORDINATOR, set(five_levels())));
        let other =
            |ratings: &[u8], version| given(changed.clone()).when(then, by_rubric(second, ratings, version));
        other(&[5, 4], Some(1)).refused(Refusal::RubricOfOtherCard);
        other(&[5, 4], None).refused(Refusal::RatingsDoNotFit { asked: 3, given: 2 });
        other(&[1, 2, 5], None).refused(Refusal::RatingAboveScale(4));
        let log = other(&[1, 2, 3], None).log();
        let both = pair::side_by_side(log.workspace(), SESSION).unwrap();
        let all_rated = |row: &Compared| row.same_scale && row.trainee.is_some() && row.mentor.is_some();
        assert_eq!(both.rows.len(), 3);
        assert!(both.rows.iter().all(all_rated), "{:?}", both.rows);
    }
}

#[test]
fn ratings_on_two_scales_are_shown_without_a_difference() {
    let begun = with(held(), (33, TRAINEE, writing(SESSION, Side::Trainee)));
    let changed = with(begun, (34, COORDINATOR, set(five_levels())));
    let mut workspace = given(changed).log().workspace().clone();
    let rating = |rating| Rating::new(rating).unwrap();
    let session = workspace.sessions.get_mut(&SESSION).unwrap();
    let submitted = session.scorecards.trainee.as_ref().unwrap().submitted;
    let ratings = vec![rating(5), rating(4)];
    let (recommendation, notes) = (Recommendation::No, String::new());
    let content = ContentPlace::Line(ScorecardContent { ratings, recommendation, notes, verdict: None });
    // An older version of the app accepted such a scorecard.
    session.scorecards.mentor = Some(Scorecard { submitted, rubric: RubricVersion(1), content });
    let both = pair::side_by_side(&workspace, SESSION).unwrap();
    let named: Vec<_> = both
        .rows
        .iter()
        .map(|row| (row.dimension.as_str(), row.trainee.is_some(), row.mentor.is_some()))
        .collect();
    let expected = [
        ("Problem solving", true, true),
        ("Technical depth", true, false),
        ("Communication", true, false),
        ("Testing", false, true),
    ];
    assert_eq!(named, expected, "no rating is lost");
    assert!(both.rows.iter().all(|row| row.apart().is_none()));
    assert!(!both.prompts.iter().any(|prompt| prompt.contains("apart")), "{:?}", both.prompts);
}

#[test]
fn a_draft_keeps_its_ratings_of_equivalent_dimensions() {
    let rubric = |dimensions: &[&str], levels| {
        let scale = Scale { levels, ..Scale::default() };
        let dimensions = dimensions.iter().map(|name| (*name).to_owned()).collect();
        Rubric { dimensions, scale, anchors: BTreeMap::new() }
    };
    let from = rubric(&["Testing", "Tone"], 4);
    let ratings = [Rating::new(2), Rating::new(3)];
    let to = rubric(&["Tone", "Depth", "Testing"], 4);
    assert_eq!(pair::carried(&from, &to, &ratings), [ratings[1], None, ratings[0]]);
    assert_eq!(pair::carried(&from, &rubric(&["Tone"], 10), &ratings), [None]);
}

#[test]
fn a_rubric_that_scorecards_use_cannot_be_undone() {
    let changed = with(held(), (33, COORDINATOR, set(five_levels())));
    let log = given(changed.clone()).log();
    let command = history(&log)[0].command;
    let used = with(changed, (34, TRAINEE, by_rubric(Side::Trainee, &[1, 2], None)));
    given(used).when(COORDINATOR, Command::Undo { command }).refused(Refusal::OthersBuiltOnIt);
}
