//! The fields that people can set, read from the sources of the model.

const SOURCES: [(&str, &[&str]); 7] = [
    (include_str!("../../../src/model/program.rs"), &["Path", "Step"]),
    (
        include_str!("../../../src/model/program/rules.rs"),
        &[
            "StepRules",
            "MentorRule",
            "WhoMentors",
            "Writers",
            "PathRules",
            "Entry",
            "SignOffRule",
            "Group",
            "DueHours",
            "Decider",
            "Validity",
            "OnExpiry",
        ],
    ),
    (include_str!("../../../src/model/person.rs"), &["Person", "WeeklyLimits", "Hosting", "Presence"]),
    (include_str!("../../../src/model/preferences.rs"), &["Preferences", "Most", "PartOfDay", "Pause"]),
    (include_str!("../../../src/model/interview_type.rs"), &["InterviewType", "Scale"]),
    (include_str!("../../../src/workspace.rs"), &["About"]),
    (include_str!("../../../src/model/session.rs"), &["DeclineReason"]),
];

/// A field of a struct, or a variant of an enum that is not its default.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// `Path.steps`, or `Entry::Nomination`.
    pub name: String,
}

/// Without the fields whose whole type is another of these structs and enums: its own fields stand for them.
pub fn fields() -> Vec<Field> {
    let types: Vec<&str> = SOURCES.iter().flat_map(|(_, types)| types.iter().copied()).collect();
    let of_source = |(source, names): &(&str, &[&str])| {
        names.iter().flat_map(|name| fields_of(source, name, &types)).collect::<Vec<_>>()
    };
    SOURCES.iter().flat_map(of_source).map(|name| Field { name }).collect()
}

fn fields_of(source: &str, name: &str, types: &[&str]) -> Vec<String> {
    let lines: Vec<&str> = source.lines().collect();
    let is_head = |keyword: &str, line: &str| line == format!("pub {keyword} {name} {{");
    let struct_at = lines.iter().position(|line| is_head("struct", line));
    let enum_at = lines.iter().position(|line| is_head("enum", line));
    let Some(head) = struct_at.or(enum_at) else { panic!("no {name} in its source") };
    let body = lines[head + 1..].iter().take_while(|line| **line != "}");
    // Only what stands at the first level: four spaces deep.
    let own = body.filter(|line| line.starts_with("    ") && !line.starts_with("     "));
    let own: Vec<&str> = own.map(|line| line.trim()).filter(|line| !line.starts_with("//")).collect();
    if struct_at.is_some() {
        let public = own.iter().filter_map(|line| line.strip_prefix("pub ")?.split_once(": "));
        let settable = public.filter(|(_, of)| !types.contains(&of.trim_end_matches(',')));
        return settable.map(|(field, _)| format!("{name}.{field}")).collect();
    }
    let after_default = |place: usize| place > 0 && own[place - 1] == "#[default]";
    let variants = own.iter().enumerate().filter(|(place, line)| {
        line.starts_with(|letter: char| letter.is_ascii_uppercase()) && !after_default(*place)
    });
    let word = |line: &str| line.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    variants.map(|(_, line)| format!("{name}::{}", word(line))).collect()
}
