# Area: measures.
