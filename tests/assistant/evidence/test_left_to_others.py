from __future__ import annotations

import pytest

from assistant.evidence.left_to_others import leaves_to_others


@pytest.mark.parametrize(
    ("question", "sentence", "left"),
    [
        ("公所会抽查几成的人家", "第十五條 本所得就受補助設備進行抽查，抽查比例及方式由建設課另定之。", True),
        ("中试基地要什么条件才认定", "中试基地认定条件另行制定。", True),
        ("培训哪天开课", "茶农技能培训免费，培训时间和期次由县茶产业中心另行公布。", True),
        ("挡光要赔他家多少", "对采光造成影响的，补偿数额由业主协商确定，调解次数不少于2次。", True),
        ("on which days are the courses", "Dates and places of the courses are announced each year.", True),
        ("how is the share calculated", "The method is laid down in a separate notice.", True),
        # what another piece of the sentence states is told
        ("钱什么时候发下来", "具体申报时间以通知为准，10月以后申报的在次年1－3月兑付。", False),
        # another point than the one asked for is left
        ("培训收多少钱", "茶农技能培训免费，培训时间和期次由县茶产业中心另行公布。", False),
        ("中试基地补多少", "中试基地认定条件另行制定。", False),
        ("which boats qualify", "Dates and places of the courses are announced each year.", False),
        ("抽查几成", "抽查比例不低于10%。", False),
    ],
)
def test_whether_a_sentence_leaves_to_others_what_is_asked(question, sentence, left):
    assert leaves_to_others(question, sentence) is left


def test_of_a_figure_any_point_may_be_meant():
    sentence = "志愿者招募、培训的具体办法，由各街道办事处另行制定。"
    assert not leaves_to_others("要上多少节培训课", sentence)
    assert leaves_to_others("要上多少节培训课", "志愿者培训的具体办法由街道另行制定。", any_point=True)
