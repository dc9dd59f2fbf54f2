# %% [markdown]
# # Neural networks by hand
#
# You write a neural network yourself, one function at a time. Below is where you are. To bring it up
# to date, click this line, then press **Shift+Enter** twice.

# %% folded=True tags=["progress"]
from course_cli.start import progress

progress()

# %% [markdown]
# ## How a notebook works
#
# 1. Read a cell, then run it with **Shift+Enter**.
# 2. Where a cell says `# YOUR CODE HERE`, delete that line and the `raise` under it, and write your own.
# 3. Run the cell, then run the `check(...)` cell under it. A card says what passes. If something does
#    not, it shows what was expected, what your function returned, and where to look. One click
#    shows the kind of mistake, another the whole hint: try without them first.
# 4. Change your function and run both cells again, as often as you like. A check never counts against
#    you.
#
# The checks you see look at some inputs. When your work is marked, your functions are called with
# others too, so write them for any input. In a quiz, the check marks about half of the questions; the
# others count at grading only. If nobody grades you, run the `check.solutions(...)` cell at the end of
# a quiz when you have answered all of it.
#
# The field's words, each with the sentence that introduces it, are in the [glossary](GLOSSARY.ipynb).
#
# ## When something is stuck
#
# - A cell that is running shows `[*]`. If it does not end, stop it with the **■** button above the
#   notebook. A check stops by itself when your function has worked for ten seconds, and says in which
#   line it was.
# - If names are missing or old values seem to come back, choose **Kernel → Restart Kernel and Run All
#   Cells**. Your text stays; only the memory is cleared.
#
# ## Hand in
#
# Save your notebooks first (**Ctrl+S**, or **⌘S**). Then click the cell below, press **Shift+Enter**, and
# answer what it asks: the week and, the first time, your name as your instructor knows it. It says what
# is not answered yet, packs the week into one file and shows a link to download it. Send that file to
# your instructor, or upload it where they ask for it. You can hand in again; no earlier file is lost.
# To hand in under another name than last time, write it into the cell: `hand_in(name="ada")`.

# %%
from course_cli.start import hand_in

hand_in()

# %% [markdown]
# In a terminal, in the folder that holds `workspace`, `course submit week2` does the same. If the
# terminal does not know `course`, write `.venv/bin/course` (on Windows `.venv\Scripts\course`).
#
# ## How feedback comes
#
# When your week is marked, your instructor sends you one page for it, such as `week2.html`, which opens in
# any browser, on a phone too: your points, each exercise with what was right, what went wrong and a hint,
# what your instructor wrote, and what to do next.
#
# ## Your work is yours
#
# This folder is your copy. `course lab` adds what is missing and renews notebooks that you have not
# touched. It never overwrites one that you have edited: a newer edition is laid beside yours, with
# `new-edition` in its name. What your checks have found is kept in `progress.jsonl`, in this folder, and
# goes nowhere; delete the file and it is forgotten.
