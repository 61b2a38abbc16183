use super::*;
use std::collections::BTreeMap;
use switchback_core::{
    command::Submission,
    model::interview_type::{Rubric, RubricVersion, Scale},
    progress::scorecards::pair,
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
fn a_card_begun_before_the_rubric_changed_is_taken_as_it_was_begun() {
    let begun = with(held(), (33, TRAINEE, writing(SESSION, Side::Trainee)));
    let changed = with(begun, (34, COORDINATOR, set(five_levels())));
    given(changed.clone())
        .when(MENTOR, by_rubric(Side::Mentor, &[1, 2, 3], None))
        .refused(Refusal::RatingsDoNotFit { asked: 2, given: 3 });
    assert!(
        given(changed.clone()).when(MENTOR, by_rubric(Side::Mentor, &[1, 2, 3], Some(0))).outcome.is_ok()
    );
    given(changed.clone())
        .when(MENTOR, by_rubric(Side::Mentor, &[6, 2], Some(1)))
        .refused(Refusal::RatingAboveScale(5));
    given(changed.clone())
        .when(MENTOR, by_rubric(Side::Mentor, &[1], Some(9)))
        .refused(Refusal::RubricUnknown);

    let log = given(changed).when(MENTOR, by_rubric(Side::Mentor, &[5, 4], Some(1))).log();
    let both = pair::side_by_side(log.workspace(), SESSION).unwrap();
    let named: Vec<_> = both
        .rows
        .iter()
        .map(|row| (row.dimension.as_str(), row.trainee.map(u8::from), row.mentor.map(u8::from)))
        .collect();
    let expected = [
        ("Problem solving", Some(1), Some(5)),
        ("Technical depth", Some(2), None),
        ("Communication", Some(3), None),
        ("Testing", None, Some(4)),
    ];
    assert_eq!(named, expected, "no rating is lost");
}
