use super::*;
use switchback_core::{
    access::{asker::Asker, person::change, session::rights},
    command::{
        import::Import,
        people::{PersonLimits, PersonTags},
        person::{BusyTimes, DayHours, Description},
    },
    intake::details::Details,
    log::Log,
    model::{
        hours::{Interval, Span, WeeklyHours},
        person::{Hosting, Presence, Profile, WeeklyLimits},
        preferences::{PartOfDay, Pause, Preferences},
        session::CancelReason,
    },
    zones::{DatabaseZones, Zone},
};

const PERSON: PersonId = PersonId(5);

fn day_of(spans: &[(u16, u16)]) -> Vec<Span> {
    spans.iter().map(|(from, to)| Span::new(*from, *to)).collect()
}

fn week(monday: &[(u16, u16)]) -> WeeklyHours {
    let mut hours = WeeklyHours::default();
    hours.0[0] = day_of(monday);
    hours
}

#[test]
fn people_set_their_own_hours_and_the_coordinator_anyones() {
    let command = Command::SetHours { person: PERSON, hours: week(&[(60, 120)]), prefer: None };
    for by in [TRAINEE, COORDINATOR] {
        let set = Event::HoursSet { person: PERSON, hours: week(&[(60, 120)]) };
        given([]).when(by, command.clone()).then([set]);
    }
    given([]).when(BYSTANDER, command).refused(Refusal::NotYours);
}

#[test]
fn hours_and_the_preferred_ones_among_them_are_set_by_one_command() {
    let (hours, prefer) = (week(&[(60, 240)]), week(&[(60, 120)]).0);
    let command = Command::SetHours { person: PERSON, hours: hours.clone(), prefer: Some(prefer.clone()) };
    let day = |after| super::hours(after).date_naive();
    let pause = Some(Pause { from: day(0), until: day(48) });
    let paused = Preferences { pause, ..Preferences::default() };
    let pausing = Command::SetPreferences { person: PERSON, preferences: paused.clone() };
    given([(0, TRAINEE, pausing)]).when(TRAINEE, command.clone()).then([
        Event::HoursSet { person: PERSON, hours },
        Event::PreferencesSet { person: PERSON, preferences: Preferences { prefer, ..paused } },
    ]);
    given([(0, TRAINEE, command.clone())]).when(TRAINEE, command.clone()).then([]);
    given([]).when(BYSTANDER, command).refused(Refusal::NotYours);
}

#[test]
fn a_request_from_before_preferred_hours_came_with_the_hours_still_reads() {
    let command = Command::SetHours { person: PERSON, hours: week(&[(60, 120)]), prefer: None };
    let text = serde_json::to_string(&command).unwrap();
    assert!(!text.contains("prefer"), "{text}");
    assert_eq!(serde_json::from_str::<Command>(&text).unwrap(), command);
}

#[test]
fn hours_are_normalized_so_that_equal_hours_compare_equal() {
    let command =
        Command::SetHours { person: PERSON, hours: week(&[(600, 700), (60, 120), (120, 200)]), prefer: None };
    let set = Event::HoursSet { person: PERSON, hours: week(&[(60, 200), (600, 700)]) };
    given([]).when(TRAINEE, command).then([set]);
    let same = Command::SetHours { person: PERSON, hours: WeeklyHours::default(), prefer: None };
    given([]).when(TRAINEE, same).then([]);
}

#[test]
fn hours_end_after_they_start_and_within_the_day() {
    for spans in [[(120, 60)], [(60, 60)], [(60, 1441)]] {
        let hours = Command::SetHours { person: PERSON, hours: week(&spans), prefer: None };
        given([]).when(TRAINEE, hours).refused(Refusal::HoursNotSound);
        let day = hours_of_one_day(day_of(&spans));
        given([]).when(TRAINEE, day).refused(Refusal::HoursNotSound);
    }
}

fn hours_of_one_day(spans: Vec<Span>) -> Command {
    Command::ChangeDay { person: PERSON, day: hours(0).date_naive(), hours: Some(spans) }
}

#[test]
fn a_date_override_can_be_set_and_removed() {
    let day = hours(0).date_naive();
    let away = Event::DayChanged { person: PERSON, day, hours: Some(Vec::new()) };
    given([]).when(TRAINEE, hours_of_one_day(Vec::new())).then([away]);
    let usual = Command::ChangeDay { person: PERSON, day, hours: None };
    given([]).when(TRAINEE, usual.clone()).then([]);
    let again = Event::DayChanged { person: PERSON, day, hours: None };
    given([(0, TRAINEE, hours_of_one_day(Vec::new()))]).when(TRAINEE, usual).then([again]);
}

