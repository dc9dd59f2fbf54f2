"""The exercises: a folder for each week, a module or a folder for each notebook."""
