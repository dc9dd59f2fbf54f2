"""The field's words that the course explains, each with other forms that a sentence may have.

The page `notebooks/GLOSSARY.ipynb` is built from the sentences that have them in bold first.
"""

TERMS = {
    "Adam": (),
    "batch normalisation": (),
    "bias correction": (),
    "binary classification": (),
    "computation graph": (),
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
    "saddle point": (),
    "sigmoid": (),
    "softmax": (),
    "softmax regression": (),
    "supervised learning": (),
    "temperature": (),
    "weight decay": (),
}
