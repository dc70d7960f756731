//! Reading a shared library as bytes: for which machine it is, what it needs, and the section that says what it is.
//!
//! Nothing of it runs. What the loader will go by is read where the loader looks: in the program headers.

use object::Endianness;
use object::elf::{
    DF_1_PIE, DT_AUXILIARY, DT_FILTER, DT_FLAGS_1, DT_NEEDED, DT_STRSZ, DT_STRTAB, Dyn64, ELFCLASS64,
    EM_AARCH64, EM_RISCV, EM_X86_64, ET_DYN, FileHeader64, Machine, PT_DYNAMIC, PT_LOAD, ProgramHeader64,
    SHF_COMPRESSED,
};
use object::read::elf::{Dyn, FileHeader, ProgramHeader, SectionHeader};
use waymark_plugin::abi;

/// What the C library, its mathematics and the compiler's own support are called: in the child they are there before
/// anything else is out of reach. Up to the C library 2.33 some of it stood in files of its own.
pub(crate) const SUPPORT: [&str; 9] = [
    "libc.so.6",
    "libm.so.6",
    "libgcc_s.so.1",
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "ld-linux-riscv64-lp64d.so.1",
];

/// What was read of a library.
#[derive(Debug)]
pub(crate) struct Library<'b> {
    /// The section `.waymark`.
    pub(crate) metadata: Option<&'b [u8]>,
    /// The libraries it needs beyond [`SUPPORT`].
    pub(crate) needs: Vec<String>,
}

type Header = FileHeader64<Endianness>;

/// Reads a library; the error says in plain words why it is none for this machine.
pub(crate) fn read(bytes: &[u8]) -> Result<Library<'_>, String> {
    if !bytes.starts_with(b"\x7fELF") {
        return Err("it is no shared library".to_owned());
    }
    if bytes.get(4) != Some(&ELFCLASS64.0) {
        return Err("it is built for another size of machine than 64 bits".to_owned());
    }
    let header = Header::parse(bytes).map_err(cut_short)?;
    let endian = header.endian().map_err(cut_short)?;
    if Some(header.e_machine(endian)) != machine() || endian != Endianness::default() {
        return Err("it is built for another processor".to_owned());
    }
    if header.e_type(endian) != ET_DYN {
        return Err("it is a program or a part of one, not a shared library".to_owned());
    }
    let segments = header.program_headers(endian, bytes).map_err(cut_short)?;
    let needs = Segments { all: segments, endian, bytes }.needs()?;
    let sections = header.sections(endian, bytes).map_err(cut_short)?;
    let Some((_, section)) = sections.section_by_name(endian, abi::SECTION.as_bytes()) else {
        return Ok(Library { metadata: None, needs });
    };
    if section.sh_flags(endian).0 & SHF_COMPRESSED.0 != 0 {
        return Err("what it says about itself is compressed".to_owned());
    }
    Ok(Library { metadata: Some(section.data(endian, bytes).map_err(cut_short)?), needs })
}

fn cut_short<E>(_: E) -> String {
    "it is cut short or damaged".to_owned()
}

/// The parts of a library as the loader maps them.
#[derive(Clone, Copy)]
struct Segments<'b> {
    all: &'b [ProgramHeader64<Endianness>],
    endian: Endianness,
    bytes: &'b [u8],
}

impl<'b> Segments<'b> {
    /// The libraries it names as needed that are not part of [`SUPPORT`].
    fn needs(self) -> Result<Vec<String>, String> {
        let loaded = self.all.iter().filter(|segment| segment.p_type(self.endian) == PT_LOAD);
        // A part that is mapped beyond the file's end would end the process when it is touched.
        if loaded.clone().count() == 0 || loaded.clone().any(|one| one.data(self.endian, self.bytes).is_err())
        {
            return Err(cut_short(()));
        }
        let entries = self.dynamic()?;
        let (mut names, mut strings, mut length) = (Vec::new(), 0, 0);
        for entry in entries.iter().take_while(|entry| entry.d_tag(self.endian).0 != 0) {
            let value: u64 = entry.d_val(self.endian);
            match entry.d_tag(self.endian) {
                // The last two are loaded as well.
                DT_NEEDED | DT_AUXILIARY | DT_FILTER => names.push(value),
                DT_STRTAB => strings = value,
                DT_STRSZ => length = value,
                DT_FLAGS_1 if value & DF_1_PIE.0 != 0 => {
                    return Err("it is a program, not a shared library".to_owned());
                }
                _ => {}
            }
        }
        let table = self.mapped(strings, length).ok_or_else(|| cut_short(()));
        let names = names.into_iter().map(|at| name(table.clone()?, at).ok_or_else(|| cut_short(())));
        let names: Vec<String> = names.collect::<Result<_, String>>()?;
        Ok(names.into_iter().filter(|name| !SUPPORT.contains(&name.as_str())).collect())
    }

    /// The table that the loader goes by: one, and in the file where it will be in memory. The loader looks for it by its
    /// address, so one that stands elsewhere in the file would be another than the one that is read here.
    fn dynamic(self) -> Result<&'b [Dyn64<Endianness>], String> {
        let mut all = self.all.iter().filter(|segment| segment.p_type(self.endian) == PT_DYNAMIC);
        let (Some(segment), None) = (all.next(), all.next()) else {
            return Err("it is not linked as a shared library".to_owned());
        };
        let read = segment.data(self.endian, self.bytes).map_err(|()| cut_short(()))?;
        let length = u64::try_from(read.len()).map_err(cut_short)?;
        let mapped = self.mapped(segment.p_vaddr(self.endian), length).ok_or_else(|| cut_short(()))?;
        if !std::ptr::eq(read, mapped) {
            return Err("what it needs is not where the loader would look".to_owned());
        }
        let entries = segment.dynamic(self.endian, self.bytes).map_err(cut_short)?;
        entries.ok_or_else(|| "it is not linked as a shared library".to_owned())
    }

    /// The bytes of the file that will be at `address` in memory.
    fn mapped(self, address: u64, length: u64) -> Option<&'b [u8]> {
        let loaded = self.all.iter().filter(|segment| segment.p_type(self.endian) == PT_LOAD);
        loaded
            .filter_map(|one| one.data_range(self.endian, self.bytes, address, length).ok().flatten())
            .next()
    }
}

/// The name that begins at `at`, printable whatever it is.
fn name(table: &[u8], at: u64) -> Option<String> {
    let rest = table.get(usize::try_from(at).ok()?..)?;
    let end = rest.iter().position(|byte| *byte == 0)?;
    Some(rest.get(..end)?.escape_ascii().to_string())
}

/// The processor this program is built for.
fn machine() -> Option<Machine> {
    match std::env::consts::ARCH {
        "x86_64" => Some(EM_X86_64),
        "aarch64" => Some(EM_AARCH64),
        "riscv64" => Some(EM_RISCV),
        _ => None,
    }
}
