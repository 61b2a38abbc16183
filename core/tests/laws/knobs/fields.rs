//! The fields that people can set, read from the source of the model.

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
    /// Its type. Empty for a variant.
    of: String,
}

/// Skips fields whose only type is another of these structs: its own fields stand for them.
pub fn fields() -> Vec<Field> {
    let types: Vec<&str> = SOURCES.iter().flat_map(|(_, types)| types.iter().copied()).collect();
    let of_source = |(source, names): &(&str, &[&str])| {
        names.iter().flat_map(|name| fields_of(source, name)).collect::<Vec<_>>()
    };
    let all: Vec<Field> = SOURCES.iter().flat_map(of_source).collect();
    let uses = |of: &str| all.iter().filter(|field| field.of == of).count();
    let stands_alone: Vec<bool> =
        all.iter().map(|field| !types.contains(&field.of.as_str()) || uses(&field.of) > 1).collect();
    all.into_iter().zip(stands_alone).filter_map(|(field, alone)| alone.then_some(field)).collect()
}

fn fields_of(source: &str, name: &str) -> Vec<Field> {
    let lines: Vec<&str> = source.lines().collect();
    let is_head = |keyword: &str, line: &str| line == format!("pub {keyword} {name} {{");
    let struct_at = lines.iter().position(|line| is_head("struct", line));
    let enum_at = lines.iter().position(|line| is_head("enum", line));
    let Some(head) = struct_at.or(enum_at) else { panic!("no {name} in its source") };
    let body = lines[head + 1..].iter().take_while(|line| **line != "}");
    // Only lines at the first level, four spaces deep.
    let own = body.filter(|line| line.starts_with("    ") && !line.starts_with("     "));
    let own: Vec<&str> = own.map(|line| line.trim()).filter(|line| !line.starts_with("//")).collect();
    if struct_at.is_some() { of_struct(name, &own) } else { of_enum(name, &own) }
}

fn of_struct(name: &str, lines: &[&str]) -> Vec<Field> {
    let public = lines.iter().filter_map(|line| line.strip_prefix("pub ")?.split_once(": "));
    let field = |(field, of): (&str, &str)| Field {
        name: format!("{name}.{field}"),
        of: of.trim_end_matches(',').to_owned(),
    };
    public.map(field).collect()
}

fn of_enum(name: &str, lines: &[&str]) -> Vec<Field> {
    let after_default = |place: usize| place > 0 && lines[place - 1] == "#[default]";
    let variants = lines.iter().enumerate().filter(|(place, line)| {
        line.starts_with(|letter: char| letter.is_ascii_uppercase()) && !after_default(*place)
    });
    let word = |line: &str| line.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    variants.map(|(_, line)| Field { name: format!("{name}::{}", word(line)), of: String::new() }).collect()
}
