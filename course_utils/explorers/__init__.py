"""Interactive figures: sliders beside a picture that answers within a frame.

Import the explorer's module, for example ``from course_utils.explorers import price_neuron``.
"""
