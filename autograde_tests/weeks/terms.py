"""The field's words that the course explains, each with other forms that a sentence may have.

The page `notebooks/GLOSSARY.ipynb` is built from the sentences that have them in bold first.
"""

TERMS = {
    "Adam": (),
    "batch normalisation": (),
    "bias": (),
    "bias correction": (),
    "binary classification": (),
    "computation graph": (),
    "confusion matrix": (),
    "convex": (),
    "convolutional": (),
    "dev set": (),
    "epoch": (),
    "logistic regression": (),
    "maximum likelihood": (),
    "mean squared error": (),
    "neuron": (),
    "parameter": (),
    "plateau": (),
    "random search": (),
    "rectified linear unit": ("ReLU",),
    "saddle point": (),
    "sigmoid": (),
    "softmax": (),
    "supervised learning": (),
    "temperature": (),
    "training": (),
    "weight": (),
    "weight decay": (),
}
