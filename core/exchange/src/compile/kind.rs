//! The kind of file a mapping is for, with what only that kind has; workbooks with their sheet of links.

use domain::codes;
use domain::ids::SchemeId;
use domain::person::PRISON_NUMBER;
use domain::place::Place;
use serde_saphyr::Spanned;

use super::Check;
use crate::mapping::{Encoding, Kind, Links, Merged, Sheet};
use crate::mapping_file::{EncodingWord, KindWord, LinkKeys, MappingFile, MergedKeys};

impl Check<'_> {
    pub(super) fn kind(&mut self, keys: &MappingFile) -> Kind {
        let encoding = keys.file.encoding.as_ref().map(|encoding| encoding.value);
        if keys.file.kind != KindWord::Xlsx
            && (keys.file.sheet.is_some() || keys.file.header_row.is_some() || keys.links.is_some())
        {
            let place = Place::whole(&self.file);
            self.say(codes::MAPPING_INCOMPLETE, place, "`sheet`, `header_row` and `links` are for xlsx only");
        }
        match keys.file.kind {
            KindWord::Csv => {
                if keys.file.rows.is_some() || keys.file.total.is_some() || keys.row.amendments.is_some() {
                    let place = Place::whole(&self.file);
                    self.say(
                        codes::MAPPING_INCOMPLETE,
                        place,
                        "`rows`, `total` and `amendments` are for JSON only",
                    );
                }
                Kind::Csv {
                    encoding: match encoding {
                        Some(EncodingWord::Windows1252) => Encoding::Windows1252,
                        Some(EncodingWord::Utf8) | None => Encoding::Utf8,
                    },
                    separator: self.separator(keys.file.separator.as_ref()),
                }
            }
            KindWord::Json => {
                if encoding == Some(EncodingWord::Windows1252) || keys.file.separator.is_some() {
                    let place = Place::whole(&self.file);
                    self.say(codes::MAPPING_INCOMPLETE, place, "JSON is always utf-8 and has no separator");
                }
                let path = |path: &String| path.split('.').map(str::to_owned).collect::<Vec<_>>();
                Kind::Json {
                    rows: keys.file.rows.as_ref().map(path).unwrap_or_default(),
                    total: keys.file.total.as_ref().map(path),
                }
            }
            KindWord::Xlsx => self.workbook(keys),
        }
    }

    fn separator(&mut self, separator: Option<&Spanned<String>>) -> u8 {
        match separator.map(|separator| separator.value.as_str()) {
            None | Some(",") => b',',
            Some(";") => b';',
            Some("|") => b'|',
            Some("tab") => b'\t',
            Some(_) => {
                let place = separator.map_or_else(|| Place::whole(&self.file), |key| self.word(key));
                self.say(codes::MAPPING_INCOMPLETE, place, "a separator is one of `,`  `;`  `|`  or `tab`");
                b','
            }
        }
    }

    fn workbook(&mut self, keys: &MappingFile) -> Kind {
        let file = &keys.file;
        let of_others = file.encoding.is_some()
            || file.separator.is_some()
            || file.rows.is_some()
            || file.total.is_some()
            || keys.row.amendments.is_some();
        if of_others {
            let what = "a workbook has no `encoding`, `separator`, `rows`, `total` or `amendments`";
            self.say(codes::MAPPING_INCOMPLETE, Place::whole(&self.file), what);
        }
        let sheet = self.sheet(file.sheet.as_ref(), file.header_row.as_ref());
        let links = keys.links.as_ref().map(|links| self.links(links));
        if let Some(links) = links.as_ref().filter(|links| links.sheet.name == sheet.name) {
            let what = format!("`{}` cannot hold both the rows and the links", links.sheet.name);
            self.say(codes::MAPPING_INCOMPLETE, Place::whole(&self.file), what);
        }
        Kind::Xlsx { sheet, links }
    }

    fn sheet(&mut self, name: Option<&Spanned<String>>, header_row: Option<&Spanned<u32>>) -> Sheet {
        if name.is_none_or(|name| name.value.trim().is_empty()) {
            let place = name.map_or_else(|| Place::whole(&self.file), |name| self.word(name));
            self.say(
                codes::MAPPING_INCOMPLETE,
                place,
                "a workbook needs `sheet`, the name of the sheet to read",
            );
        }
        if let Some(row) = header_row.filter(|row| row.value == 0) {
            let place = self.at(row);
            self.say(codes::MAPPING_INCOMPLETE, place, "rows are counted from 1");
        }
        Sheet {
            name: name.map(|name| name.value.clone()).unwrap_or_default(),
            header_row: header_row.map(|row| row.value),
        }
    }

    fn links(&mut self, keys: &LinkKeys) -> Links {
        self.shape(keys.other_looks_like.as_ref());
        let sheet = self.sheet(Some(&keys.sheet), keys.header_row.as_ref());
        Links {
            sheet,
            number: keys.number.clone(),
            other: keys.other_number.clone(),
            other_scheme: self.scheme(keys.other_scheme.as_ref()),
            other_looks_like: keys.other_looks_like.as_ref().map(|shape| shape.value.clone()),
            merged: keys.merged.as_ref().map(|merged| self.merged(merged)),
            not_read: keys.not_read.iter().cloned().collect(),
        }
    }

    fn merged(&mut self, keys: &Spanned<MergedKeys>) -> Merged {
        let after: Vec<String> =
            keys.value.old_number_after.iter().map(|words| words.trim().to_lowercase()).collect();
        let letters = |words: &String| words.chars().filter(|letter| letter.is_alphanumeric()).count();
        if after.is_empty() || after.iter().any(|words| letters(words) < 3) {
            let place = self.at(keys);
            let what =
                "`old_number_after` needs words of at least three letters that stand before the number";
            self.say(codes::MAPPING_PATTERN, place, what);
        }
        Merged { column: keys.value.column.clone(), after }
    }

    /// The scheme that `key` names; prison numbers where it is left out.
    pub(super) fn scheme(&mut self, key: Option<&Spanned<String>>) -> SchemeId {
        let Some(key) = key else { return PRISON_NUMBER.into() };
        let name = key.value.as_str();
        let plain = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.len() <= 16
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        if !plain {
            let place = self.word(key);
            let what = "a scheme is a short name in capitals, such as `NOMS` or `CRN`";
            self.say(codes::MAPPING_INCOMPLETE, place, what);
        }
        name.into()
    }
}
