"""What is learnt of a question from its whole wording."""

from pathlib import Path

import numpy as np
import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.understanding import learnt_asks
from assistant.understanding.learnt_asks import KINDS, NOTHING_LEARNT, PROPERTIES, learnt_ask
from assistant.understanding.model import Ask
from tests.assistant.workbench import Workbench


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return Workbench(Assistant.open(Settings(home=tmp_path_factory.mktemp("learnt"))))


@pytest.mark.parametrize(
    "question",
    [
        "TV station converting its whole programme-making workflow to digital. ceiling pls",
        "Ballpark ceiling please: a project on the underlying metaverse technology itself, i.e. R&D, not content.",
        "Innovation platform for digital cultural equipment. ceiling pls",
    ],
)
def test_a_sum_is_asked_for_in_words_that_no_phrase_has(read, question):
    assert Ask.AMOUNT not in read.by_phrases(question).asks
    assert read.understand(question).ask is Ask.AMOUNT


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("深圳这份东西是已经定下来了，还是还在听大家意见？", Ask.STATUS),
        ("深圳措施是跟着哪些上级文件写出来的？", Ask.BASIS),
        ("The wording puzzles me. Who in Shenzhen has the authority to interpret it?", Ask.AUTHORITY),
        ("whos respnsible for interpreteing the shenzen mesures", Ask.AUTHORITY),
    ],
)
def test_a_property_of_the_document_in_everyday_words(read, question, ask):
    assert read.by_phrases(question).ask is not ask
    assert read.understand(question).ask is ask


@pytest.mark.parametrize(
    "question",
    [
        "孵化器要满足什么条件才能拿到钱",
        "支持直播基地吗",
        "Who certifies game R&D projects?",
        "今天天气怎么样",
        "第十六条",
    ],
)
def test_questions_of_content_keep_what_their_phrases_tell(read, question):
    assert read.understand(question).asks == read.by_phrases(question).asks


def test_nothing_is_learnt_without_the_bundled_embeddings(bench):
    assert learnt_ask(None) is NOTHING_LEARNT
    assert learnt_ask(np.ones(8, np.float32)) is NOTHING_LEARNT
    assert bench.understand("Innovation platform for digital cultural equipment. ceiling pls").ask is not Ask.AMOUNT


def test_the_weights_are_those_of_the_properties():
    weights = np.load(Path(learnt_asks.__file__).with_suffix(".npy"))
    assert weights.shape == (384 + len(KINDS) + 1, 1 + len(PROPERTIES)) and np.isfinite(weights).all()


@pytest.mark.parametrize(
    "question", ["那刚从外地引进来的区域总部呢？", "and an original digital piece of ours that has just gone live?"]
)
def test_what_leans_on_the_question_before_asks_for_no_property_of_a_document(read, question):
    assert read.understand(question).ask not in {Ask.ISSUER, Ask.STATUS, Ask.DATE, Ask.VALIDITY}


@pytest.mark.parametrize(
    "question",
    ["I am blind. Can I ask for the records by telephone?", "My hand is hurt. May we ask for information orally?"],
)
def test_whether_one_may_ask_for_something_is_no_question_of_who_explains(read, question):
    assert Ask.AUTHORITY not in read.understand(question).asks
