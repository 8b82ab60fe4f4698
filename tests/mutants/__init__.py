"""One mistake put into each place of each line: what the gates say, and what numbers say of it."""
