"""A sum is denied to one thing of a clause that gives its sums to others, and only to what it gives none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("游戏出口在这条里是鼓励的，条文没有为它写明金额。", "11"),
        ("Game exports are encouraged here, but no sum is attached to them in this clause.", "11"),
        ("The clause encourages game exports but states no amount for them.", "11"),
        ("条文支持举办重大赛事，但没有为此写明金额。", "23"),
        ("条款没有为办赛写明金额。", "23"),
        ("Holding major competitions is supported, but the clause sets no subsidy for them.", "23"),
        ("该条支持建设体验中心，但没有为体验中心单列金额。", "4"),
        ("条文提出引进和培育“瞪羚企业”，没有为它们单列金额。", "21"),
        ("The city wants to bring in well-known institutions, but the clause states no sum for bringing them in.", "7"),
        ("Short-video platform enterprises are supported; the clause sets no amount for such platform enterprises.", "9"),
    ],
)
def test_what_gets_nothing_may_be_said_to_get_nothing(fault, text, source):
    assert fault("这条怎么规定？", text, source) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # who gets the sum, or a sort of him
        ("条文没有为新型游戏研发项目写明金额。", "11"),
        ("Game technology R&D is encouraged, but this clause fixes no sum for it.", "11"),
        ("条文支持开发功能游戏，但没有为它写明金额。", "11"),
        ("The clause supports the R&D of motion capture, but no sum is attached to it.", "11"),
        ("条文没有为直播基地写明金额。", "9"),
        ("条文没有为众创空间单列金额。", "16"),
        ("Incubation centres are to be built, but no sum is attached to them.", "16"),
        ("支持搭建跨境电商平台，但条文没有为它写明金额。", "20"),
        ("条文培育或引进动漫发行运营平台企业，但没有为它们写明金额。", "22"),
        ("Top enterprises are supported in intensifying innovation, but the clause sets no amount for them.", "22"),
        ("支持高校开展数字创意基础理论研究，但条文没有为此写明金额。", "24"),
        # a sum for whoever is eligible, for nobody in particular, or for projects of any sort
        ("支持国产数字引擎的研发，但没有为它写明金额。", "3"),
        ("The metaverse is a focus of support, but no sum is stated for it.", "12"),
        ("推动文化服务的智能化转型升级属于鼓励方向，但条文没有为它写明金额。", "4"),
        ("The development of original IP is advanced, but no amount is stated for it.", "5"),
        # what is named is wider than what gets nothing, or another thing
        ("游戏出口是鼓励的，条文没有为游戏写明金额。", "11"),
        ("游戏出口是鼓励的，条文没有为其他项目写明金额。", "11"),
        ("Game exports are encouraged, but the clause fixes no sum for this field.", "11"),
        ("游戏出口是鼓励的，条文没有写明金额。", "11"),
        ("支持举办重大赛事，但条文没有为此和公共服务平台写明金额。", "23"),
        ("本措施没有为展示中心单独写明金额。", "4"),
        # something is said to be given, or only the ceiling is denied
        ("游戏出口的资助没有写明金额。", "11"),
        ("Game exports are funded without a sum.", "11"),
        ("赛事获奖作品的奖金没有写明金额。", "23"),
        ("游戏出口是鼓励的，条文没有为它写明金额上限。", "11"),
    ],
)
def test_who_may_get_a_sum_is_not_said_to_get_none(fault, text, source):
    assert fault("这条怎么规定？", text, source) is not None