#[test]
fn busy_times_replace_those_of_the_same_calendar() {
    let times = |end| {
        let busy = vec![Interval { start: hours(0), end }];
        BusyTimes { person: PERSON, source: SourceId(1), busy }
    };
    let read = Command::ReadBusyTimes(times(hours(2)));
    let event = Event::BusyTimesRead { person: PERSON, source: SourceId(1), busy: times(hours(2)).busy };
    given([]).when(TRAINEE, read.clone()).then([event]);
    given([(0, TRAINEE, read.clone())]).when(TRAINEE, read).then([]);
    given([]).when(TRAINEE, Command::ReadBusyTimes(times(hours(0)))).refused(Refusal::HoursNotSound);
}

#[test]
fn setting_the_current_value_changes_nothing() {
    let commands = [
        Command::SetLimits { person: PERSON, limits: WeeklyLimits::default() },
        Command::SetHosting { person: PERSON, hosting: Hosting::Hosts },
        Command::SetPresence { person: PERSON, presence: Presence::Here },
    ];
    for command in commands {
        given([]).when(COORDINATOR, command).then([]);
    }
}

#[test]
fn commands_about_unknown_people_are_refused() {
    let commands = [
        Command::SetLimits { person: NOBODY, limits: WeeklyLimits::default() },
        Command::SetHosting { person: NOBODY, hosting: Hosting::Hosts },
        Command::SetPresence { person: NOBODY, presence: Presence::Left },
        Command::SetHours { person: NOBODY, hours: WeeklyHours::default(), prefer: None },
        Command::ErasePerson { person: NOBODY },
    ];
    for command in commands {
        given([]).when(COORDINATOR, command).refused(Refusal::UnknownPerson);
    }
}

#[test]
fn leaving_frees_the_seats_ahead() {
    for person in [PERSON, PersonId(3)] {
        let leave = Command::SetPresence { person, presence: Presence::Left };
        let left = Event::PresenceSet { person, presence: Presence::Left };
        let reason = CancelReason::PersonLeft;
        let cancelled = Event::SessionCancelled { session: SESSION, reason };
        given(proposed()).when(COORDINATOR, leave.clone()).then([left.clone(), cancelled]);
        given(held()).when(COORDINATOR, leave).then([left]);
    }
}

#[test]
fn only_the_coordinator_changes_a_team_and_a_start_date() {
    let describe =
        |description: Description| Command::DescribePerson { description, profile: world::name(5) };
    let known = || world::description(5);
    let moved = Description { team: None, ..known() };
    let joined = Description { joined: None, ..known() };
    for description in [moved, joined] {
        given([]).when(TRAINEE, describe(description.clone())).refused(Refusal::OnlyTheCoordinator);
        let Description { person, team, zone, joined } = description.clone();
        let described = Event::PersonDescribed { person, team, zone, joined };
        given([]).when(COORDINATOR, describe(description)).then([described]);
    }
    let elsewhere = Description { zone: Zone::named("Asia/Kolkata"), ..known() };
    assert!(given([]).when(TRAINEE, describe(elsewhere)).outcome.is_ok());
}

#[test]
fn a_description_needs_a_name_a_time_zone_and_an_existing_team() {
    let describe = |change: &dyn Fn(&mut Description), name: &str| {
        let mut description = world::description(5);
        change(&mut description);
        let profile = Profile::new(name, None);
        Command::DescribePerson { description, profile }
    };
    let unknown_zone = Refusal::UnknownZone("Mars/Base".into());
    given([]).when(TRAINEE, describe(&|_| {}, "  ")).refused(Refusal::NameMissing);
    let too_long = Refusal::NameTooLong(200);
    given([]).when(TRAINEE, describe(&|_| {}, &"A".repeat(201))).refused(too_long);
    given([])
        .when(TRAINEE, describe(&|known| known.zone = Zone::named("Mars/Base"), "A"))
        .refused(unknown_zone);
    given([])
        .when(COORDINATOR, describe(&|known| known.team = Some(TeamId(9)), "A"))
        .refused(Refusal::UnknownTeam);
    given([]).when(BYSTANDER, describe(&|_| {}, "A")).refused(Refusal::NotYours);
    given([]).when(TRAINEE, describe(&|_| {}, "A")).then([]);
}

