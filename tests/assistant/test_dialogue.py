"""Every surface asks through the dialogue: it remembers, in order, and never fails because of it."""

from __future__ import annotations

import threading
import time
import uuid

import pytest

import assistant.dialogue
from assistant.contract import Answer
from assistant.dialogue import Dialogue
from assistant.records import Records
from assistant.repeats import RepeatError
from assistant.settings import Settings
from assistant.streaming import Delta
from corpus.errors import QuestionError


class Scripted:
    """Plays an assistant: remembers the history it was given; ``gate`` holds it up while it answers."""

    def __init__(self):
        self.seen = []
        self.gate = threading.Event()
        self.gate.set()
        self.closed = False

    def answer(self, question, *, conversation_id=None, history=(), language=None, documents=None):
        self.seen.append((question, [turn.question for turn in history]))
        assert self.gate.wait(10)
        if question == "bad":
            raise QuestionError("question", "it is bad", "Ask another")
        return Answer(
            answer_id=uuid.uuid4().hex,
            conversation_id=conversation_id,
            question=question,
            language=language or "zh",
            status="answered",
            answer=f"{question}!",
            corpus_version="v1",
        )

    def stream(self, question, *, cancelled=None, **context):
        try:
            yield Delta("…")
            answer = self.answer(question, **context)
            yield Delta("!")
            yield answer
        finally:
            self.closed = True


@pytest.fixture
def records(tmp_path):
    records = Records.open(Settings(home=tmp_path))
    yield records
    records.close()


@pytest.fixture
def scripted():
    return Scripted()


@pytest.fixture
def dialogue(scripted, records):
    return Dialogue(scripted, records)


def test_each_turn_knows_those_before_it_whichever_way_it_is_asked(dialogue, scripted):
    dialogue.ask("one", conversation_id="c")
    *_, last = dialogue.stream("two", conversation_id="c")
    dialogue.ask("three", conversation_id="c")
    assert last.answer == "two!"
    assert scripted.seen == [("one", []), ("two", ["one"]), ("three", ["one", "two"])]


def test_without_an_id_there_is_no_history_but_the_answer_is_kept(dialogue, scripted, records):
    answer = dialogue.ask("one")
    dialogue.ask("two")
    assert scripted.seen == [("one", []), ("two", [])]
    assert records.answer(answer.answer_id).question == "one"
    records.feedback(answer.answer_id, "up")


def test_a_question_sent_again_under_its_key_is_one_turn_with_one_answer(dialogue, scripted, records):
    first, second, other = (
        list(dialogue.stream("one", conversation_id="c", key=key))[-1] for key in ("k", "k", "another")
    )
    assert first == second and other.answer_id != first.answer_id
    assert len(records.history("c")) == len(scripted.seen) == 2
    *_, elsewhere = dialogue.stream("one", conversation_id="d", key="k")
    *_, owned = dialogue.stream("one", conversation_id="c", key="k", owner="somebody")
    assert len({first.answer_id, elsewhere.answer_id, owned.answer_id}) == 3
    with pytest.raises(RepeatError):
        list(dialogue.stream("two", conversation_id="c", key="k"))


def test_a_question_sent_again_while_it_is_answered_waits_for_that_answer(dialogue, scripted, records):
    scripted.gate.clear()
    found = []

    def ask():
        found.append(list(dialogue.stream("one", conversation_id="c", key="k"))[-1])

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 10
    while dialogue._turns._lines["", "c"].users < 2 and time.monotonic() < until:
        time.sleep(0.01)
    scripted.gate.set()
    for thread in threads:
        thread.join(10)
    assert found[0] == found[1] and len(scripted.seen) == len(records.history("c")) == 1


def test_a_question_called_off_is_answered_when_it_comes_again(dialogue, scripted, records):
    events = dialogue.stream("one", conversation_id="c", key="k")
    next(events)
    events.close()
    *_, answer = dialogue.stream("one", conversation_id="c", key="k")
    assert answer.answer == "one!" and len(records.history("c")) == 1


def test_owners_do_not_share_a_history(dialogue, scripted):
    dialogue.ask("mine", conversation_id="1", owner="a")
    dialogue.ask("yours", conversation_id="1", owner="b")
    assert scripted.seen[1] == ("yours", [])


def test_what_is_given_back_is_as_asked_and_what_is_kept_is_masked(dialogue, records):
    answer = dialogue.ask("我的电话13800138000", conversation_id="c")
    assert answer.question == "我的电话13800138000"
    assert records.history("c")[0].question == "我的电话[电话]"
    assert records.history("c")[0].answer.answer == "我的电话[电话]!"


