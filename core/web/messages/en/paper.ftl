# Area: paper.