#[test]
fn a_person_added_by_hand_has_what_was_typed() {
    let added = PersonId(50);
    let details = Details {
        name: " Nova Nescio ".into(),
        mail: "Nova@Nescio.example ".into(),
        zone: "europe/berlin".into(),
        ..Details::default()
    };
    let log = given([]).when(COORDINATOR, details.adding(&DatabaseZones, added)).log();
    let known =
        Details { mail: "nova@nescio.example".into(), zone: "Europe/Berlin".into(), ..details.clone() };
    let known = Details { name: "Nova Nescio".into(), ..known };
    assert_eq!(Details::of(log.workspace(), added), Some(known));
    let taken = Details { mail: "nomen7@nescio.example".into(), ..details.clone() };
    given([]).when(COORDINATOR, taken.adding(&DatabaseZones, added)).refused(Refusal::MailTaken);
    given([]).when(TRAINEE, details.adding(&DatabaseZones, added)).refused(Refusal::OnlyTheCoordinator);
}

#[test]
fn a_namesake_is_someone_who_is_here() {
    let namesake = |log: &Log, name: &str| Details::namesake(log.workspace(), name);
    let log = given([]).log();
    assert_eq!(namesake(&log, " NOMEN7 nescio7"), Some(PersonId(7)));
    assert_eq!(namesake(&log, "Nomen"), None);
    let left = Command::SetPresence { person: PersonId(7), presence: Presence::Left };
    assert_eq!(namesake(&given([(0, COORDINATOR, left)]).log(), "Nomen7 Nescio7"), None);
}

#[test]
fn an_email_address_belongs_to_one_person_who_is_here() {
    let describe = |mail: &str| {
        let profile = Profile::new("Nomen5 Nescio5", Some(mail.to_owned()));
        Command::DescribePerson { description: world::description(5), profile }
    };
    for text in ["nomen5", "nomen5@nescio", "nomen 5@nescio.example"] {
        given([]).when(TRAINEE, describe(text)).refused(Refusal::NotMail);
    }
    given([]).when(TRAINEE, describe("Nomen7@Nescio.example ")).refused(Refusal::MailTaken);
    let left = Command::SetPresence { person: PersonId(7), presence: Presence::Left };
    assert!(given([(0, COORDINATOR, left)]).when(TRAINEE, describe("nomen7@nescio.example")).outcome.is_ok());
    let own = given([]).when(TRAINEE, describe("NOMEN5@nescio.example"));
    assert_eq!(own.log().workspace().profiles.mail(PERSON), Some("nomen5@nescio.example"));
    assert!(given([]).when(TRAINEE, describe("")).outcome.is_ok());

    let new = |person: u64| {
        let profile = Profile::new(format!("New {person}"), Some("new@nescio.example".into()));
        (Description { person: PersonId(person), ..world::description(8) }, profile)
    };
    let import = |people: &[u64]| {
        Command::Import(Import {
            people: people.iter().map(|person| new(*person)).collect(),
            ..Import::default()
        })
    };
    given([]).when(COORDINATOR, import(&[20, 21])).refused(Refusal::MailTaken);
    given([(0, COORDINATOR, import(&[20]))]).when(COORDINATOR, import(&[21])).refused(Refusal::MailTaken);
}

#[test]
fn other_names_and_tags_are_no_longer_than_names() {
    let long = "A".repeat(201);
    let too_long = || Refusal::NameTooLong(200);
    let profile = Profile { also: [long.clone()].into(), ..world::name(5) };
    let describe = Command::DescribePerson { description: world::description(5), profile };
    given([]).when(COORDINATOR, describe).refused(too_long());
    let tags = Command::SetTags { person: PERSON, tags: [long].into() };
    given([]).when(COORDINATOR, tags).refused(too_long());
}

#[test]
fn erasing_a_person_deletes_the_name_and_keeps_what_they_did() {
    let erase = Command::ErasePerson { person: PERSON };
    given([]).when(TRAINEE, erase.clone()).refused(Refusal::OnlyTheCoordinator);
    let log = given(enrolled()).when(COORDINATOR, erase).log();
    assert_eq!(log.workspace().profiles.0.get(&PERSON), None);
    assert_eq!(log.workspace().people[&PERSON].presence, Presence::Left);
    assert!(log.workspace().enrollments.contains_key(&ENROLLMENT));
}

