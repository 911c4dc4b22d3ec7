"""One world asked many questions: the child's part of the history benchmark."""

import statistics
import time
from collections.abc import Callable

from django.db import transaction

from tests.bench.child import Round
from tests.bench.ways import Ways
from tests.bench.world import Question, make_world, questions

QUESTIONS = 300


def prepare(size: int) -> Round:
    """Make a world of so many rules, see that all ways agree on every answer, and return what measures one round."""
    with transaction.atomic():
        make_world(size)
    asked = questions(QUESTIONS)
    ways = Ways(asked)
    for question in asked:
        _see_that_all_agree(ways, question)
    measured: dict[str, Callable[[Question], object]] = {
        "cell by cell": ways.cell_by_cell,
        "one statement": ways.one_statement,
        "query": ways.our_query,
        "answer": ways.whole_answer,
    }
    return lambda: {name: _microseconds(way, asked) for name, way in measured.items()}


def _see_that_all_agree(ways: Ways, question: Question) -> None:
    whole = ways.whole_answer(question)
    for way in (ways.cell_by_cell, ways.one_statement, ways.our_query_in_force):
        if (keys := way(question)) != whole:
            raise AssertionError(f"{way.__name__} finds {keys} and the answer rests on {whole}: {question}")


def _microseconds(way: Callable[[Question], object], asked: list[Question]) -> float:
    """Return the median over the questions."""
    took = []
    for question in asked:
        started = time.perf_counter()
        way(question)
        took.append(time.perf_counter() - started)
    return statistics.median(took) * 1e6
