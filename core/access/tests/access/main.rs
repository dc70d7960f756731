//! Who may do what: every cell against the committed table and against an oracle, random questions, hostile ones, and
//! whether each policy is needed; and passwords.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod decisive;
#[cfg(test)]
mod documented;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod random;
#[cfg(test)]
mod situations;
#[cfg(test)]
mod walls;
