"""Speed as ratios: the product beside its floor and beside what people would use instead, in one run."""
