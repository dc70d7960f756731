# Area: programmes.
