"""The plan of a year as files: a table, a calendar for telephones, and one for the wall."""
