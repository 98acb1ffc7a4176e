"""Several providers side by side, a file for each thing that is looked at."""
