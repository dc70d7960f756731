//! Small workbooks, written part by part so that each can be wrong.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook of the parts given, each a name and its text.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The parts of a workbook with these sheets, each a name and the text of its `sheetData`.
pub(crate) fn parts(sheets: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let each = |text: &dyn Fn(usize, &str) -> String| -> String {
        sheets.iter().enumerate().map(|(at, (name, _))| text(at + 1, name)).collect()
    };
    let listed = each(&|at, name| format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>"));
    let related = each(&|at, _| {
        format!(
            "<Relationship Id=\"rId{at}\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
    });
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{namespace}\" xmlns:r=\"{relations}\"><sheets>{listed}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{package}\">{related}</Relationships>"),
        ),
    ];
    for (at, (_, data)) in sheets.iter().enumerate() {
        let text = format!("<worksheet xmlns=\"{namespace}\"><sheetData>{data}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), text));
    }
    parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

/// The workbook of `parts`.
pub(crate) fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect::<Vec<_>>())
}

/// Rows written one a line with `|` between cells; a cell that begins with `#` is a number, `=` an error.
pub(crate) fn rows(text: &str) -> String {
    let cell = |(column, text): (usize, &str)| {
        let at = char::from(b'A' + u8::try_from(column).expect("few columns"));
        match (text.trim(), text.trim().split_at_checked(1)) {
            ("", _) => String::new(),
            (_, Some(("#", number))) => format!("<c r=\"{at}ROW\"><v>{number}</v></c>"),
            (_, Some(("=", error))) => format!("<c r=\"{at}ROW\" t=\"e\"><v>{error}</v></c>"),
            (text, _) => format!("<c r=\"{at}ROW\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    let row = |(at, line): (usize, &str)| {
        let cells: String = line.split('|').enumerate().map(cell).collect();
        format!("<row r=\"{}\">{}</row>", at + 1, cells.replace("ROW", &(at + 1).to_string()))
    };
    text.lines().enumerate().map(row).collect()
}

/// A workbook as Probation West sends it.
pub(crate) fn probation(contacts: &str, links: &str) -> Vec<u8> {
    let contacts =
        rows(&format!("Probation Region West\nCRN|Contact date|Type|Notes|Practitioner\n{contacts}"));
    let links = rows(&format!("CRN|NOMS number|Comment\n{links}"));
    pack(&parts(&[("Contacts", &contacts), ("Links", &links)]))
}
