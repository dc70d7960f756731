//! Passwords: what is stored in their place, and whether one is right.
//!
//! What is stored is a PHC string: argon2id, its costs, its salt and what came out, in one line of text. How often
//! somebody may try, how many may at once (each takes 64 MiB while it lasts), and who may sign in at all, is for the
//! caller.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

/// Fewest characters of a new password.
pub const SHORTEST: usize = 12;
/// Most bytes of a password; more is refused unread, for hashing costs by the byte.
pub const LONGEST: usize = 1_024;

/// Memory in KiB, passes, lanes. OWASP asks for at least 19 MiB with two passes and one lane.
const MEMORY: u32 = 64 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Most memory a stored hash may ask for, in KiB, and most passes and lanes: what is stored must not stop the server.
const MOST_MEMORY: u32 = 256 * 1_024;
const MOST_PASSES: u32 = 10;
const MOST_LANES: u32 = 4;
const SALT_BYTES: usize = 16;

/// Why there is no hash of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordError {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] bytes.
    TooLong,
    /// The system gave no random bytes or no memory; nothing is wrong with the password.
    Failed,
}

impl fmt::Display for PasswordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => write!(
                out,
                "The password is too short. Use at least {SHORTEST} characters: three or four words that do not belong together are easy to remember."
            ),
            Self::TooLong => write!(out, "The password is too long. Use at most 200 characters."),
            Self::Failed => write!(
                out,
                "The password could not be stored just now. Nothing is wrong with the password; try again, and tell whoever looks after the server if it happens again."
            ),
        }
    }
}

impl std::error::Error for PasswordError {}

/// Hashes and checks passwords.
pub struct Accounts {
    argon: Argon2<'static>,
    /// The hash of a password nobody knows, for whoever has no account.
    nobody: String,
}

impl fmt::Debug for Accounts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Accounts").finish_non_exhaustive()
    }
}

impl Accounts {
    /// Draws the password nobody knows.
    ///
    /// # Errors
    /// Where the system gives no random bytes or no memory.
    #[expect(clippy::disallowed_methods, reason = "a password that nobody knows is drawn")]
    pub fn new() -> Result<Self, PasswordError> {
        let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|_| PasswordError::Failed)?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut secret = [0_u8; 32];
        getrandom::fill(&mut secret).map_err(|_| PasswordError::Failed)?;
        let nobody = hash_with(&argon, &secret)?;
        Ok(Self { argon, nobody })
    }

    /// What to store for a new password: a PHC string, another one each time.
    ///
    /// # Errors
    /// Where the password is too short or too long, or the system gives no random bytes or no memory.
    pub fn hash(&self, password: &str) -> Result<String, PasswordError> {
        if password.len() > LONGEST {
            return Err(PasswordError::TooLong);
        }
        if password.chars().count() < SHORTEST {
            return Err(PasswordError::TooShort);
        }
        hash_with(&self.argon, password.as_bytes())
    }

    /// Whether `password` is the one behind `stored`. Pass none where there is no such account or it has no password:
    /// the answer is no, after the same work, so that nobody learns from waiting which accounts there are.
    #[must_use]
    pub fn verify(&self, password: &str, stored: Option<&str>) -> bool {
        // Refused before it is looked up, so it tells nothing about accounts.
        if password.len() > LONGEST {
            return false;
        }
        match stored.and_then(bearable) {
            Some(hash) => self.argon.verify_password(password.as_bytes(), &hash).is_ok(),
            None => {
                // Somebody who guessed the password nobody knows would still have no account.
                let _same_work = PasswordHash::new(&self.nobody)
                    .map(|hash| self.argon.verify_password(password.as_bytes(), &hash).is_ok());
                false
            }
        }
    }

    /// Whether `stored` was made with other costs than now, and should be made again when its owner next signs in:
    /// until then, waiting tells that account from others.
    #[must_use]
    pub fn is_outdated(&self, stored: &str) -> bool {
        let now = self.argon.params();
        bearable(stored).and_then(|hash| Params::try_from(&hash).ok()).is_none_or(|then| {
            (then.m_cost(), then.t_cost(), then.p_cost()) != (now.m_cost(), now.t_cost(), now.p_cost())
        })
    }
}

/// A stored hash that is argon2id and asks for no more than a server can give.
fn bearable(stored: &str) -> Option<PasswordHash> {
    let hash = PasswordHash::new(stored).ok()?;
    let params = Params::try_from(&hash).ok()?;
    let bearable = hash.algorithm.as_str() == "argon2id"
        && params.m_cost() <= MOST_MEMORY
        && params.t_cost() <= MOST_PASSES
        && params.p_cost() <= MOST_LANES;
    (bearable && hash.hash.is_some()).then_some(hash)
}

#[expect(clippy::disallowed_methods, reason = "each password has a salt of its own")]
fn hash_with(argon: &Argon2<'_>, password: &[u8]) -> Result<String, PasswordError> {
    let mut salt = [0_u8; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(|_| PasswordError::Failed)?;
    let hash: PasswordHash =
        argon.hash_password_with_salt(password, &salt).map_err(|_| PasswordError::Failed)?;
    Ok(hash.to_string())
}
