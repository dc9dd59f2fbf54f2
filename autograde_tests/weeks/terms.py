"""The field's words that the course explains, each with other forms that a sentence may have.

The page `notebooks/GLOSSARY.ipynb` is built from the sentences that have them in bold first.
"""

TERMS = {
    "Adam": (),
    "automatic differentiation": (),
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
    "reverse mode": (),
    "saddle point": (),
    "sigmoid": (),
    "softmax": (),
    "softmax regression": (),
    "softplus": (),
    "supervised learning": (),
    "temperature": (),
    "topological order": (),
    "weight decay": (),
}
