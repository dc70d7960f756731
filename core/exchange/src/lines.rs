//! Physical lines: which line of a text an offset stands in.

/// Counts lines while offsets go forward; CR LF, LF and a lone CR each end a line.
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// Counts in `text` from its beginning.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line, from 1, that `offset` stands in; offsets must not go back.
    pub(crate) fn line(&mut self, offset: usize) -> u32 {
        let mut passed = self.bytes.get(self.at..offset).unwrap_or_default().iter().enumerate();
        let mut more = 0_u32;
        for (index, byte) in &mut passed {
            let next = self.at.saturating_add(index).saturating_add(1);
            let ends = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(next) != Some(&b'\n'),
                _ => false,
            };
            more = more.saturating_add(u32::from(ends));
        }
        self.line = self.line.saturating_add(more);
        self.at = self.at.max(offset);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\r\nb\nc\rd";
        let mut lines = Lines::new(text);
        let found: Vec<u32> = [0, 3, 5, 7].into_iter().map(|offset| lines.line(offset)).collect();
        assert_eq!(found, [1, 2, 3, 4]);
    }
}
