"""A made-up ordinance of a made-up city, in the set words of rules, with its embeddings."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings

ORDINANCE = """岚汀市街头演艺管理条例
第一条 为规范街头演艺活动，制定本条例。
第二条 本条例所称主管部门：在市为市文化和旅游局；在各区为区文化部门。
第三条 演艺者持证上岗。办理演艺证，有关部门不得收取任何费用。
第四条 演艺合同包括下列主要事项：
（一）演出时间和地点；
（二）报酬标准；
（三）违约责任。
第五条 街头演艺不得含有下列内容：
（一）惊吓未成年人的表演；
（二）损坏公共绿地的布景。
街头演艺应当在显著位置标明演艺证号。
第六条 有下列情形之一的，暂停演艺证；已领取补助的，予以追回：
（一）擅自改动节目单的；
（二）转借演艺证的。
第七条 倒卖演艺摊位的，处摊位租金三倍至五倍的罚款。伪造演艺证的，处二万元以下的罚款。
第八条 演艺者占用消防通道的，给予警告；情节严重的，处三千元以上六千元以下的罚款。\
商家为演艺者提供虚假证明的，处一万元以上三万元以下的罚款。
第九条 在中心广场、滨河步道以及市人民政府确定的其他区域演艺的，每月补助800元。
第十条 对租用排练场地的，按场租的40%给予补助。单个演艺团队每年不超过2万元。
第十一条 演艺者对考核结果有异议的，可以在15日内申请复核；主管部门应当在20日内作出答复。
第十二条 申请演艺证前三年内受过处罚的，不予办理。申请材料不全的，主管部门通知限期补正。
第十三条 本条例自2024年5月1日起施行，有效期至2029年4月30日。
"""


@pytest.fixture(scope="session")
def rulebook(tmp_path_factory):
    """The assistant over the founding documents and the ordinance."""
    folder = tmp_path_factory.mktemp("rulebook")
    path = folder / "street_arts.txt"
    path.write_text(ORDINANCE, encoding="utf-8")
    opened = Assistant.open(Settings(home=folder / "home"))
    assert [r.outcome for r in opened.add([path])] == ["added"]
    return opened


@pytest.fixture(scope="session")
def ask(rulebook):
    """The answer to a question that is put to the ordinance alone."""
    return lambda question: rulebook.answer(question, documents=["street-arts"])
