# Area: report.
