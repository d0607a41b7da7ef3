"""What is kept is read again as it was, by its owner alone, on both databases."""

from __future__ import annotations

import json
import logging
import threading
from datetime import timedelta

import pytest

from assistant.contract import Citation, Notice, NoticeKind
from assistant.records import FeedbackError, Records, RecordsError, UnknownRecordError, new_conversation_id
from tests.assistant.records.conftest import C, a_turn, an_answer

A, B = "a" * 32, "b" * 32
CITATION = Citation(
    marker=1,
    document_id="d",
    document_title="某办法",
    clause_id="3",
    label="第三条",
    heading_path=["第一章"],
    quote="咨询电话：0755-88101234",
    start=0,
    end=18,
    href="?document=d&clause=3",
)


def questions(turns):
    return [turn.question for turn in turns]


def test_turns_come_back_in_order_and_whole(records):
    turns = [a_turn(f"第{n}问", citations=[CITATION], suggestions=["下一问"]) for n in range(3)]
    for turn in turns:
        assert records.append(C, turn)
    assert records.history(C) == tuple(turns)


def test_history_is_bounded_to_the_last_turns(records):
    for n in range(25):
        records.append(C, a_turn(f"q{n}"))
    assert questions(records.history(C)) == [f"q{n}" for n in range(5, 25)]
    assert questions(records.history(C, limit=2)) == ["q23", "q24"]


def test_unknown_conversations_have_no_history(records):
    assert records.history("nothing") == ()
    assert records.conversation("nothing") is None


def test_an_old_answer_is_shown_exactly_as_it_was_given(records):
    answer = an_answer(citations=[CITATION], notices=[Notice(kind=NoticeKind.DRAFT, text="征求意见稿")])
    records.append(C, a_turn().__class__(answer.question, answer))
    kept = records.answer(answer.answer_id)
    assert kept.answer == answer
    assert kept.answer.model_dump_json() == answer.model_dump_json()
    assert kept.answer.corpus_version == "v1"


def test_it_is_still_there_after_reopening(open_records):
    first = open_records()
    first.append(C, a_turn("before"))
    first.close()
    assert questions(open_records().history(C)) == ["before"]


def test_owners_with_the_same_id_do_not_meet(records):
    records.append("1", a_turn("one's"), owner="key-one")
    records.append("1", a_turn("two's"), owner="key-two")
    records.append("1", a_turn("nobody's"))
    assert questions(records.history("1", owner="key-one")) == ["one's"]
    assert questions(records.history("1", owner="key-two")) == ["two's"]
    assert questions(records.history("1")) == ["nobody's"]
    assert records.history("1", owner="key-three") == ()
    assert records.conversation("1", owner="key-three") is None
    with pytest.raises(UnknownRecordError):
        records.share("1", owner="key-three")
    with pytest.raises(UnknownRecordError):
        records.erase("1", owner="key-three")
    assert records.recent(["1"], owner="key-three") == ()


def test_personal_data_is_masked_before_it_is_kept(records, settings):
    typed = "我的手机13800138000，孵化器最高资助多少"
    answer = an_answer(
        typed,
        understood_as="手机13800138000",
        answer="您的手机13800138000；见第三条。[1]",
        citations=[CITATION],
        suggestions=["致电13800138000"],
        parts=[an_answer("13800138000的补贴")],
    )
    records.append(C, a_turn().__class__(typed, answer))
    records.feedback(answer.answer_id, "down", ["wrong"], "请回复 zhang@example.com")
    kept = json.dumps(records.export(C), ensure_ascii=False)
    assert "13800138000" not in kept and "zhang@example.com" not in kept
    assert "我的手机[电话]，孵化器最高资助多少" in kept
    assert records.answer(answer.answer_id).answer.citations == [CITATION]
    assert answer.question == typed
    files = list(settings.home.glob("*.sqlite3*"))
    assert all(b"13800138000" not in file.read_bytes() for file in files)


def test_a_number_that_the_document_prints_stays(records):
    answer = an_answer("咨询电话多少", answer="咨询电话：0755-88101234。[1]", citations=[CITATION])
    records.append(C, a_turn().__class__(answer.question, answer))
    assert records.history(C)[0].answer.answer == "咨询电话：0755-88101234。[1]"


