"""Whether a quote answers, and how likely a text settles a question."""

import math
from dataclasses import replace

import numpy as np
import pytest

from assistant.compose import by_rules
from assistant.compose.withholding import judged_quote
from assistant.evidence.settling import settling
from assistant.evidence.verdict import QUOTING, answers, verdict_features, verdict_model
from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.workbench import Workbench


@pytest.fixture(scope="module")
def bench(founding_home):
    """The steps of the path with the bundled embeddings, whose cosines are weighed."""
    return Workbench(Assistant.open(Settings(home=founding_home)))


def quoted(inquiry):
    draft, _ = by_rules(inquiry)
    return judged_quote(inquiry, draft), draft.sort


def test_every_weight_has_its_feature(bench):
    inquiry = bench.inquire("政策支持电竞产业吗")
    features = verdict_features(inquiry, inquiry.ranked[0], "support")
    assert set(verdict_model().weights) == set(features)
    assert all(math.isfinite(value) for value in features.values())
    assert sum(value for name, value in features.items() if name.startswith("by_")) == 1.0


_SETTLED = (
    "企业最高能拿多少补贴？",
    "新建一个平台，给多少资助？",
    "提供虚假材料会怎么处理？",
    "What is the maximum grant per company?",
    "Who interprets these measures?",
    "What happens if an applicant cheats?",
)
_OPEN = (
    "申请书在哪个网站下载？",
    "联系电话是多少，找谁？",
    "评审专家有哪几位？",
    "Which e-mail address do I write to?",
    "How many applicants are chosen each year?",
    "How tall is the tallest tower in town?",
)


def test_texts_settle_sums_and_penalties_more_than_addresses_and_names(bench):
    vector = bench.assistant.index.vector
    settled, left_open = ([settling(vector(question)) for question in questions] for questions in (_SETTLED, _OPEN))
    assert np.mean(settled) > np.mean(left_open) + 1.0


def test_a_vector_of_other_embeddings_tells_nothing():
    assert settling(None) == 0.0
    assert settling(np.ones(3, np.float32)) == 0.0


def test_without_the_bundled_embeddings_no_quote_is_doubted(bench):
    inquiry = bench.inquire("Any nice parks near Shenzhen Bay?")
    assert answers(replace(inquiry, vector=None), inquiry.ranked[-1], QUOTING[0])


def test_a_quote_far_from_the_question_is_doubted_more(bench):
    inquiry = bench.inquire("对直播电商基地有什么支持？")
    model = verdict_model()
    near, far = (
        model.probability(verdict_features(inquiry, c, "support")) for c in (inquiry.ranked[0], inquiry.ranked[-1])
    )
    assert near > far


def test_a_clause_named_by_its_number_is_never_withheld(bench):
    assert quoted(bench.inquire("第五条讲了什么"))[0] is None


def test_sums_have_judges_of_their_own(bench):
    assert quoted(bench.inquire("直播电商基地最高奖励多少"))[0] is None
