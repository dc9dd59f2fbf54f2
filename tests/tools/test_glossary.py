"""The page of the field's words, from the sentences that introduce them."""

import json

import pytest

from autograde_tests.weeks import TERMS
from tools.glossary import PAGE, glossary, sentences
from tools.notebook_source import read_source

from .conftest import ROOT, add_source

FIRST = """# %% [markdown]
# # First
#
# | name | what |
# |---|---|
# | **cost** | a table is no sentence |
#
# You have met the cost. The **cost** $J$ of a unit is the mean
# of its losses. It is small where the unit is good.

# %%
text = "The **kernel** of code is none either."
"""
SECOND = """# %% [markdown]
# # Second
#
# The **cost** again. It **overfits** now. An
# **optimum** is a place where no step helps.
"""


@pytest.fixture
def sources(repository):
    """Return two notebooks in the order in which they are taken."""
    texts = {"week1/first": FIRST, "week2/second": SECOND}
    return [read_source(repository, add_source(repository, *each[::-1])) for each in texts.items()]


def test_a_word_has_its_first_sentence_and_place(sources):
    """Is the first sentence taken that has the word in bold, and linked to its notebook?"""
    page, problems = glossary({"optimum": ("optima",), "cost": ()}, sources, "terms.py")
    assert problems == []
    assert page.splitlines()[-2:] == [
        "- **cost** ([week 1, first](week1/first.ipynb)): "
        "The **cost** $J$ of a unit is the mean of its losses.",
        "- **optimum** ([week 2, second](week2/second.ipynb)): "
        "An **optimum** is a place where no step helps.",
    ]


@pytest.mark.parametrize(
    ("terms", "place", "said"),
    [
        ({"kernel": ()}, "terms.py", "no notebook has the term 'kernel'"),
        ({"overfitting": ()}, "terms.py", "no notebook has the term 'overfitting'"),
        ({"overfitting": ("overfit",)}, "notebook_sources/week2/second.py", "takes the sentence"),
    ],
)
def test_a_word_that_is_not_introduced_is_a_problem(sources, terms, place, said):
    """Is an author told of a word in no bold, and of a sentence that leans on the one before?"""
    _, (problem,) = glossary(terms, sources, "terms.py")
    assert problem.path == place
    assert said in problem.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two? Three.", ["One.", "Two?", "Three."]),
        ("The rate $\\alpha$. $W$ is next.", ["The rate $\\alpha$.", "$W$ is next."]),
        ("A number, e.g. $2$ or 3.", ["A number, e.g. $2$ or 3."]),
        ("1. first\n2. second\n   line", ["first", "second line"]),
        ("```\nNo. Code.\n```\nText.", ["Text."]),
        ("It is\n\n$$a = b.$$\n\nAnd so on.", ["It is", "And so on."]),
    ],
)
def test_sentences(text, found):
    """Is a text divided where its sentences end, and nowhere else?"""
    assert list(sentences(text)) == found


def test_the_page_of_the_course_explains_every_term():
    """Has the released page an entry for each of the course's terms?"""
    (cell,) = json.loads((ROOT / "notebooks" / PAGE).read_text(encoding="utf-8"))["cells"]
    text = "".join(cell["source"])
    assert [term for term in TERMS if f"- **{term}** (" not in text] == []
