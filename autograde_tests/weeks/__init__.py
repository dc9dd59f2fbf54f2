"""The content of the course: a folder for each week, a module for each notebook."""