#[test]
fn a_week_away_is_one_command() {
    let first = hours(0).date_naive();
    let days = |hours: Option<Vec<Span>>| {
        let day = |number| DayHours { day: first + chrono::Days::new(number), hours: hours.clone() };
        Command::ChangeDays { person: PERSON, days: (0..5).map(day).collect() }
    };
    let away = (0..5).map(|number| Event::DayChanged {
        person: PERSON,
        day: first + chrono::Days::new(number),
        hours: Some(Vec::new()),
    });
    given([]).when(TRAINEE, days(Some(Vec::new()))).then(away);
    given([]).when(BYSTANDER, days(None)).refused(Refusal::NotYours);
    let many = (0..400).map(|number| DayHours { day: first + chrono::Days::new(number), hours: None });
    let many = Command::ChangeDays { person: PERSON, days: many.collect() };
    given([]).when(TRAINEE, many).refused(Refusal::TooManyDays { most: 366 });
}

#[test]
fn the_last_change_of_a_day_counts() {
    let day = hours(0).date_naive();
    let of = |hours: Option<Vec<Span>>| DayHours { day, hours };
    let changed = |hours: Option<Vec<Span>>| Event::DayChanged { person: PERSON, day, hours };
    let days = |days: Vec<DayHours>| Command::ChangeDays { person: PERSON, days };
    let off = || Some(Vec::new());
    given([]).when(TRAINEE, days(vec![of(off()), of(None)])).then([changed(off()), changed(None)]);
    given([]).when(TRAINEE, days(vec![of(off()), of(off())])).then([changed(off())]);
}

#[test]
fn preferences_are_stored_and_a_pause_cannot_end_before_it_begins() {
    let mut preferences = Preferences { part_of_day: PartOfDay::Morning, ..Preferences::default() };
    preferences.prefer[0] = day_of(&[(540, 600), (600, 660)]);
    let mut kept = preferences.clone();
    kept.prefer[0] = day_of(&[(540, 660)]);
    let set = Event::PreferencesSet { person: PERSON, preferences: kept };
    given([])
        .when(TRAINEE, Command::SetPreferences { person: PERSON, preferences: preferences.clone() })
        .then([set]);
    let day = hours(0).date_naive();
    preferences.pause = Some(Pause { from: day, until: day.pred_opt().expect("a day before") });
    given([])
        .when(TRAINEE, Command::SetPreferences { person: PERSON, preferences })
        .refused(Refusal::PauseEndsBefore);
}

#[test]
fn erasing_is_final() {
    let left = Command::SetPresence { person: PERSON, presence: Presence::Left };
    let erase = Command::ErasePerson { person: PERSON };
    let erased = given([(0, COORDINATOR, left.clone()), (1, COORDINATOR, erase.clone())]);
    // Undoing the earlier command would bring back a person without a name.
    let undo = |number| Command::Undo { command: CommandId(number) };
    erased.when(COORDINATOR, undo(100)).refused(Refusal::ErasedForGood);
    let erased = || given([(0, COORDINATOR, erase.clone())]);
    erased().when(COORDINATOR, undo(100)).refused(Refusal::ErasedForGood);
    let here = Command::SetPresence { person: PERSON, presence: Presence::Here };
    erased().when(COORDINATOR, here).refused(Refusal::ErasedForGood);
    let named =
        Command::DescribePerson { description: world::description(PERSON.0), profile: world::name(PERSON.0) };
    erased().when(COORDINATOR, named).refused(Refusal::ErasedForGood);
}

#[test]
fn a_person_who_has_left_cannot_act_and_the_coordinator_can_instead() {
    let report = [Command::MarkHeld { session: SESSION }, Command::MarkMissed { session: SESSION }];
    for (person, by) in [(PersonId(3), MENTOR), (PersonId(5), TRAINEE)] {
        let leave = Command::SetPresence { person, presence: Presence::Left };
        let left = with(proposed(), (35, COORDINATOR, leave));
        let own = Command::SetHosting { person, hosting: Hosting::Declines };
        for command in report.iter().cloned().chain([own, Command::Undo { command: CommandId(100) }]) {
            given(left.clone()).when(by, command).refused(Refusal::PersonLeft);
        }
        let log = given(left.clone()).log();
        let rights = |by| {
            let asker = Asker { workspace: log.workspace(), zones: &DatabaseZones, by, at: hours(36) };
            (rights(&asker, SESSION).report, change(&asker, person).is_ok())
        };
        assert_eq!((rights(by), rights(COORDINATOR)), ((false, false), (true, true)));
        given(left).when(COORDINATOR, report[0].clone()).then([Event::SessionHeld { session: SESSION }]);
    }
}

