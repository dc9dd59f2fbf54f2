"""The field's words that the course explains, each with other forms that a sentence may have.

The page `notebooks/GLOSSARY.ipynb` is built from the sentences that have them in bold first.
"""

TERMS = {
    "Adam": (),
    "batch normalisation": (),
    "bias correction": (),
    "calibrated": ("calibration",),
    "binary classification": (),
    "computation graph": (),
    "confidence": (),
    "confusion matrix": (),
    "convex": (),
    "convolutional": (),
    "dev set": (),
    "entropy": (),
    "epoch": (),
    "hard max": (),
    "Jacobian": (),
    "logistic regression": (),
    "maximum likelihood": (),
    "one-hot": (),
    "plateau": (),
    "random search": (),
    "reliability diagram": (),
    "saddle point": (),
    "sigmoid": (),
    "softmax": (),
    "softmax regression": (),
    "supervised learning": (),
    "temperature": (),
    "weight decay": (),
}
