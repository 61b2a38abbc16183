//! Recognizes columns of interview types by their cells, whatever their names.

use super::{Field, Mapping, plain};
use crate::exchange::{
    table::{Line, Table},
    values::{lists::entries, type_names::TypeNames},
};
use std::collections::BTreeSet;

/// How many cells are looked at to find out whether a column lists interview types.
const MOST_TYPE_CELLS: usize = 500;

impl<F: Field> Mapping<F> {
    /// Maps the unmapped columns whose cells are all interview types, and returns these columns. The mapping is a
    /// suggestion for the user to check.
    pub fn suggest_types(&mut self, table: &Table, names: &TypeNames<()>) -> BTreeSet<usize> {
        let header: Vec<String> = table.header.iter().map(|name| plain(name)).collect();
        let mut suggested = BTreeSet::new();
        if F::lists_others(&header) {
            return suggested;
        }
        // Names that leave one choice come first.
        for choices in 1..=2 {
            for (column, name) in header.iter().enumerate() {
                let fields = F::type_fields(name);
                let free = fields.iter().find(|field| self.column(**field).is_none());
                let is_open = fields.len() == choices && self.columns[column].is_none();
                if let Some(field) = free.filter(|_| is_open && lists_types(&table.lines, column, names)) {
                    self.columns[column] = Some(*field);
                    suggested.insert(column);
                }
            }
        }
        suggested
    }
}

/// Whether the filled cells of a column contain only names of interview types, one or several each.
fn lists_types(lines: &[Line], column: usize, names: &TypeNames<()>) -> bool {
    let filled = lines.iter().map(|line| line.cell(column)).filter(|cell| !cell.is_empty());
    let mut entries = filled.take(MOST_TYPE_CELLS).flat_map(entries).peekable();
    entries.peek().is_some() && entries.all(|entry| names.alike(&entry).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::{
        mapping::{InterviewField, PeopleField},
        reader::read_table,
    };

    fn suggested<F: Field>(text: &str, known: &[&str]) -> Vec<Option<F>> {
        let table = read_table(text.as_bytes()).expect("a table");
        let mut mapping = Mapping::<F>::guess(&table.header, &table.lines);
        let before = mapping.clone();
        let suggested = mapping.suggest_types(&table, &TypeNames::with_usual(known.iter().copied()));
        let changed = (0..table.header.len()).filter(|at| before.columns[*at] != mapping.columns[*at]);
        assert_eq!(suggested, changed.collect(), "just what was added is called a suggestion");
        mapping.columns().to_vec()
    }

    #[test]
    fn columns_of_interview_types_are_recognized_by_their_cells() {
        use PeopleField::{Certified, Name, Training};
        assert_eq!(
            suggested("Name;Habilitado;Se forma\nAda;Coding, System design;\nBo;;Behavioural\n", &[]),
            [Some(Name), Some(Certified), Some(Training)]
        );
        assert_eq!(
            suggested("Name;Lernt gerade;Darf führen\nAda;;Coding\nBo;Coding;\n", &[]),
            [Some(Name), Some(Training), Some(Certified)],
            "a name that speaks of learning is in training"
        );
        assert_eq!(
            suggested("Name;Interviewer for\nAda;Werte\nBo;Onsite: Werte\n", &["Werte"]),
            [Some(Name), Some(Certified)],
            "types of the workspace count as well as usual ones"
        );
        assert_eq!(
            suggested("What happens;Begin\nTechnical screen: coding;2027-01-04 10:00\n", &[]),
            [Some(InterviewField::Type), None]
        );
    }

    #[test]
    fn columns_that_list_something_else_are_left_alone() {
        use PeopleField::Name;
        for text in [
            "Name;Office\nAda;Berlin\n",
            "Name;Title\nAda;Coding\nBo;Engineer\n",
            "Name;Empty\nAda;\n",
            "Name;Interviews on hold\nAda;Coding\n",
        ] {
            assert_eq!(suggested(text, &[]), [Some(Name), None], "{text}");
        }
        let candidates = "Candidate;Mail;Does\nAda;ada@example.com;Coding\n";
        assert_eq!(suggested::<PeopleField>(candidates, &[]), [None; 3]);
    }
}