#[test]
fn after_a_mentor_has_left_only_the_coordinator_assigns_a_second_reviewer() {
    let leave = Command::SetPresence { person: PersonId(3), presence: Presence::Left };
    let left = with(written(), (35, COORDINATOR, leave));
    let ask = Command::AskSecondReviewer { session: SESSION, reviewer: PersonId(1) };
    given(left.clone()).when(MENTOR, ask.clone()).refused(Refusal::PersonLeft);
    assert!(given(left).when(COORDINATOR, ask).outcome.is_ok());
}

fn tagged(people: &[(u64, &[&str])]) -> Command {
    let tags = |(person, tags): &(u64, &[&str])| PersonTags {
        person: PersonId(*person),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    Command::SetTagsOfAll { people: people.iter().map(tags).collect() }
}

#[test]
fn several_people_are_tagged_and_untagged_together() {
    let set = |person, tags: &[&str]| Event::TagsSet {
        person: PersonId(person),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let both = tagged(&[(5, &["senior"]), (6, &["senior"])]);
    given([]).when(COORDINATOR, both.clone()).then([set(5, &["senior"]), set(6, &["senior"])]);
    given([]).when(TRAINEE, both.clone()).refused(Refusal::OnlyTheCoordinator);
    given([]).when(COORDINATOR, tagged(&[(5, &["senior"]), (99, &[])])).refused(Refusal::UnknownPerson);
    given([]).when(COORDINATOR, tagged(&[])).refused(Refusal::NothingToDo);
    given([]).when(TRAINEE, tagged(&[])).refused(Refusal::OnlyTheCoordinator);
    let one = Command::SetTags { person: PersonId(6), tags: ["Berlin".to_owned()].into() };
    let log = given([(0, COORDINATOR, both), (1, COORDINATOR, one)]).log();
    let people = [PersonId(5), PersonId(6)];
    let without = PersonTags::without(log.workspace(), &people, "senior");
    assert_eq!(Command::SetTagsOfAll { people: without }, tagged(&[(5, &[])]));
    let with = PersonTags::with(log.workspace(), &people, " senior ");
    assert_eq!(Command::SetTagsOfAll { people: with }, tagged(&[(6, &["Berlin", "senior"])]));
    assert_eq!(PersonTags::with(log.workspace(), &people, " "), []);
}

#[test]
fn one_undo_reverts_the_limits_of_several_people() {
    let before = given([]).log();
    let people = [PersonId(5), PersonId(6), NOBODY];
    let changed = PersonLimits::changed(before.workspace(), &people, None, Some(4));
    let limits = WeeklyLimits { as_mentor: 4, ..WeeklyLimits::default() };
    let expected = [5, 6].map(|person| PersonLimits { person: PersonId(person), limits });
    assert_eq!(changed, expected);
    let set = (0, COORDINATOR, Command::SetLimitsOfAll { people: changed });
    let log = given([set.clone()]).log();
    assert_eq!(PersonLimits::changed(log.workspace(), &people, None, Some(4)), []);
    let undo = Command::Undo { command: CommandId(100) };
    let undone = given([set, (1, COORDINATOR, undo)]).log();
    assert_eq!(undone.workspace().people, before.workspace().people);
}

#[test]
fn a_person_does_not_come_back_to_an_address_that_is_taken() {
    let presence = |presence| Command::SetPresence { person: PERSON, presence };
    let taken = Command::DescribePerson {
        description: world::description(7),
        profile: Profile { mail: world::name(5).mail, ..world::name(7) },
    };
    let acts = || vec![(0, COORDINATOR, presence(Presence::Left)), (1, COORDINATOR, taken.clone())];
    let refusal = || Refusal::MailTakenMeanwhile;
    given(acts()).when(COORDINATOR, presence(Presence::Here)).refused(refusal());
    let undo = Command::Undo { command: CommandId(100) };
    given(acts()).when(COORDINATOR, undo).refused(refusal());
    let own = Command::DescribePerson { description: world::description(7), profile: world::name(7) };
    given(with(acts(), (2, COORDINATOR, own)))
        .when(COORDINATOR, presence(Presence::Here))
        .then([Event::PresenceSet { person: PERSON, presence: Presence::Here }]);
}
