"""Is a class, or a function that takes objects, asked by plain data?"""

import pytest

from autograde_tests.machinery.calling import call
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import exercise, hidden, visible
from autograde_tests.machinery.feedback import unusable_card
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.probing import Probed, name_of, names_seen_by, probe_of


class Account:
    """Money that comes and goes. Derived in week 1, notebook sample. Source: a bank."""

    def __init__(self, start):
        self.balance = start

    def pay_in(self, amount):
        """Put some money in; return the account."""
        self.balance = self.balance + amount
        return Account(self.balance)


def after(make, start, amounts):
    """Pay some amounts into a new account."""
    account = make(start)
    for amount in amounts:
        account = account.pay_in(amount)
    return account.balance


ACCOUNT = exercise(
    Account,
    "An account",
    visible("one payment", 1.0, [2.0]),
    hidden("several", lambda rng: (float(rng.uniform(1, 9)), rng.uniform(1, 9, 4).tolist())),
    probe=after,
)
ACCOUNT.wrong("""
    self.balance + amount → self.balance - amount
        Paying in makes more of it.
""")


@ACCOUNT.equivalent
class Ledger:
    """An account that keeps every payment."""

    def __init__(self, start):
        self.payments = [start]

    def pay_in(self, amount):
        """Note a payment."""
        self.payments.append(amount)
        return self

    @property
    def balance(self):
        """What is in it."""
        return Ledger([sum(self.payments)]).payments[0][0]


def test_the_cases_arguments_are_the_probes():
    """Does a card call the inputs as the probe does, and is the class called a class?"""
    assert ACCOUNT.parameters == ("start", "amounts")
    assert ACCOUNT.kind == "a class"
    assert "should be a class" in unusable_card(ACCOUNT, 3).text


@pytest.mark.parametrize(
    ("version", "expected"),
    [(Account, 2), (Ledger, 2), (ACCOUNT.wrong_version(ACCOUNT.mistakes[0]), 0)],
)
def test_a_class_is_judged_by_what_the_probe_reads(version, expected):
    """Do right classes pass all cases, however they work, and wrong ones none?"""
    verdicts = run_cases(ACCOUNT, version, ACCOUNT.cases, "a seed")
    assert sum(verdict.passed for verdict in verdicts) == expected


def test_another_right_class_carries_the_exercises_name():
    """Is an equivalent written as a student's cell, with its own name changed throughout?"""
    source = ACCOUNT.source(Ledger)
    assert source.startswith("class Account:\n")
    assert "Ledger" not in source
    namespace = {}
    exec(source, namespace)
    assert after(namespace["Account"], 1.0, [2.0]) == 3.0


def test_a_student_sees_the_line_that_failed():
    """Does the check name the line of a method, though a probe called it?"""
    source = "class Account:\n    def __init__(self, start):\n        self.balance = 1 / 0\n"
    namespace = {"check": NotebookChecks({"Account": ACCOUNT})}
    exec(compile(source, "<cell>", "exec"), namespace)
    failure = call(ACCOUNT.asked(namespace["Account"]), (1.0, []), ("start", "amounts")).failure
    assert failure.kind == "ZeroDivisionError"
    assert failure.line_number == 3
    exec("card = check('Account')", namespace)
    assert "ZeroDivisionError" in namespace["card"].text


def test_a_class_that_is_not_written_yet_is_open():
    """Is the blank class told from a wrong one?"""
    source = "class Account:\n    def __init__(self, start):\n        raise NotImplementedError()\n"
    namespace = {"check": NotebookChecks({"Account": ACCOUNT})}
    exec(source, namespace)
    exec("card = check('Account')", namespace)
    assert "not written yet" in namespace["card"].text


def test_whose_lines_they_are_is_known_of_functions_and_classes_only():
    """Does an object of any other kind have no lines of its own?"""
    assert names_seen_by(after) is globals()
    assert names_seen_by(Account) is globals()
    assert names_seen_by(Probed(after, Account)) is globals()
    assert names_seen_by(int) is names_seen_by(3) is None


def test_a_probe_is_found_again_by_its_name():
    """Does the sandbox find what the grader names?"""
    from course_utils.probes import graphs

    assert probe_of(name_of(graphs.recorded)) is graphs.recorded
