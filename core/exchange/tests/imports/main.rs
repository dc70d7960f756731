//! Exports read through mappings: the three invented dossiers, every fault by itself, and the account of every row.

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
mod probation;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod workbooks;
#[cfg(test)]
mod xlsx;
