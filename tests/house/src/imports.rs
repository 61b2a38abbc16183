//! Which file uses which: every path in a source file, in `use` trees, expressions, types and macros,
//! resolved to its file. Code that is only compiled for tests is skipped.

use crate::{
    modules::{CRATES, ModulePath, Modules, module_of},
    sources::Source,
};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::{
    Attribute, File, Item, ItemMod, ItemUse, Macro, UseTree, Visibility,
    visit::{Visit, visit_file, visit_item, visit_macro, visit_path},
};

/// The files that each file imports from, by path.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// The names in a file: the paths that it mentions, and the names that its `use` items bind.
#[derive(Default)]
struct Mentions {
    paths: Vec<Vec<String>>,
    bound: BTreeMap<String, Vec<String>>,
    /// Names that the module re-exports.
    offered: BTreeMap<String, Vec<String>>,
}

/// All imports between files of the project's crates.
pub fn imports(sources: &[Source]) -> Imports {
    let sources: Vec<_> = sources.iter().filter(|source| !source.path.ends_with("tests.rs")).collect();
    let modules = Modules::of(&sources.iter().map(|source| (*source).clone()).collect::<Vec<_>>());
    let mentions: BTreeMap<ModulePath, Mentions> =
        sources.iter().filter_map(|source| Some((module_of(&source.path)?, mentions(source)))).collect();
    let resolver = Resolver { modules: &modules, mentions: &mentions };
    let mut imports = Imports::new();
    for source in sources {
        let Some(module) = module_of(&source.path) else { continue };
        let targets = mentions[&module].paths.iter().filter_map(|path| resolver.file(&module, path));
        let others = targets.filter(|target| *target != source.path).map(str::to_owned);
        imports.insert(source.path.clone(), others.collect());
    }
    imports
}

fn mentions(source: &Source) -> Mentions {
    let file: File = syn::parse_file(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path));
    let mut mentions = Mentions::default();
    visit_file(&mut mentions, &file);
    mentions
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        assert!(
            module.content.is_none(),
            "`mod {}` stands inside a file: give it a file of its own",
            module.ident
        );
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_offered = !matches!(item.vis, Visibility::Inherited);
        self.read_tree(&item.tree, &mut Vec::new(), is_offered);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit_path(self, path);
    }

    fn visit_macro(&mut self, invoked: &'ast Macro) {
        self.read_tokens(invoked.tokens.clone());
        visit_macro(self, invoked);
    }
}

impl Mentions {
    fn read_tree(&mut self, tree: &UseTree, path: &mut Vec<String>, is_offered: bool) {
        match tree {
            UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.read_tree(&inner.tree, path, is_offered);
                path.pop();
            }
            UseTree::Name(name) => self.bind(path, &name.ident.to_string(), None, is_offered),
            UseTree::Rename(name) => {
                self.bind(path, &name.ident.to_string(), Some(name.rename.to_string()), is_offered);
            }
            UseTree::Glob(_) => self.paths.push(path.clone()),
            UseTree::Group(group) => {
                group.items.iter().for_each(|item| self.read_tree(item, path, is_offered));
            }
        }
    }

    fn bind(&mut self, path: &[String], name: &str, renamed: Option<String>, is_offered: bool) {
        let mut whole = path.to_vec();
        if name != "self" {
            whole.push(name.to_owned());
        }
        let bound = renamed.or_else(|| whole.last().cloned()).unwrap_or_default();
        self.paths.push(whole.clone());
        if is_offered {
            self.offered.insert(bound.clone(), whole.clone());
        }
        self.bound.insert(bound, whole);
    }

    /// Macros are not parsed, so every sequence of names joined by `::` is taken as a path.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end_path(&mut path);
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.end_path(&mut path);
                    colons = 0;
                    self.read_tokens(group.stream());
                }
                _ => {
                    self.end_path(&mut path);
                    colons = 0;
                }
            }
        }
        self.end_path(&mut path);
    }

    fn end_path(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.paths.push(path);
        }
    }
}

struct Resolver<'a> {
    modules: &'a Modules,
    mentions: &'a BTreeMap<ModulePath, Mentions>,
}

impl Resolver<'_> {
    /// The project file that has the item a path names, if any.
    fn file(&self, module: &[String], path: &[String]) -> Option<&str> {
        let target = self.followed(self.absolute(module, path, 0)?, 0);
        self.modules.file(self.modules.deepest(&target)?)
    }

    fn absolute(&self, module: &[String], path: &[String], depth: usize) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        let mut start = match first.as_str() {
            "crate" => vec![module[0].clone()],
            "self" => module.to_vec(),
            "super" => module[..module.len() - 1].to_vec(),
            name if CRATES.iter().any(|(known, _)| *known == name) => vec![name.to_owned()],
            name => self.named_here(module, name, path.len() > 1, depth)?,
        };
        let mut rest = rest.iter().peekable();
        while rest.next_if(|segment| *segment == "super").is_some() {
            start.pop();
        }
        start.extend(rest.cloned());
        Some(start)
    }

    /// A child module, or a name bound by a `use` in the file.
    fn named_here(&self, module: &[String], name: &str, leads_on: bool, depth: usize) -> Option<ModulePath> {
        let child: ModulePath = module.iter().cloned().chain([name.to_owned()]).collect();
        if self.modules.file(&child).is_some() && leads_on {
            return Some(child);
        }
        let bound = self.mentions.get(module)?.bound.get(name)?;
        if depth > 4 || bound.first().is_some_and(|first| first == name) {
            return None;
        }
        self.absolute(module, bound, depth + 1)
    }

    /// Follows re-exported names to where they are defined.
    fn followed(&self, path: ModulePath, depth: usize) -> ModulePath {
        let Some(module) = self.modules.deepest(&path) else { return path };
        let Some((name, rest)) = path[module.len()..].split_first() else { return path };
        let offered = self.mentions.get(module).and_then(|mentions| mentions.offered.get(name));
        match offered.and_then(|offered| self.absolute(module, offered, 0)) {
            Some(mut target) if depth < 5 && target != path => {
                target.extend(rest.iter().cloned());
                self.followed(target, depth + 1)
            }
            _ => path,
        }
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => &[],
    }
}
