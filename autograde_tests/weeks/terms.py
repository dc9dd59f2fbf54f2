"""The field's words that the course explains, each with other forms that a sentence may have.

The page `notebooks/GLOSSARY.ipynb` is built from the sentences that have them in bold first.
"""

TERMS = {
    "accuracy": (),
    "Adam": (),
    "baseline": (),
    "batch normalisation": (),
    "bias correction": (),
    "binary classification": (),
    "computation graph": (),
    "confusion matrix": (),
    "convex": (),
    "convolutional": (),
    "data leakage": (),
    "dev set": (),
    "epoch": (),
    "false negative": (),
    "false positive": (),
    "feature": (),
    "logistic regression": (),
    "maximum likelihood": (),
    "one against the rest": ("one-vs-rest",),
    "one-hot": (),
    "overfitting": ("overfit", "overfits"),
    "plateau": (),
    "random search": (),
    "saddle point": (),
    "sigmoid": (),
    "softmax": (),
    "supervised learning": (),
    "temperature": (),
    "weight decay": (),
}