@pytest.mark.parametrize("guessed", ["1", "c", "user-42", "x" * 21])
def test_an_id_that_can_be_guessed_opens_nothing_to_people_without_a_key(records, guessed):
    for owner in ("", "key"):
        records.append(guessed, a_turn("private"), owner=owner)
    assert records.conversation(guessed) is None and records.recent([guessed]) == ()
    assert records.unshare(guessed) == 0
    for use in (records.share, lambda name: records.erase(name, owner="")):
        with pytest.raises(UnknownRecordError):
            use(guessed)
    assert questions(records.history(guessed)) == ["private"]
    assert questions(records.conversation(guessed, owner="key").turns) == ["private"]
    assert records.erase(guessed) == 2


@pytest.mark.parametrize("text", ["a\0b", "\ud800半", "𠮷野家", "'; DROP TABLE answers; --", "%s {} :x \\", "é" * 500])
def test_any_text_can_be_kept(records, text):
    assert records.append(text[:100], a_turn(text))
    assert len(records.history(text[:100])) == 1
    answer_id = records.history(text[:100])[0].answer.answer_id
    records.feedback(answer_id, "up", [text[:50]], text)
    assert records.answer(answer_id).feedback.rating == "up"


def test_the_last_feedback_holds(records):
    turn = a_turn()
    records.append(None, turn)
    answer_id = turn.answer.answer_id
    records.feedback(answer_id, "down", ["wrong_amount", "wrong_amount", "unclear"], "  数额不对 ")
    kept = records.answer(answer_id).feedback
    assert (kept.rating, kept.reasons, kept.comment) == ("down", ("wrong_amount", "unclear"), "数额不对")
    records.feedback(answer_id, "up")
    kept = records.answer(answer_id).feedback
    assert (kept.rating, kept.reasons, kept.comment) == ("up", (), None)
    [row] = records.all_feedback()
    assert (row["rating"], row["question"]) == ("up", turn.question)
    assert row["answer"] == turn.answer.model_dump(mode="json")


def test_feedback_on_an_answer_that_is_not_kept_is_refused(records):
    with pytest.raises(UnknownRecordError) as raised:
        records.feedback("no-such-answer", "up")
    assert raised.value.subject == "answer_id"
    assert records.available


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("rating", {"rating": "sideways"}),
        ("reasons", {"reasons": ["x"] * 11}),
        ("reasons", {"reasons": ["x" * 101]}),
        ("comment", {"comment": "x" * 2001}),
    ],
)
def test_feedback_that_cannot_be_kept_names_the_field(records, field, given):
    turn = a_turn()
    records.append(None, turn)
    with pytest.raises(FeedbackError) as raised:
        records.feedback(turn.answer.answer_id, **{"rating": "up", **given})
    assert raised.value.subject == field
    assert records.answer(turn.answer.answer_id).feedback is None


def test_a_link_opens_the_conversation_as_it_stood(records):
    records.append(C, a_turn("shown"))
    token = records.share(C)
    records.append(C, a_turn("later"))
    assert questions(records.shared(token).turns) == ["shown"]
    assert records.share(C) not in {token, C}
    assert questions(records.shared(records.share(C)).turns) == ["shown", "later"]


def test_sharing_again_gives_the_same_link_and_it_is_not_the_id(records):
    identity = new_conversation_id()
    records.append(identity, a_turn())
    token = records.share(identity)
    assert records.share(identity) == token
    assert len(token) >= 32 and token != identity
    assert records.shared(identity) is None


def test_a_link_can_be_taken_back(records):
    records.append(C, a_turn())
    token = records.share(C)
    assert records.unshare(C) == 1
    assert records.shared(token) is None
    assert records.share(C) != token


def test_nothing_can_be_shared_of_a_conversation_without_turns(records):
    with pytest.raises(UnknownRecordError):
        records.share("nothing")


