"""The field's words that the course explains, each with other forms that a sentence may have.

The page `notebooks/GLOSSARY.ipynb` is built from the sentences that have them in bold first.
"""

TERMS = {
    "Adam": (),
    "batch normalisation": (),
    "bias correction": (),
    "binary classification": (),
    "coarse to fine": (),
    "computation graph": (),
    "confusion matrix": (),
    "convex": (),
    "convolutional": (),
    "covariate shift": (),
    "dev set": (),
    "epoch": (),
    "grid search": (),
    "layer normalisation": (),
    "logistic regression": (),
    "maximum likelihood": (),
    "plateau": (),
    "random search": (),
    "running statistics": (),
    "saddle point": (),
    "sigmoid": (),
    "softmax": (),
    "successive halving": (),
    "supervised learning": (),
    "temperature": (),
    "weight decay": (),
    "winner's curse": (),
}
