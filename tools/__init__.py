"""What authors run; nothing here is imported by notebooks, checks or the grader."""
