# Area: meetings.
