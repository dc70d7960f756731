//! Whether anybody has accredited a programme, as its manifest says; nothing here judges that.

/// How an accreditation stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccreditationStatus {
    /// Nobody was asked.
    #[default]
    None,
    /// Somebody has been asked.
    Sought,
    /// For a time.
    Provisional,
    /// In full.
    Accredited,
    /// No longer.
    Lapsed,
}

impl AccreditationStatus {
    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sought => "sought",
            Self::Provisional => "provisional",
            Self::Accredited => "accredited",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Whether anybody has accredited a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accreditation {
    /// How it stands.
    pub status: AccreditationStatus,
    /// In words.
    pub about: String,
    /// Who accredited it.
    pub body: Option<String>,
    /// Since when.
    pub from: Option<String>,
    /// When somebody must look again.
    pub review_by: Option<String>,
}
