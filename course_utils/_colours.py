"""Colours and shapes of the course's figures.

Colours are Okabe and Ito's, which people with colour-vision deficiencies tell apart; line style or
marker shape differs as well.
"""

BLUE, ORANGE = "#0072B2", "#E69F00"
CLASS_COLOURS = [BLUE, ORANGE, "#009E73", "#CC79A7", "#56B4E9", "#D55E00"]
CLASS_MARKERS = ["o", "^", "s", "D", "v", "P"]
# orange is too pale for a thin line on white: vermillion takes its place
LINE_COLOURS = [BLUE, "#D55E00", "#009E73", "#CC79A7", "#000000"]
LINE_STYLES = ["-", "--", "-.", ":"]
# what goes backwards through a network: vermillion, dark enough for text on white
BACKWARDS = "#A04000"
