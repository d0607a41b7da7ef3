"""One sentence for each way to fail, and its true neighbour, over the founding documents."""

from __future__ import annotations

import pytest

EXPORT, INCUBATOR, FUND = "游戏出口项目能拿多少钱？", "孵化器最高资助多少、几年？", "有投资基金吗？"
TRUE = [
    (INCUBATOR, "运作良好的孵化器和众创空间可获得{16a}资助。", "16"),
    (INCUBATOR, "运作良好的孵化器和众创空间最高可得{ 16a }。", "16"),
    (EXPORT, "该条没有写明具体金额，而是指向《深圳市文化产业专项资金资助办法》。", "19"),
    (EXPORT, "鼓励运用5G+4K/8K超高清等新一代数字技术。", "4"),
    (EXPORT, "措施提出进一步完善“六个一”工作体系。", "1"),
    (FUND, "深圳探索设立数字创意产业投资基金。", "21"),
    ("What is there for games?", "Certified new-type game R&D projects receive {11a}.", "11"),
    ("基地比孵化器高吗？", "产业基地的资助上限为{17a}，高于孵化器的{16a}。", "16 17"),
    ("Who issued the plan?", "The plan was issued by the Ministry of Culture.", "belt-and-road-animation-games-plan/head"),
    ("谁印发的？", "该计划由文化部办公厅于{imprinta}印发。", "imprint"),
    (EXPORT, "征求意见稿要求建立健全联动协调工作机制。", "1"),
    (INCUBATOR, "孵化器须具有示范引领作用、发展模式清晰、运作良好。", "16"),
    ("各区必须制定吗？", "不是必须，各区可结合本区实际情况制定具体实施办法。", "25"),
    (FUND, "措施探索“设立数字创意产业投资基金”。", "21"),
    ("Treated how?", "Newly brought-in leading enterprises are given support of {22a}.", "22"),
    ("A total?", "It is a top-up grant on the basis of the special fund measures, and not a total.", "23"),
    ("Cloud tourism?", "Cloud tourism is one of the new types of business forms that receive focused support.", "12"),
    ("怎样评定？", "怎样评定省级平台，本条没有写。", "23"),
    ("产学研创新平台的资助按年吗？", "不是按年，条文写的是一次性给予，额度为{15a}。", "15"),
    ("Promised?", "The figure is a ceiling and not a promised sum.", "3"),
    ("设立了吗？", "条文只说“探索设立审批绿色通道”，不能理解为已经设立。", "18"),
    ("Who draws up the procedures?", "Operating procedures are to be drawn up by the municipal bureau of culture, radio, television, tourism and sports.", "25"),
    ("园区？", "Districts are supported in creating parks or bases.", "17"),
    ("新引进企业和主导企业哪个高？", "新引进企业的扶持上限高于主导企业的奖励上限，前者为{22a}，后者为{22b}。", "22"),
    ("文号？", "文产发〔2017〕33号是该文件的编号。", "belt-and-road-animation-games-plan/head"),
    ("海外？", "条文支持知识产权服务水平更快提高。", "18"),
    ("Costs?", "Overseas marketing costs are to be reduced.", "18"),
    ("每档多少？", "条款只写了分档次给予{5a}资助，每个档次具体是多少并未列明。", "5"),
    ("Each tier?", "Depending on the tier, the grant is {5a}.", "5"),
    ("虚拟现实购物？", "符合条件的项目可以获得{13a}资助。", "13"),
    ("最高？", "上限最高的一档是{3a}，技术研发项目在列。", "3"),
    ("没有上限？", "这笔数额没有“最高”字样。", "23"),
    ("What for engines?", "Qualifying projects such as a domestic digital engine can receive {3a}.", "3"),
    ("Bases?", "A digital creative industry base with strong influence and driving force can receive {17a}.", "17"),
    ("Who gets the reward?", "A dominant enterprise that succeeds in investment promotion receives a reward of {22b}.", "22"),
    ("入选的呢？", "入选的企业和项目会得到更多政策、资金支持。", "box4"),
    ("Districts?", "Districts may draw up specific implementing measures in light of their own circumstances.", "25"),
    ("Jointly?", "Chinese research institutions are supported in jointly developing {box3a} with countries along the Belt and Road.", "box3"),
    ("Companies?", "It also wants companies to tell China's stories well through animation, comics and games.", "3.1"),
    ("Those chosen?", "Those chosen are to get more support in policy and funding.", "box4"),
    ("Newcomers?", "Newly brought-in leading enterprises, regional headquarters, R&D centres and key laboratories are supported.", "22"),
    ("Basis?", "The draft relies on opinions of the Ministry of Culture and Tourism and on a Guangdong action plan.", "shenzhen-digital-creative-measures-draft/preamble"),
    ("Basis?", "It rests on the Ministry of Culture's earlier action plan for cultural development.", "belt-and-road-animation-games-plan/preamble"),
    ("In which ways are eligible projects favoured?", "Eligible projects enjoy priority support, for instance in funding and finance.", "shenzhen-digital-creative-measures-draft/ch1"),
    ("总则那章写给多少钱？", "该章只说明对符合条件的项目予以优先支持，未规定金额。", "shenzhen-digital-creative-measures-draft/ch1"),
    ("谁牵头？", "区文化广电旅游体育主管部门与市局联合建立工作专班。", "2"),
    ("农业跟这个政策沾边吗？", "沾边，该条促进数字创意向智慧农业等领域拓展。", "14"),
    ("Applications?", "The sum of {4a} is fixed for eligible digital technology application projects.", "4"),
    ("Animation?", "It refers to the Shenzhen rules on the special fund for cultural industries instead of fixing a sum.", "10"),
    (FUND, "The clause only speaks of exploring the establishment of such a fund, not of an existing fund.", "21"),
    ("On top of what?", "It comes on top of the Shenzhen special fund measures and amounts to {23a}.", "23"),
    ("目标有数字吗？", "该条说的是合作规模显著扩展，未给出数字。", "2.3"),
    ("Checked?", "By statistical monitoring, analysis of the situation and regular evaluation.", "4.5"),
    ("能发债吗？", "符合条件的动漫游戏出口企业，可通过企业债、公司债等方式融资，政策予以支持。", "4.4"),
    ("孵化器？", "满足示范引领作用、运作良好的孵化器和众创空间，最多能拿到{16a}资助。", "16"),
    ("各区？", "各区能够结合自身实际制定具体的实施办法。", "25"),
    ("奖励给谁？", "奖励发给以商招商取得成功的主导企业，最高{22b}。", "22"),
    ("Bases?", "AI art is listed among the new business forms the clause gives priority to.", "12"),
    ("Start?", "The start date is only given as {26a}, with the month and day left blank.", "26"),
    ("Districts?", "Districts are free to issue their own detailed rules suited to local conditions.", "25"),
    ("The list?", "The annual list of key enterprises and projects is then drawn up by selection.", "box4"),
    ("定稿了吗？", "这份文件目前仍是征求意见稿，内容以后可能调整。", "shenzhen-digital-creative-measures-draft/head"),
    ("Once?", "It is paid once: platforms with good prospects and a high conversion rate can get {15a}.", "15"),
    ("Companies?", "Companies can get {4a} for digital technology application projects that are eligible.", "4"),
    ("使领馆？", "驻外使领馆文化处（组）对我国文化企业在当地经营的支持要得到加强。", "4.1"),
    ("企业为主体？", "计划主张以企业为主体来开展国际合作。", "2.2"),
    ("Attention?", "The plan pays attention to merging animation and games content with smart terminals.", "3.6"),
    ("Top-up?", "The {23a} is extra money on top of what the Special Fund measures give.", "23"),
    ("研究成果和基地各多少？", "相关研究成果和作用发挥好的研究和人才培养基地分别为{24a}和{24b}。", "24"),
]
FALSE = [
    ("figure", INCUBATOR, "孵化器可获得200万元资助。", "16"),
    ("figure", INCUBATOR, "孵化器可获得两百万元资助。", "16"),
    ("figure", INCUBATOR, "孵化器可获得贰佰万元资助。", "16"),
    ("figure", INCUBATOR, "孵化器可获得２００万资助。", "16"),
    ("figure", INCUBATOR, "孵化器可获得2M资助。", "16"),
    ("figure", INCUBATOR, "按照第十六条，孵化器可获得{16a}资助。", "16"),
    ("figure", INCUBATOR, "资助期限为三年。", "16"),
    ("figure", "How much?", "Incubators receive two million yuan.", "16"),
    ("unknown_slot", INCUBATOR, "孵化器可获得{16z}资助。", "16"),
    ("slot_not_cited", INCUBATOR, "孵化器可获得{16a}资助。", "17"),
    ("no_source", INCUBATOR, "孵化器可获得资助。", "99"),
    ("bound", INCUBATOR, "运作良好的孵化器至少可获得{16a}资助。", "16"),
    ("bound", INCUBATOR, "运作良好的孵化器可获得{16a}左右的资助。", "16"),
    ("bound", INCUBATOR, "运作良好的孵化器可获得{16a}多资助。", "16"),
    ("bound", "What for incubators?", "Incubators that operate well get {16a} or more.", "16"),
    ("bound", "省级平台？", "被评为省级公共服务平台的项目最高追加{23a}。", "23"),
    ("periodic", INCUBATOR, "运作良好的孵化器每年可获得{16a}资助。", "16"),
    ("kind", "何时实施？", "实施日期是{26b}。", "26"),
    ("nature", "什么奖励？", "对以商招商成功的主导企业，给予{22b}资助。", "22"),
    ("two_figures", "合计？", "数字影棚和基地获得{9a}和{17a}资助。", "9 17"),
    ("two_figures", "基地？", "具有较强辐射和带动作用的数字创意产业基地获得{17a}资助，为期{16b}。".replace("，", ""), "17 16"),
    ("subject", EXPORT, "经认定的游戏出口项目可获得{11a}资助。", "11"),
    ("subject", EXPORT, "可获得{11a}资助。", "11"),
    ("subject", "什么奖励？", "新引进的领军企业可获得{22b}奖励。", "22"),
    ("subject", "直播？", "短视频平台企业可获得{9a}资助。", "9"),
    ("condition", "装备？", "优秀数字装备研发项目可获得{8a}资助。", "8"),
    ("counted", "培训？", "培训{box5a}翻译人才。", "box5"),
    ("force", FUND, "深圳设立数字创意产业投资基金。", "21"),
    ("force", FUND, "深圳支持设立数字创意产业投资基金。", "21"),
    ("existence", FUND, "深圳已经设立数字创意产业投资基金。", "21"),
    ("words", "海外研发？", "深圳资助企业在海外设立研发机构。", "18"),
    ("obligation", EXPORT, "深圳要求游戏企业出口。", "11"),
    ("certainty", EXPORT, "经认定的出口项目一定能获得支持。", "19"),
    ("universal", EXPORT, "所有出口项目按规定予以支持。", "19"),
    ("combination", INCUBATOR, "孵化器资助可以叠加。", "16"),
    ("procedure", INCUBATOR, "孵化器通过官网提交材料。", "16"),
    ("negation", EXPORT, "深圳没有对游戏出口的支持。", "19"),
    ("negation", INCUBATOR, "条款没有写明孵化器的资助金额。", "16"),
    ("law", EXPORT, "深圳法规支持数字创意产品出口。", "19"),
    ("in_force", "生效了吗？", "本措施现行有效。", "26"),
    ("level", EXPORT, "国家给予优秀出口项目支持。", "19"),
    ("place", EXPORT, "广州支持数字创意产品出口。", "19"),
    ("agent", "谁牵头？", "由区文化广电旅游体育主管部门牵头建立工作专班。", "2"),
    ("quote", EXPORT, "条款写明“游戏出口予以资助”。", "19"),
    ("quote", EXPORT, "按《深圳市游戏出口奖励办法》予以支持。", "19"),
    ("place", EXPORT, "支持数字创意产品出口到东南亚。", "19"),
    ("exclusive", "The same?", "The ceiling is the same: {16a} for incubators and {17a} for bases.", "16 17"),
    ("subject", "Treated how?", "Newly brought-in leading enterprises are given support of {22b}.", "22"),
    ("negation", "A total?", "It is a grant, and not a total.", "16"),
    ("exclusive", "谁高？", "主导企业的扶持上限高于新引进企业的奖励上限，前者为{22a}，后者为{22b}。", "22"),
    ("exclusive", "一样吗？", "产业基地的资助上限为{17a}，与孵化器的{16a}相同。", "16 17"),
    ("bound", "For bases?", "Digital creative industry bases begin with {17a}.", "17"),
    ("gives", "Support?", "The plan receives priority support from the Ministry of Culture.", "4.1"),
    ("quote_cut", FUND, "原文为“设立数字创意产业投资基金”。", "21"),
    ("settled", "When?", "The effective day and month are fixed in the draft.", "26"),
    ("bound", "For bases?", "Digital creative industry bases with a strong driving role start from {17a}.", "17"),
    ("negation", "Games?", "The clause fixes no amount for new-type game R&D and only encourages exports.", "11"),
    ("negation", "Conditions?", "Incubators are given {16a} without any conditions.", "16"),
    ("exclusive", "基地比孵化器低吗？", "产业基地的资助上限为{17a}，低于孵化器的{16a}。", "16 17"),
    ("agent", "Who?", "The plan was issued by the Xinjiang Production and Construction Corps.", "notice"),
    ("markup", INCUBATOR, "[运作良好的孵化器](//孵化器)可获得{16a}资助。", "16"),
    ("figure", INCUBATOR, "运作良好的孵化器可获得{16a}资助（Ⅴ）。", "16"),
    ("words", INCUBATOR, "运作良好的孵化器可获得{16a}资助，叁年。", "16"),
    ("kind", INCUBATOR, "孵化器的资助金额{16b}。", "16"),
    ("negation", INCUBATOR, "条文没有提到运作良好。", "16"),
    ("negation", INCUBATOR, "条文没有写明孵化器的封顶金额。", "16"),
    ("negation", INCUBATOR, "措施没有提到孵化器。", "19"),
    ("negation", "按年吗？", "不是一次性，额度为{15a}。", "15"),
    ("basis", "怎样调整？", "The effects of implementation are set according to the dynamic adjustments.", "25"),
    ("turned", "集群？", "产业集群发展促进园区和基地建设。", "17"),
    ("subject", "出口？", "Certified outstanding digital creative R&D projects are supported under the Special Fund measures.", "19"),
    ("place", "文化资源？", "计划支持引进中国特色文化资源。", "3.1"),
    ("mixed", "各区？", "各区根据实施效果制定具体实施办法。", "25"),
    ("nature", "平台？", "The basic grant for projects rated as provincial-level public service platforms is {23a}.", "23"),
    ("obligation", "各区？", "Each district has to formulate its own implementation measures.", "25"),
    ("agent", "各区？", "Operating procedures are to be drawn up by the districts.", "25"),
    ("counted", "会展？", "The plan wants {box2a} new exhibitions.", "box2"),
    ("negation", "游戏研发？", "{11a}资助针对的是出口项目，不是经认定的新型游戏研发项目。", "11"),
    ("turned", "成本？", "措施提出提高数字创意产品的海外营销成本。", "18"),
    ("turned", "Costs?", "It wants to raise the overseas marketing costs of digital creative products.", "18"),
    ("mixed", "四大业态？", "措施支持的四大业态是创意设计、网络视听、动漫游戏和数字文化装备。", "shenzhen-digital-creative-measures-draft/ch1"),
    ("mixed", "交易平台？", "草案支持在先进制造业、消费品工业、智慧农业等领域搭建交易平台和跨境电商平台。", "20 14"),
    ("agent", "Who interprets?", "The districts are responsible for interpreting the measures.", "25"),
    ("agent", "Who draws up?", "The operating procedures are formulated by the districts.", "25"),
    ("agent", "Who leads?", "The District Bureau of Culture, Radio, Television, Tourism and Sports takes the lead.", "2"),
    ("agent", "To whom?", "The notice is addressed to animation and games enterprises.", "notice"),
    ("place", "Embassies?", "Cultural sections of embassies support foreign enterprises.", "4.1"),
    ("subject", "咨询机构？", "每年给予国内外知名咨询机构{24a}的资助。", "24"),
    ("subject", "两条？", "符合条件的项目可以获得{14a}资助。", "13 14"),
    ("negation", "Tourism?", "Integration with tourism is not to be sped up, and eligible demonstration projects of integrated development are granted {14a}.", "14"),
    ("negation", "Open?", "That is not left open.", "5"),
    ("existence", "Until when?", "The measures expire at the end of the year in which they take effect.", "26"),
    ("money", "Who pays?", "The city bears the overseas marketing costs of digital creative products.", "18"),
    ("negation", "R&D?", "New-type game R&D projects are left out of this grant.", "11"),
    ("exclusive", "The same?", "The reward for the host is as high as the support for newcomers.", "22"),
    ("obligation", "Must?", "Certified new-type game R&D projects must be given {11a}.", "11"),
    ("words", "作用？", "条文支持建设数字创意展示中心，用来阻碍数字创意产品的推广。", "4"),
    ("condition", "网络视听？", "网络视听创新基地以及符合条件的数字影棚、直播基地等，可获得{9a}的资助。", "9"),
    ("words", "金融？", "计划鼓励金融机构探索适合影视游戏产业特点的产品和模式。", "4.4"),
    ("force", "Insurers?", "Insurers will provide export credit insurance for key animation and game exporters and projects.", "4.4"),
    ("force", "Districts?", "Each district will formulate its own specific implementation measures in the light of its situation.", "25"),
    ("force", "各区？", "各区结合本区实际情况制定具体实施办法。", "25"),
    ("force", "人才？", "国内专业人才前往沿线国家交流学习，但文本没有写金额。", "4.2"),
    ("mixed", "Newcomers?", "Newly brought-in leading enterprises, regional headquarters, marketing centres and key laboratories are supported.", "22"),
    ("subject", "Which is higher?", "Developing it has the higher ceiling: {3a} for eligible marketing projects against {4a} for eligible application projects.", "3 4"),
    ("vacuous", "What is it?", "The Shenzhen measures (draft)", "24"),
    ("existence", "Ways?", "The national plan says there's multiple ways of making money.", "box5 box1"),
    ("agent", "谁创作？", "指由沿线国家企业自行创作{box1a}动漫游戏产品。", "box1"),
    ("before", "评定呢？", "先发放{5a}资助，再按传播热度做综合评定。", "5"),
    ("negation", "Applications?", "The sum of {4a} is not fixed for eligible digital technology application projects.", "4"),
    ("negation", "Which?", "The draft leaves the sum for integration demonstration projects to the Special Fund measures.", "14"),
    ("negation", "Yearly?", "The wording “each year” goes with the bases, not with the research results.", "24"),
    ("bound", "Applications?", "Eligible digital technology application projects get a fixed sum of {4a}.", "4"),
    ("exclusive", "谁得？", "传播热度最高的作品获得{5a}。", "5"),
    ("agent", "专班？", "各区分别成立数字创意产业集群工作专班。", "2"),
    ("place", "谁开发？", "国外企业受到支持开发{box3a}。", "box3"),
    ("subject", "R&D?", "Enterprises with conditions receive {3a} for seizing the metaverse high ground.", "3"),
    ("subject", "Research money?", "Well-known consulting firms that cooperate with the city are paid {24a} each year.", "24"),
    ("subject", "咨询？", "战略咨询机构每年获得{24a}资助。", "24"),
    ("agent", "通知？", "通知要求各企业贯彻落实。", "notice"),
    ("agent", "交流？", "沿线国家举办训练营，促进创作者之间的了解。", "box1"),
    ("basis", "主体？", "以市场为主体实现产业国际合作。", "2.2"),
    ("condition", "哪一条？", "The games clause names {11a} for new-type game R&D projects.", "11"),
]