def test_a_question_that_fails_is_not_kept_and_frees_the_conversation(dialogue, records):
    with pytest.raises(QuestionError):
        dialogue.ask("bad", conversation_id="c")
    with pytest.raises(QuestionError):
        list(dialogue.stream("bad", conversation_id="c"))
    dialogue.ask("good", conversation_id="c")
    assert [t.question for t in records.history("c")] == ["good"]


def test_a_cancelled_stream_is_not_kept(dialogue, records, scripted):
    cancelled = threading.Event()
    events = dialogue.stream("one", conversation_id="c", cancelled=cancelled)
    assert next(events) == Delta("…")
    cancelled.set()
    assert list(events) == []
    assert records.history("c") == () and scripted.closed


def test_a_stream_left_by_its_reader_is_not_kept_and_frees_the_conversation(dialogue, records, scripted):
    events = dialogue.stream("one", conversation_id="c")
    next(events)
    next(events)
    events.close()
    assert scripted.closed
    dialogue.ask("two", conversation_id="c")
    assert [t.question for t in records.history("c")] == ["two"]


def test_the_answer_of_a_stream_is_kept_when_it_is_handed_over(dialogue, records):
    for event in dialogue.stream("one", conversation_id="c"):
        if isinstance(event, Answer):
            records.feedback(event.answer_id, "up")
            assert records.answer(event.answer_id).feedback.rating == "up"
            break
    else:
        pytest.fail("no answer")


def test_two_turns_at_once_are_answered_one_after_the_other(dialogue, scripted):
    scripted.gate.clear()
    threads = [threading.Thread(target=dialogue.ask, args=(q,), kwargs={"conversation_id": "c"}) for q in ("a", "b")]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 5
    while not scripted.seen and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.1)
    assert len(scripted.seen) == 1
    scripted.gate.set()
    for thread in threads:
        thread.join(10)
    first, second = (question for question, _ in scripted.seen)
    assert scripted.seen == [(first, []), (second, [first])]


def test_other_conversations_do_not_wait(dialogue, scripted):
    held = dialogue.stream("slow", conversation_id="c")
    next(held)
    assert dialogue.ask("quick", conversation_id="d").answer == "quick!"
    held.close()


def test_waiting_for_a_turn_has_an_end(dialogue, scripted, monkeypatch):
    monkeypatch.setattr(assistant.dialogue, "MAX_WAIT", 0.1)
    held = dialogue.stream("slow", conversation_id="c")
    next(held)
    assert dialogue.ask("impatient", conversation_id="c").answer == "impatient!"
    held.close()


def test_one_conversation_cannot_hold_up_many_threads(dialogue, scripted):
    held = dialogue.stream("slow", conversation_id="c")
    next(held)
    kwargs = {"conversation_id": "c"}
    waiting = [
        threading.Thread(target=dialogue.ask, args=(f"w{n}",), kwargs=kwargs)
        for n in range(assistant.dialogue.MAX_WAITING)
    ]
    for thread in waiting:
        thread.start()
    until = time.monotonic() + 5
    while dialogue._turns._lines["", "c"].users <= assistant.dialogue.MAX_WAITING and time.monotonic() < until:
        time.sleep(0.01)
    assert dialogue.ask("one too many", conversation_id="c").answer == "one too many!"
    assert [question for question, _ in scripted.seen] == ["one too many"]
    held.close()
    for thread in waiting:
        thread.join(10)
    assert len(scripted.seen) == 1 + len(waiting)
    assert dialogue._turns._lines == {}


def test_cancelling_ends_the_wait(dialogue):
    held = dialogue.stream("slow", conversation_id="c")
    next(held)
    cancelled = threading.Event()
    threading.Timer(0.1, cancelled.set).start()
    assert list(dialogue.stream("cancelled", conversation_id="c", cancelled=cancelled)) == []
    held.close()


def test_without_records_answers_go_on(scripted):
    dialogue = Dialogue(scripted, Records.off())
    assert dialogue.ask("one", conversation_id="c").answer == "one!"
    *_, last = dialogue.stream("two", conversation_id="c")
    assert last.answer == "two!"
    assert not dialogue.records.available


def test_turns_about_clauses_that_are_gone_do_not_break_a_follow_up(founding, records):
    dialogue = Dialogue(founding, records)
    answer = dialogue.ask("孵化器最高资助多少", conversation_id="c")
    gone = [c.model_copy(update={"document_id": "gone", "clause_id": "999"}) for c in answer.citations]
    from assistant.conversation import Turn

    records.append("d", Turn(answer.question, answer.model_copy(update={"answer_id": "other", "citations": gone})))
    for follow_up in ("那几年", "下一条呢", "第一个是什么", "它的原文是什么"):
        assert dialogue.ask(follow_up, conversation_id="d").status
