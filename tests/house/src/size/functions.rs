//! The functions of a source, each with its length.

use syn::{
    Attribute, Block, ImplItemFn, ItemFn, ItemMod, Signature, TraitItemFn,
    spanned::Spanned,
    visit::{self, Visit},
};

pub struct Function {
    pub file: String,
    pub name: String,
    /// From its signature to its closing brace.
    pub lines: usize,
}

/// All functions except tests.
pub fn functions(file: &str, text: &str) -> Vec<Function> {
    let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file} is no Rust: {error}"));
    let mut reader = Reader { file, found: Vec::new() };
    reader.visit_file(&parsed);
    reader.found
}

struct Reader<'a> {
    file: &'a str,
    found: Vec<Function>,
}

impl Reader<'_> {
    fn take(&mut self, signature: &Signature, block: &Block) {
        let lines = block.span().end().line + 1 - signature.span().start().line;
        self.found.push(Function { file: self.file.into(), name: signature.ident.to_string(), lines });
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.take(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.take(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast TraitItemFn) {
        if let Some(block) = &function.default {
            self.take(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}
