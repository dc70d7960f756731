//! Checkpoints: the head of a log as a signed note (C2SP `signed-note` and `tlog-checkpoint`), to be kept elsewhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::ids::SiteId;
use runtime::ports::store::StoreError;

use crate::bytes::sha256;
use crate::keys::{Keys, PublicKey};
use crate::proof::Tree;

/// The algorithm byte of Ed25519 in signed notes.
const ED25519: u8 = 1;

/// What a checkpoint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose log: `waymark/<installation>/<site>`.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root of their tree.
    pub root: [u8; 32],
}

/// A signature line: the name of its key, the key's short hash, the signature.
pub(crate) struct Signed {
    name: String,
    hash: [u8; 4],
    signature: [u8; 64],
}

/// The origin of a site's log. Names of keys hold no spaces and no plus, so what is not plain is written as `%XX`.
pub(crate) fn origin(keys: &Keys, site: &str) -> String {
    let mut origin = format!("waymark/{}/", keys.installation());
    for byte in site.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            origin.push(char::from(byte));
        } else {
            origin.push_str(&format!("%{byte:02X}"));
        }
    }
    origin
}

fn key_hash(name: &str, key: PublicKey) -> [u8; 4] {
    let hash = sha256(&[name.as_bytes(), b"\n", &[ED25519], &key.0]);
    hash.first_chunk::<4>().copied().unwrap_or_default()
}

impl Checkpoint {
    /// The checkpoint of a log with this tree.
    pub(crate) fn of(keys: &Keys, site: &SiteId, tree: &Tree) -> Self {
        Self { origin: origin(keys, site.as_str()), size: tree.size(), root: tree.root() }
    }

    /// The site that the origin ends with.
    #[must_use]
    pub fn site(&self) -> String {
        let written = self.origin.splitn(3, '/').nth(2).unwrap_or_default();
        let mut parts = written.split('%');
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
            bytes.extend(u8::from_str_radix(digits, 16));
            bytes.extend_from_slice(rest.as_bytes());
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// The note, signed.
    pub(crate) fn sign(&self, keys: &Keys) -> String {
        let text = self.text();
        let mut line = key_hash(&self.origin, keys.public_key()).to_vec();
        line.extend_from_slice(&keys.signature(text.as_bytes()));
        format!("{text}\n\u{2014} {} {}\n", self.origin, STANDARD.encode(line))
    }

    /// Reads a note without checking who signed it.
    pub(crate) fn read(note: &str) -> Result<(Self, Vec<Signed>), StoreError> {
        read(note).ok_or_else(|| {
            StoreError::Damaged(
                "this is not a checkpoint: it must be given whole, from its first line to its last"
                    .to_owned(),
            )
        })
    }

    /// Reads a note and checks that the owner of `key` signed it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is no checkpoint or somebody else's.
    pub fn check(note: &str, key: &PublicKey) -> Result<Self, StoreError> {
        let (checkpoint, signatures) = Self::read(note)?;
        let text = checkpoint.text();
        let good = signatures.iter().any(|signed| {
            signed.name == checkpoint.origin
                && signed.hash == key_hash(&signed.name, *key)
                && key.signed(text.as_bytes(), &signed.signature)
        });
        if good {
            Ok(checkpoint)
        } else {
            Err(StoreError::Damaged(format!(
                "the checkpoint of {} is not signed with the key given; ask its installation for its public key",
                checkpoint.origin
            )))
        }
    }
}

/// Only exactly what we would write ourselves is a checkpoint; other signatures may follow.
fn read(note: &str) -> Option<(Checkpoint, Vec<Signed>)> {
    let (text, signatures) = note.split_once("\n\n")?;
    let mut lines = text.split('\n');
    let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
    let number: u64 = size.parse().ok()?;
    let plain =
        !origin.is_empty() && !origin.contains(|letter: char| letter.is_whitespace() || letter == '+');
    if lines.next().is_some() || number.to_string() != size || !plain {
        return None;
    }
    let root = STANDARD.decode(root).ok()?.try_into().ok()?;
    let mut read = Vec::new();
    for line in signatures.strip_suffix('\n')?.split('\n') {
        let (name, signature) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
        let bytes = STANDARD.decode(signature).ok()?;
        let (hash, signature) = bytes.split_first_chunk::<4>()?;
        // Signatures of other kinds are longer or shorter: not ours to judge.
        if let Ok(signature) = signature.try_into() {
            read.push(Signed { name: name.to_owned(), hash: *hash, signature });
        }
    }
    Some((Checkpoint { origin: origin.to_owned(), size: number, root }, read))
}
