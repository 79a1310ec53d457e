"""How many API requests a page of changes takes, counted on a real practice wiki."""
