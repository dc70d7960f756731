//! What is remembered of many, and of no more than there is room for: nobody fills the memory, and nothing is searched.

use std::collections::BTreeMap;

/// Values by key. Where there is no more room, those that were not asked for lately are forgotten, all at once.
#[derive(Debug)]
pub(crate) struct Remembered<K, V> {
    most: usize,
    lately: BTreeMap<K, V>,
    before: BTreeMap<K, V>,
}

impl<K: Ord, V> Remembered<K, V> {
    /// Room for `most`.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, lately: BTreeMap::new(), before: BTreeMap::new() }
    }

    /// What is remembered under a key; from now on `otherwise` where nothing is.
    pub(crate) fn entry(&mut self, key: K, otherwise: V) -> &mut V {
        if !self.lately.contains_key(&key) && self.lately.len() >= self.most.div_ceil(2) {
            self.before = std::mem::take(&mut self.lately);
        }
        let value = self.before.remove(&key);
        self.lately.entry(key).or_insert(value.unwrap_or(otherwise))
    }

    /// Nothing is remembered under this key any more.
    pub(crate) fn forget(&mut self, key: &K) {
        self.lately.remove(key);
        self.before.remove(key);
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.lately.len().saturating_add(self.before.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_never_more_than_there_is_room_for_and_who_comes_again_stays() {
        let mut remembered = Remembered::new(10);
        for number in 0..1_000 {
            *remembered.entry("again".to_owned(), 0) += 1;
            remembered.entry(number.to_string(), number);
            assert!(remembered.len() <= 10, "{}", remembered.len());
        }
        assert_eq!(*remembered.entry("again".to_owned(), 0), 1_000);
        remembered.forget(&"again".to_owned());
        assert_eq!(*remembered.entry("again".to_owned(), 0), 0);
    }
}
