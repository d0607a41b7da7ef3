from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.contract import Answer
from assistant.conversation import Turn
from corpus.errors import QuestionError, StorageError, UnknownDocumentError
from interfaces.workers import PooledAssistant, WorkerPool
from interfaces.workers.messages import Failed
from tests.interfaces.fakes import FakeAssistant, answer_about_lighthouses


class Probe(FakeAssistant):
    """Runs in the worker: tells its process, waits to be called off, dies, or fails, as it is asked."""

    def __init__(self, marker=None):
        super().__init__()
        self.opened = marker.read_text() if marker is not None else ""

    def answer(self, question, **context):
        answer = super().answer(question, **context)
        return answer.model_copy(update={"understood_as": f"{os.getpid()} {self.opened} {len(context['history'])}"})

    def stream(self, question, *, cancelled=None, **context):
        if question == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if question == "refuse":
            raise QuestionError("question", "too long", "Shorten it", code="question_too_long", limit=5, length=9)
        if question == "break":
            raise ZeroDivisionError
        if question == "wait":
            cancelled.wait(20)
            return
        yield from super().stream(question, **context)


class Opener:
    """Opens a probe in the worker; travels there by pickle."""

    def __init__(self, marker=None):
        self.marker = marker

    def __call__(self):
        if self.marker is not None and not self.marker.exists():
            raise StorageError(str(self.marker), "gone", "Bring it back")
        return Probe(self.marker)


@pytest.fixture
def pool():
    workers = WorkerPool(Opener(), 2)
    workers.start()
    yield workers
    workers.close()


@pytest.fixture
def pooled(pool):
    return PooledAssistant(FakeAssistant(), pool)


def process_of(answer):
    return int(answer.understood_as.split()[0])


def test_answers_come_from_other_processes_and_from_every_one(pool, pooled):
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(pooled.answer, ["灯塔"] * 20))
    assert {process_of(answer) for answer in answers} == set(pool.processes)
    assert os.getpid() not in pool.processes and len(pool.processes) == 2


def test_the_history_and_the_pieces_travel(pooled):
    history = (Turn("灯塔", answer_about_lighthouses("灯塔")),)
    *pieces, answer = pooled.stream("几年？", conversation_id="c1", history=history)
    assert "".join(piece.text for piece in pieces) == answer.answer
    assert answer.conversation_id == "c1" and answer.understood_as.endswith(" 1")


def test_an_error_arrives_as_what_it_is(pooled):
    with pytest.raises(QuestionError) as refused:
        pooled.answer("refuse")
    assert refused.value.params["length"] == 9 and refused.value.code == "question_too_long"
    with pytest.raises(UnknownDocumentError):
        pooled.answer("灯塔", documents=["atlantis"])
    with pytest.raises(Exception, match="ZeroDivisionError"):
        pooled.answer("break")
    assert pooled.answer("灯塔").status == "answered"


def test_calling_off_frees_the_worker(pool, pooled):
    cancelled = threading.Event()
    threading.Timer(0.2, cancelled.set).start()
    begun = time.monotonic()
    assert list(pooled.stream("wait", cancelled=cancelled)) == []
    assert time.monotonic() - begun < 10
    assert len({process_of(pooled.answer("灯塔")) for _ in range(4)}) == 2


def test_a_stream_that_its_reader_leaves_frees_the_worker(pooled):
    for _ in range(4):
        stream = pooled.stream("灯塔")
        next(stream)
        stream.close()
    assert pooled.answer("灯塔").status == "answered"


def test_a_worker_that_dies_is_replaced_and_its_question_answered(pool):
    here = FakeAssistant()
    before = set(pool.processes)
    assert PooledAssistant(here, pool).answer("die").status == "answered"
    assert here.asked == [("die", 0)]
    deadline = time.monotonic() + 30
    while len(pool.processes) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(set(pool.processes) - before) == 1


def test_a_changed_index_is_opened_by_every_worker(tmp_path):
    marker = tmp_path / "version"
    marker.write_text("v1")
    pool = WorkerPool(Opener(marker), 2)
    try:
        pool.start()
        pooled = PooledAssistant(FakeAssistant(), pool)
        before = set(pool.processes)
        marker.write_text("v2")
        pool.reopen()
        seen = [pooled.answer("灯塔").understood_as.split()[1] for _ in range(4)]
        assert seen == ["v2"] * 4 and set(pool.processes) == before
        marker.unlink()
        pool.reopen()
        assert pooled.answer("灯塔").understood_as.split()[1] == "v2"
    finally:
        pool.close()


def test_a_worker_that_answers_meanwhile_opens_the_changed_index_after_it(tmp_path):
    marker = tmp_path / "version"
    marker.write_text("v1")
    pool = WorkerPool(Opener(marker), 2)
    try:
        pool.start()
        pooled, cancelled = PooledAssistant(FakeAssistant(), pool), threading.Event()
        busy = threading.Thread(target=lambda: list(pooled.stream("wait", cancelled=cancelled)))
        busy.start()
        time.sleep(0.2)
        marker.write_text("v2")
        threading.Timer(0.5, cancelled.set).start()
        pool.reopen()
        busy.join()
        seen = [pooled.answer("灯塔").understood_as.split() for _ in range(4)]
        assert {version for _, version, _ in seen} == {"v2"} and len({process for process, _, _ in seen}) == 2
    finally:
        pool.close()


def test_workers_that_cannot_open_leave_the_answers_to_the_server(tmp_path):
    pool = WorkerPool(Opener(tmp_path / "nowhere"), 1)
    pool.start()
    here = FakeAssistant()
    assert not pool.ready and PooledAssistant(here, pool).answer("灯塔").status == "answered"
    assert here.asked == [("灯塔", 0)]


def test_closing_ends_the_processes(pool):
    processes = pool.processes
    pool.close()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.parametrize(
    "error",
    [
        UnknownDocumentError("x", "no such document", "See tiaowen documents"),
        QuestionError("question", "empty", "Ask", code="question_empty", length=0),
    ],
)
def test_an_error_survives_being_taken_apart(error):
    again = Failed.of(error).error()
    assert type(again) is type(error) and str(again) == str(error)
    assert (again.code, again.params) == (error.code, error.params)


def test_the_last_event_is_an_answer(pooled):
    assert isinstance(list(pooled.stream("灯塔"))[-1], Answer)


def test_what_the_page_asks_of_an_assistant_is_there_too():
    plain = FakeAssistant()
    plain.model = "model"
    pooled = PooledAssistant(plain, None)
    assert (pooled.library, pooled.model) == (plain.library, "model")
