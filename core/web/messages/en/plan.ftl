# Area: plan.
