//! Exports read through mappings: the two real dossiers, every fault by itself, and the account of every row.

#[cfg(test)]
mod accounting;
#[cfg(test)]
mod dictionary;
#[cfg(test)]
mod dossiers;
#[cfg(test)]
mod files;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod mappings;
#[cfg(test)]
mod rows;