@pytest.mark.parametrize(("question", "text", "ids"), TRUE, ids=lambda v: v[:40])
def test_what_the_clause_says_is_called_false_by_no_rule(fault, question, text, ids):
    """One that no part of the clause bears out word by word is told in the clause's words: test_links.py."""
    assert fault(question, text, *ids.split()) in (None, "links")


@pytest.mark.parametrize(("code", "question", "text", "ids"), FALSE, ids=lambda v: v[:40])
def test_what_it_does_not_say_fails_for_its_reason(fault, code, question, text, ids):
    assert fault(question, text, *ids.split()) == code


def test_an_opening_and_a_verdict_are_taken_off(judge):
    from assistant.writing.reply import Claim

    verdict = judge.judge(FUND, [Claim("没有，需要注意的是，深圳探索设立数字创意产业投资基金。", ("21",))])[0]
    assert verdict.passed and verdict.claim.text == "深圳探索设立数字创意产业投资基金。"


def test_every_reason_can_be_told_to_the_model():
    from assistant.writing.case import Fault
    from assistant.writing.lexicon import assertions
    from assistant.writing.reasons import reason

    codes = {code for code, *_ in FALSE} | {"about", "length", "language", "draft"} | set(assertions())
    for code in codes:
        for language in ("zh", "en"):
            assert reason(Fault(code, "X"), language)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The clause does not name the body that grants it.", "8"),
        ("Not necessarily: districts may formulate specific implementation measures.", "25"),
        ("不一定会，各区可结合本区实际情况制定具体实施办法。", "25"),
        ("各区能够结合本区实际情况制定具体实施办法。", "25"),
        ("该条要求加快推进国产软件替代。", "3"),
        ("生效的月份目前是空着的。", "26"),
        ("额度较高的包括符合条件的技术研发项目{3a}、具有较强辐射和带动作用的产业基地{17a}。", "3"),
    ],
)
def test_more_ways_of_saying_what_is_true(fault, text, source):
    assert fault("这条怎么规定？", text, source, *(["17"] if "{17a}" in text else [])) in (None, "links")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The clause does not extend the grant to regional headquarters.", "22"),
        ("该条没有把研发中心列进去。", "22"),
        ("该条没有设任何门槛。", "22"),
        ("The clause does not limit the funding period.", "16"),
        ("该条要求有条件的企业抢占元宇宙技术国际制高点。", "3"),
        ("直播基地要先经认定。", "9"),
        ("Online audiovisual innovation bases merely have to be eligible.", "9"),
        ("Certified outstanding works are left out.", "10"),
        ("The clause supports overseas companies in setting up R&D institutions.", "18"),
        ("该条支持海外企业设立研发机构。", "18"),
        ("发展壮大的短视频平台企业，经认定后可获得{9a}资助。", "9"),
        ("以商招商成功的主导企业可获得{22b}奖励，没有成功的也不在少数。", "22"),
        ("额度较高的包括经认定的新型游戏研发项目{11a}。", "11"),
    ],
)
def test_their_lies(fault, text, source):
    assert fault("这条怎么规定？", text, source) is not None


def test_a_count_goes_with_the_clause_that_has_it(fault):
    said = "The number of works to be created jointly is {%s}."
    assert fault("How many works?", said % "box3a", "box1", "box3") == "counted"
    assert fault("How many works?", said % "box1a", "box1", "box3") != "counted"