def test_recent_lists_the_named_ones_with_the_last_used_first(records):
    for name in (A, B, C):
        records.append(name, a_turn(f"{name[0]} 的第一问"))
    records.append(A, a_turn("又一问"))
    found = records.recent([A, B, "u" * 32])
    assert [(s.conversation_id, s.title, s.turns) for s in found] == [(A, "a 的第一问", 2), (B, "b 的第一问", 1)]
    assert found[0].created_at < found[0].updated_at
    assert found[0].updated_at.utcoffset() == timedelta(0)
    assert records.recent([]) == ()
    assert [s.conversation_id for s in records.overview()] == [A, C, B]


def test_a_long_first_question_is_cut_in_the_list(records):
    records.append(C, a_turn("问\n题 " * 100))
    assert len(records.recent([C])[0].title) == 80 and "\n" not in records.recent([C])[0].title


def test_erasing_takes_answers_feedback_and_links_with_it(records, settings):
    turn, other = a_turn("hapax-legomenon"), a_turn("stays")
    records.append(C, turn)
    records.append("d", other)
    records.feedback(turn.answer.answer_id, "up")
    token = records.share(C)
    assert records.erase(C) == 1
    assert records.history(C) == () and records.shared(token) is None
    assert records.answer(turn.answer.answer_id) is None and records.all_feedback() == []
    assert questions(records.history("d")) == ["stays"]
    with pytest.raises(UnknownRecordError):
        records.erase(C)
    assert all(b"hapax-legomenon" not in f.read_bytes() for f in settings.home.glob("*.sqlite3*"))


def test_an_export_has_everything_and_an_unknown_one_is_an_error(records):
    turn = a_turn(citations=[CITATION])
    records.append(C, turn)
    records.append(C, a_turn("again"), owner="key")
    records.feedback(turn.answer.answer_id, "down", ["unclear"])
    [mine, keys] = records.export(C)
    assert mine["turns"][0]["answer"] == turn.answer.model_dump(mode="json")
    assert mine["turns"][0]["feedback"]["reasons"] == ["unclear"]
    assert [t["question"] for t in keys["turns"]] == ["again"]
    with pytest.raises(UnknownRecordError):
        records.export("d")


def test_purging_keeps_what_is_younger(records):
    records.append(C, a_turn())
    records.append(None, a_turn())
    assert records.purge(timedelta(days=1)) == (0, 0)
    assert len(records.history(C)) == 1
    assert records.purge(timedelta(0)) == (1, 1)
    assert records.history(C) == ()


def test_an_answer_is_kept_once(records, caplog):
    turn = a_turn()
    assert records.append(C, turn)
    with caplog.at_level(logging.ERROR):
        assert not records.append(C, turn)
    assert turn.question not in caplog.text
    assert records.available and len(records.history(C)) == 1


def test_writers_at_once_lose_nothing_and_keep_an_order(open_records):
    both = [open_records(), open_records()]
    failed = []

    def write(number):
        for n in range(10):
            if not both[number % 2].append(C, a_turn(f"{number}/{n}")):
                failed.append((number, n))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = questions(both[0].conversation(C).turns)
    assert failed == [] and len(found) == 60
    for number in range(6):
        assert [q for q in found if q.startswith(f"{number}/")] == [f"{number}/{n}" for n in range(10)]


def test_an_answer_in_a_form_of_long_ago_is_left_out(records, caplog):
    from sqlalchemy import update

    from assistant.records.tables import answers

    old, new = a_turn("old"), a_turn("new")
    records.append(C, old)
    records.append(C, new)
    change = update(answers).where(answers.c.answer_id == old.answer.answer_id).values(body='{"gone": 1}')
    records._database.write(lambda connection: connection.execute(change))
    assert questions(records.history(C)) == ["new"]
    assert old.answer.answer_id in caplog.text


def test_records_that_are_off_keep_nothing_and_say_so():
    records = Records.off()
    assert not records.available
    assert not records.append(C, a_turn())
    assert records.history(C) == () and records.recent([C]) == ()
    for use in (records.conversation, records.share, records.shared, records.answer, records.export, records.erase):
        with pytest.raises(RecordsError):
            use(C)


def test_new_ids_cannot_be_guessed():
    made = {new_conversation_id() for _ in range(1000)}
    assert len(made) == 1000 and min(map(len, made)) >= 32
