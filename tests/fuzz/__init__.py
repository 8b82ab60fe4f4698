"""Random pairs of forms, equal ones and near misses: what the gates say, and what numbers say of it."""
