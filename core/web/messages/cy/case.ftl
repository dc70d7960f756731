# Area: case.
