//! Files that have been read but not imported yet.

use crate::{
    platform::{
        device,
        files::{FileError, ReadFile},
        pace::stepped,
    },
    store::{Store, notice::Notice, workbook_files},
    ui::controls::file_reading::ReadingRun,
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};
use switchback_core::{
    exchange::{
        table::{
            Table,
            kind::TableKind,
            mapping::{InterviewField, Mapping, kind_of_table},
            reader::TableText,
        },
        unreadable::Unreadable,
        workbook::{Sheet, may_be_workbook},
    },
    intake::Answers,
    order::Gather,
};

/// A column with more names than this doesn't contain interview types.
const MOST_TYPES: usize = 200;

/// A file that has been read but not imported yet.
#[derive(Clone)]
pub enum Opened {
    Table {
        name: String,
        table: Arc<Table>,
        kind: TableKind,
    },
    Calendar(ReadFile),
    /// Several sheets, some of which are to be imported.
    Workbook {
        name: String,
        tables: Vec<SheetTable>,
    },
}

/// A sheet of a workbook.
#[derive(Clone)]
pub struct SheetTable {
    pub name: String,
    pub table: Arc<Table>,
    /// `None` if neither its header nor its cells show what it lists.
    pub kind: Option<TableKind>,
}

impl Opened {
    /// A table with this name.
    pub fn table(name: String, table: Arc<Table>, kind: Option<TableKind>) -> Self {
        Self::Table { name, table, kind: kind.unwrap_or(TableKind::Interviews) }
    }

    /// Workbooks come first, as they may contain people. Then people before interviews, so that interviewers are known when
    /// the interviews are imported.
    pub fn order(&self) -> u8 {
        match self {
            Self::Workbook { .. } => 0,
            Self::Table { kind: TableKind::People, .. } => 1,
            Self::Table { .. } => 2,
            Self::Calendar(_) => 3,
        }
    }
}

/// The interview types named in waiting tables of interviews.
pub fn named_types(waiting: &[Opened]) -> Vec<String> {
    let mut names = BTreeSet::new();
    for opened in waiting {
        let Opened::Table { table, kind: TableKind::Interviews, .. } = opened else { continue };
        let mapping = Mapping::guess(&table.header, &[]);
        names.extend(table.lines.iter().map(|line| mapping.cell(line, InterviewField::Type)));
    }
    match names.len() {
        0..=MOST_TYPES => names.into_iter().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Opens the files that can be imported and shows a notice for each of the others. Stops when the run is over.
pub async fn open_all(store: Store, files: Vec<Result<ReadFile, FileError>>, run: ReadingRun) -> Vec<Opened> {
    let mut all = Vec::new();
    for file in files {
        match file {
            Ok(file) => {
                run.begin_file(&file.name);
                match opened(file, run).await.filter(|_| run.is_on()) {
                    Some(Ok(opened)) => all.push(opened),
                    Some(Err(words)) => store.notify(Notice::refused(words)),
                    None => return Vec::new(),
                }
            }
            Err(error) => store.notify(Notice::refused(error.to_string())),
        }
    }
    all
}

/// `None` if the run is over.
async fn opened(file: ReadFile, run: ReadingRun) -> Option<Result<Opened, String>> {
    if is_calendar(&file) {
        return Some(Ok(Opened::Calendar(file)));
    }
    if may_be_workbook(&file.bytes) {
        let name = file.name.clone();
        return match workbook_files::sheets(file, move || run.is_on()).await {
            Ok(sheets) => Some(workbook(name, sheets?)),
            Err(words) => Some(Err(format!("{name}: {words}"))),
        };
    }
    let words = |unreadable: Unreadable| format!("{}: {unreadable}", file.name);
    let text = match TableText::decode(&file.bytes) {
        Ok(text) => text,
        Err(unreadable) => return Some(Err(words(unreadable))),
    };
    let table = match stepped(text.reader(), |percent| run.goes_on(percent)).await? {
        Ok(table) => table,
        Err(unreadable) => return Some(Err(words(unreadable))),
    };
    let kind = kind(&table);
    Some(Ok(Opened::table(file.name, Arc::new(table), kind)))
}

/// The only sheet as a table, or all of them for the user to choose from.
fn workbook(name: String, sheets: Vec<Sheet>) -> Result<Opened, String> {
    let table = |sheet: Sheet| {
        let name = sheet.name.clone();
        let table = sheet.into_table()?;
        Ok(SheetTable { name, kind: kind(&table), table: Arc::new(table) })
    };
    let tables: Result<Vec<SheetTable>, Unreadable> = sheets.into_iter().map(table).collect();
    let words = |unreadable: Unreadable| format!("{name}: {unreadable}");
    let mut tables = tables.map_err(words)?;
    match tables.len() {
        0 => Err(words(Unreadable::Empty)),
        1 => {
            let SheetTable { table, kind, .. } = tables.remove(0);
            Ok(Opened::table(name, table, kind))
        }
        _ => Ok(Opened::Workbook { name, tables }),
    }
}

/// The content of a table: as the table states, as chosen before, or as its header and cells suggest.
fn kind(table: &Table) -> Option<TableKind> {
    let remembered = || device::remembered().table(&table.header).map(|layout| layout.columns.kind());
    table.kind.or_else(remembered).or_else(|| kind_of_table(table))
}

/// The answers of earlier imports. Only about which names stand for the same interview type, as answers about people are
/// stored in their profiles.
pub fn remembered_answers(store: Store) -> Answers {
    let remembered = device::remembered().types.into_iter();
    untrack(|| {
        store.read(|workspace| {
            let types = remembered.filter(|(_, known)| workspace.interview_types.contains_key(known));
            Answers { types: types.map(|(name, known)| (name, Some(known))).into_map(), ..Answers::default() }
        })
    })
}

fn is_calendar(file: &ReadFile) -> bool {
    let begins = file.bytes.windows(15).take(64).any(|bytes| bytes == b"BEGIN:VCALENDAR");
    begins || file.name.to_lowercase().ends_with(".ics")
}
