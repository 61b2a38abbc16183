//! Functions longer than a screen.

use super::functions::Function;

/// A function with one line per item, each as simple as the last. Splitting it would hide that it is
/// complete.
pub struct Table {
    pub file: &'static str,
    pub name: &'static str,
    pub reason: &'static str,
}

pub const TABLES: &[Table] = &[
    table("core/src/command/about.rs", "about", "each command with what it refers to"),
    table("core/src/command/decide.rs", "by_rules", "each command with its rule"),
    table("core/src/command/summary.rs", "summary", "each command with its words"),
    table("core/src/refusal.rs", "fmt", "each refusal with its words"),
    table(
        "core/src/exchange/table/mapping/interview_fields.rs",
        "column_names",
        "each field's usual headings",
    ),
    table("core/src/exchange/table/mapping/people_fields.rs", "column_names", "each field's usual headings"),
    table("core/src/exchange/table/problem.rs", "fmt", "each problem of a row with its words"),
    table("core/src/workspace/apply.rs", "change", "each event with its effect"),
    table("src/ui/format/command_summary.rs", "event_words", "each event with its words"),
];

const fn table(file: &'static str, name: &'static str, reason: &'static str) -> Table {
    Table { file, name, reason }
}

impl Table {
    pub fn is(&self, function: &Function) -> bool {
        self.file == function.file && self.name == function.name
    }
}
