"""A made-up ordinance of a made-up city, in the set words of rules, with its embeddings."""

from __future__ import annotations

import pytest

from tests.assistant.workbench import opened_with

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
    return opened_with(tmp_path_factory.mktemp("rulebook"), {"street_arts": ORDINANCE})


@pytest.fixture(scope="session")
def ask(rulebook):
    """The answer to a question that is put to the ordinance alone."""
    return lambda question: rulebook.answer(question, documents=["street-arts"])

MARKETS = """浮岛县广场集市管理办法
第一条 为规范广场集市，制定本办法。
第二条 本办法所称广场集市，是指在公共广场定期设立的临时售卖场所。集市的主要经营人应当是本县居民。
第三条 摊主在集市中享有下列权利：
（一）按期使用摊位；
（二）查阅收费账目；
（三）推选集市代表；
（四）对处理决定提出申辩。
第四条 集市不得有下列情形：
（一）使用高音喇叭招揽顾客；
（二）出售未经检疫的熟食；
（三）占用盲道。
第五条 设立集市的，按搭建费用的40%给予补助，每个集市最高15万元。
第六条 摊主演出的，演出补助不得超过演出总支出的30%，其中道具补助不得超过演出补助的55%。
第七条 县集市办可以向摊主收取清洁服务费。收取清洁服务费的具体办法由县价格主管部门另行制定。
第八条 县集市办应当于每年下半年公布次年的集市日程。
第九条 同一家庭最多两名成员可以同时承租摊位。
第十条 摊主有重大失信行为的，不予续租。
第十一条 违反本办法第四条规定的，由县市场监管部门责令改正，处二千元以上八千元以下的罚款。
第十二条 摊主参加布展的，每年给予最高9000元的布展补贴；摊主参加展销的，一次性给予2000元的展销补贴。
第十三条 首次认定为省示范集市、市示范集市的，分别奖励8万元、3万元。
第十四条 同一摊位合同仅能变更一次摊主姓名。
第十五条 本办法自2024年6月1日起施行。
"""
DRONES = """浮岛县无人机表演守则
第一条 为规范无人机表演，制定本守则。
第二条 开展无人机表演，不得飞越医院上空，不得惊扰候鸟。违反前款规定的，依照航空安全的法律、法规给予处罚。
第三条 本守则自2024年6月1日起施行。
"""


@pytest.fixture(scope="session")
def markets(tmp_path_factory):
    """The answer to a question put to a made-up text on markets, or to one on drones that fixes no fine."""
    opened = opened_with(tmp_path_factory.mktemp("markets"), {"markets": MARKETS, "drones": DRONES})
    return lambda question, text="markets": opened.answer(question, documents=[text])


MOORINGS = """雁泊县游船码头管理办法
第一条 为规范游船码头，制定本办法。
第二条 游船经营者应当按核定人数载客。评选为县红旗码头的，给予奖励7万元。
第三条 开展码头服务评比，对评为年度五星的码头给予最多4万元奖励，评比标准另行制定。
第四条 游船经营者超出核定人数载客的，由县交通运输部门给予警告，责令改正；情节严重的，处三千元以上九千元以下的罚款。\
倒卖船票的，每张处票价五倍至八倍的罚款。营业额二十万元以上的经营者应当设置救生站。
第五条 有下列行为之一的，依照国家有关规定处理。
（1）在航道内撒网的；
（2）向湖中倾倒油污的。
第六条 码头管理员应当符合以下条件：
（一）年满20周岁；
（二）缴纳社会保险满3年；
（三）持有救生员证。
第七条 码头名录由县水务部门会同县旅游部门确定并发布。县水务部门应当适时督促检查名录执行情况。
第八条 纳税二百万元以上的游船企业，可享受职工子女入读公办幼儿园的名额，不超过3名。
第九条 水上餐饮企业均不享受本办法全部条款。
第十条 民间船歌的保护办法由县文化部门另行规定。县里保护文化，弘扬文化。
"""


@pytest.fixture(scope="session")
def moorings(tmp_path_factory):
    """The answer to a question put to a made-up text on landing stages."""
    opened = opened_with(tmp_path_factory.mktemp("moorings"), {"moorings": MOORINGS})
    return lambda question: opened.answer(question, documents=["moorings"])
