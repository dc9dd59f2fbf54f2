"""What an exercise is, how an answer is judged, and what the student reads: for any course."""
