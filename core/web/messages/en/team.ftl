# Area: team.
