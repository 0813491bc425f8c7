"""Days: working days, the last lawful day of a time limit, how long a notice hangs, and a year's plan."""
