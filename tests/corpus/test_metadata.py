"""What a text says about itself is read, whatever its style; what it leaves open stays open."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

import corpus
from corpus.founding_documents import founding_ids, founding_metadata, founding_source
from corpus.metadata import FALLBACK, extract_metadata, text_language
from corpus.model import ClauseKind, Level, Metadata, Status
from corpus.parser import parse_text

TODAY = date(2026, 11, 22)
NOTICE = """南岭市人民政府办公室文件

南府办规〔2024〕17号

珠海市人民政府办公室关于印发珠海市
电竞产业扶持办法（试行）的通知

各区人民政府，市政府各部门：
现将《珠海市电竞产业扶持办法（试行）》印发给你们，请遵照执行。
珠海市人民政府办公室
2024年3月5日

珠海市电竞产业扶持办法（试行）
第一条 为扶持电竞产业，根据《广东省文化产业促进条例》，制定本办法。
第二条 对符合条件的企业给予最高50万元奖励，奖励有效期2年。
第三条 本办法自印发之日起30日后施行，有效期3年。《珠海市电竞产业扶持暂行办法》（珠府办〔2020〕3号）同时废止。

公开方式：主动公开
珠海市人民政府办公室秘书科 2024年3月8日印发
"""
LAW = """中华人民共和国示例管理条例
（2009年5月6日中华人民共和国国务院令第123号公布　根据2014年7月29日《国务院关于修改部分行政法规的决定》第一次修订
2019年4月3日中华人民共和国国务院令第711号修订）
第一章　总则
第一条　为了规范示例，制定本条例。
第二条　本条例自2019年6月1日起施行。
"""
MEMO = """M-30-07

MEMORANDUM FOR THE HEADS OF DEPARTMENTS

FROM:
Jane Doe
United States Chief Data Officer

SUBJECT:
Open Data Policy: Sharing What the Government Knows

Section 1 Scope
This policy shall take effect on July 1, 2030. It shall remain in effect until June 30, 2035.
"""


def read(text: str, today: date = TODAY) -> Metadata:
    return (
        parse_text(text, document_id="d").metadata
        if today == TODAY
        else extract_metadata(text, (), document_id="d", today=today)
    )


def test_a_letter_with_its_enclosure():
    found = read(NOTICE, date(2025, 1, 1))
    assert found.title == "珠海市电竞产业扶持办法（试行）"
    assert found.number == "南府办规〔2024〕17号"
    assert found.issuer == "珠海市人民政府办公室"
    assert found.issuer_en == "Office of the Zhuhai People's Government"
    assert (found.region, found.region_en, found.level) == ("珠海市", "Zhuhai", Level.MUNICIPAL)
    assert (found.issued_on, found.printed_on) == (date(2024, 3, 5), date(2024, 3, 8))
    assert found.references[0] == "广东省文化产业促进条例"
    assert "珠海市电竞产业扶持办法" in found.aliases
    assert "珠海市人民政府办公室关于印发珠海市电竞产业扶持办法（试行）的通知" in found.aliases


def test_dates_that_hang_on_the_day_of_printing_are_computed():
    found = read(NOTICE, date(2025, 1, 1))
    assert found.effective_on == date(2024, 4, 7)
    assert found.effective_as_written == "本办法自印发之日起30日后施行"
    assert found.validity_as_written == "有效期3年"
    assert found.expires_on == date(2027, 4, 6)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2024, 4, 6), Status.NOT_IN_FORCE),
        (date(2024, 4, 7), Status.IN_FORCE),
        (date(2027, 4, 6), Status.IN_FORCE),
        (date(2027, 4, 7), Status.EXPIRED),
    ],
)
def test_a_trial_rule_is_in_force_within_its_dates(today, status):
    assert extract_metadata(NOTICE, (), document_id="d", today=today).status is status


def test_an_order_takes_number_issuer_and_date_from_its_last_adoption():
    found = read(LAW)
    assert (found.title, found.short_title) == ("中华人民共和国示例管理条例", "示例管理条例")
    assert (found.issuer, found.number) == ("国务院", "国务院令第711号")
    assert (found.issued_on, found.effective_on) == (date(2019, 4, 3), date(2019, 6, 1))
    assert (found.level, found.region, found.status) == (Level.NATIONAL, "中国", Status.ISSUED)
    assert "adoption line" in found.sources["issued_on"]


def test_an_amendment_does_not_count_as_adoption():
    text = (
        "中华人民共和国样例法\n2001年2月3日 第九届全国人民代表大会常务委员会第三次会议通过\n"
        "2018年10月26日 第十三届全国人民代表大会常务委员会第六次会议《关于修改〈中华人民共和国样例法〉的决定》修正\n"
        "第一条 为了示例，制定本法。\n第二条 本法自2001年5月1日起施行。\n"
    )
    found = read(text)
    assert found.issued_on == date(2001, 2, 3)
    assert found.issuer == "全国人民代表大会常务委员会"
    assert "2018年10月26日" in found.sources["issued_on"]


def test_an_english_memorandum():
    found = read(MEMO)
    assert found.language == "en"
    assert found.title == "Open Data Policy: Sharing What the Government Knows"
    assert found.short_title_en == "Open Data Policy"
    assert (found.number, found.issuer) == ("M-30-07", "United States Chief Data Officer")
    assert (found.effective_on, found.expires_on) == (date(2030, 7, 1), date(2035, 6, 30))
    assert found.status is Status.NOT_IN_FORCE


def test_a_draft_with_blank_dates_leaves_them_open():
    text = (
        "佛山市关于支持短视频产业的若干措施\n（公开征求意见稿）\n为支持短视频产业，制定本措施。\n"
        "一、支持创作。给予最高30万元资助。\n"
        "二、本措施由市文化广电旅游体育局负责解释，自202X年 月 日起实施，有效期三年。\n"
    )
    found = read(text)
    assert found.title == "佛山市关于支持短视频产业的若干措施（公开征求意见稿）"
    assert found.status is Status.DRAFT
    assert (found.effective_on, found.expires_on) == (None, None)
    assert found.validity_as_written == "有效期三年"
    assert found.issuer == "佛山市文化广电旅游体育局"
    assert "inferred" in found.sources["issuer"]
    assert found.subject == "支持短视频产业"


def test_a_rule_on_drafting_is_no_draft():
    text = "样例起草程序规定\n第一章 草案的起草\n第一条 草案应当公开征求意见。\n第二条 本规定自2020年1月1日起施行。\n"
    assert read(text).status is Status.ISSUED


def test_a_validity_inside_a_benefit_is_not_the_documents():
    text = "广州市样例办法\n第一条 奖励资格有效期2年。\n第二条 本办法自2024年1月1日起施行。\n"
    assert read(text).validity_as_written is None


@pytest.mark.parametrize(
    ("wording", "ends"),
    [
        ("政策期限为2016年至2018年。", date(2018, 12, 31)),
        ("上述政策执行期限为2019年1月1日至2023年12月31日。", date(2023, 12, 31)),
        ("本意见自2020年1月1日起施行，有效期至2024年6月30日。", date(2024, 6, 30)),
        ("本意见自2020年1月1日起试行，试行期一年。", date(2020, 12, 31)),
        ("本意见自2020年1月1日起施行，有效期18个月。", date(2021, 6, 30)),
    ],
)
def test_ways_to_write_a_validity(wording, ends):
    found = read(f"杭州市关于样例的意见\n一、支持样例。\n二、{wording}\n")
    assert found.expires_on == ends
    assert found.status is Status.EXPIRED


def test_a_place_the_title_leaves_out_is_taken_from_the_text():
    text = "关于深化样例改革的20条意见\n1．引进。在我区落户的，参照《温州市鹿城区样例目录》执行。\n2．我区企业适用。\n"
    found = read(text)
    assert (found.region, found.level) == ("温州市鹿城区", Level.DISTRICT)


def test_traditional_script_and_roc_dates():
    text = (
        "文化樣例獎助辦法\n第 1 條\n本辦法依文化樣例法第三條規定訂定之。\n"
        "第 2 條\n本辦法自中華民國一百十二年五月十二日施行。\n"
    )
    found = read(text)
    assert found.effective_on == date(2023, 5, 12)
    assert found.region_en == "Taiwan"


def test_a_text_without_a_title_is_named_after_its_id():
    found = extract_metadata("。\n", (), document_id="nameless")
    assert (found.title, found.sources["title"]) == ("nameless", FALLBACK)


@pytest.mark.parametrize(
    ("text", "language"), [("本办法 for VR/AR", "zh"), ("The 《办法》 applies to all applicants", "en")]
)
def test_language(text, language):
    assert text_language(text) == language


@pytest.mark.parametrize("document_id", founding_ids())
class TestFounding:
    def test_every_field_has_a_source(self, document_id):
        found = founding_metadata(document_id)
        stated = [
            name
            for name in Metadata.__dataclass_fields__
            if name not in ("document_id", "sources") and getattr(found, name) not in (None, ())
        ]
        assert [name for name in stated if name not in found.sources] == []

    def test_extraction_agrees_with_the_description(self, document_id):
        described = founding_metadata(document_id)
        read_here = parse_text(founding_source(document_id).text, document_id=document_id).metadata
        for name in (
            "title",
            "issuer",
            "level",
            "region",
            "number",
            "status",
            "issued_on",
            "printed_on",
            "effective_on",
            "expires_on",
            "validity_as_written",
        ):
            assert getattr(read_here, name) == getattr(described, name), name

    def test_named_rules_stand_in_the_source(self, document_id):
        text = "".join(founding_source(document_id).text.split())
        assert [rule for rule in founding_metadata(document_id).references if f"《{rule}》" not in text] == []

    def test_no_alias_is_written_twice(self, document_id):
        path = Path(corpus.__file__).parent / "founding" / document_id / "metadata.toml"
        aliases = tomllib.loads(path.read_text("utf-8"))["aliases"]
        assert len(aliases) == len(set(aliases))


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (
            "南岭市住房和城乡建设局 南岭市财政局\n\n南建规〔2025〕2号\n\n南岭市加装电梯补贴办法\n",
            "南岭市加装电梯补贴办法", "南岭市住房和城乡建设局、南岭市财政局",
        ),
        (
            "南岭市教育局\n南教规〔2025〕3号\n南岭市教育局关于做好2025年秋季招生工作的通知\n",
            "南岭市教育局关于做好2025年秋季招生工作的通知", "南岭市教育局",
        ),
        (
            "南岭市工业和信息化局\n南岭市财政局文件\n南工信〔2024〕21号\n关于印发《南岭市贴息资金管理细则》的通知\n",
            "南岭市贴息资金管理细则", "南岭市财政局",
        ),
        (
            "南岭市财政局　南岭市文化局文件\n\n南文规〔2025〕3号\n\n南岭市动漫扶持办法\n",
            "南岭市动漫扶持办法", "南岭市财政局、南岭市文化局",
        ),
        ("海棠縣政府文化局\n海棠縣文化資產補助要點\n", "海棠縣文化資產補助要點", "海棠縣政府文化局"),
        ("OAKWELL DISTRICT COUNCIL\nScheme for Small Shops (2024)\n", "Scheme for Small Shops (2024)", "OAKWELL DISTRICT COUNCIL"),
        (
            "Oakwell River Agency\n\nFlood Support: Regulation No. 14 of 2024\n",
            "Flood Support: Regulation No. 14 of 2024", "Oakwell River Agency",
        ),
        ("OAKWELL HARBOUR AGENCY\nBoat Renewal Fund: Terms of Support 2026\n",
         "Boat Renewal Fund: Terms of Support 2026", "OAKWELL HARBOUR AGENCY"),
        ("OAKWELL HARBOUR AGENCY\nHelp for boats\n", "Help for boats", "OAKWELL HARBOUR AGENCY"),
    ],
)  # fmt: skip
def test_a_line_that_only_names_who_issues_is_no_title(head, title, issuer):
    english = head.isascii()
    body = "Article 1 Scope\nThis applies to shops.\n" if english else "第一条 为规范补贴，制定本办法。\n第二条 每台10万元。\n"
    metadata = parse_text(head + "\n" + body, document_id="x").metadata
    assert (metadata.title, metadata.issuer) == (title, issuer)


def test_traditional_script_alone_names_no_place():
    text = "蓮嶼特別市手語傳譯規章\n第一條 本規章訂定資助。\n第二條 每小時港幣300元。\n"
    assert parse_text(text, document_id="x").metadata.region is None
    assert parse_text(text + "第三條 依中華民國法律辦理。\n", document_id="x").metadata.region == "台湾地区"


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("第一条 制定本办法。\n第二条 本办法自2024年10月1日起施行，试行2年。", date(2024, 10, 1), date(2026, 9, 30)),
        ("一、特訂定本要點。\n二、本要點自中華民國一百十三年七月一日生效。", date(2024, 7, 1), None),
        ("1. Purpose\n1.1 Help.\n2. Duration\n2.1 The scheme runs until 31 March 2026.", None, date(2026, 3, 31)),
    ],
)
def test_when_a_text_holds_is_read_in_other_words_too(text, effective, expires):
    metadata = parse_text(f"某地示例办法\n\n{text}", document_id="sample").metadata
    assert (metadata.effective_on, metadata.expires_on) == (effective, expires)


LETTER = """雲坪鄉公所 公告

發文日期：中華民國113年2月5日
發文字號：雲鄉建字第1130001287號

雲坪鄉屋頂光電設備補助辦法

第一條 為推廣再生能源，特訂定本辦法。
第二條 本辦法自中華民國113年3月1日施行，至115年12月31日止。
"""


def test_below_a_letterhead_with_the_form_of_the_letter_stands_the_title_of_the_rule():
    found = parse_text(LETTER, document_id="letter").metadata
    assert (found.title, found.issuer) == ("雲坪鄉屋頂光電設備補助辦法", "雲坪鄉公所")
    assert (found.number, found.issued_on) == ("雲鄉建字第1130001287號", date(2024, 2, 5))
    assert (found.effective_on, found.expires_on) == (date(2024, 3, 1), date(2026, 12, 31))


def test_a_notice_names_the_rule_it_makes_known_in_its_subject_line():
    head = "海棠縣政府文化處公告\n發文字號：海文字第1140003127號\n"
    body = "主旨：公告「海棠縣立博物館免費開放要點」，自即日起實施。\n一、目的\n（一）特訂定本要點。\n二、對象\n（一）居民。\n"
    found = parse_text(head + body, document_id="museums").metadata
    assert (found.title, found.issuer) == ("海棠縣立博物館免費開放要點", "海棠縣政府文化處")


@pytest.mark.parametrize(
    ("aside", "number", "issued"),
    [
        ("（南政发〔2021〕18号，2021年8月2日印发）", "南政发〔2021〕18号", date(2021, 8, 2)),
        ("（南政发〔2021〕18号）", "南政发〔2021〕18号", None),
        ("（征求意见稿）", None, None),
    ],
)
def test_number_and_date_in_brackets_below_a_title_are_no_part_of_it(aside, number, issued):
    text = f"南岭市住房补贴实施办法\n\n{aside}\n\n第一条 为了示例，制定本办法。\n\n第二条 每月500元。\n"
    document = parse_text(text, document_id="x")
    assert (document.metadata.number, document.metadata.issued_on) == (number, issued)
    assert document.metadata.title.startswith("南岭市住房补贴实施办法") and "〔" not in document.metadata.title
    assert [c.clause_id for c in document.clauses if c.kind is ClauseKind.CLAUSE] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "number", "issued"),
    [
        ("Agency Notice 2025/07, adopted on 2 September 2025", "Agency Notice 2025/07", date(2025, 9, 2)),
        ("Approved by Cabinet on 14 January 2026", None, date(2026, 1, 14)),
        ("Claims for works approved before 14 January 2026 lapse", None, None),
    ],
)
def test_an_english_head_says_when_it_was_adopted(line, number, issued):
    text = f"OAKWELL TRADE AGENCY\nGuidelines on Export Grants\n{line}\n\nArticle 1 – Purpose\nThese guidelines govern grants.\n"
    found = parse_text(text, document_id="x").metadata
    assert (found.number, found.issued_on) == (number, issued)


@pytest.mark.parametrize(
    ("clause", "ends"),
    [
        ("This scheme takes effect on 1 February 2025 and ends on 31 March 2028.", date(2028, 3, 31)),
        ("This Regulation enters into force on 1 September 2024 and applies until 31 December 2029.", date(2029, 12, 31)),
        ("This scheme takes effect on 1 February 2025. Works must end on 31 March 2028.", None),
        ("These rules apply from 1 January 2024 to 31 December 2029.", date(2029, 12, 31)),
        ("The discount applies from 1 January 2024 to 31 December 2029.", None),
    ],
)
def test_an_english_rule_says_in_one_breath_from_when_and_until_when(clause, ends):
    text = f"Harbour Grant Scheme\n1. Purpose\n1.1 This scheme helps.\n2. Commencement\n2.1 {clause}\n"
    assert parse_text(text, document_id="harbour").metadata.expires_on == ends


@pytest.mark.parametrize(
    ("clause", "begins"),
    [
        ("These rules apply from 1 January 2024 to 31 December 2029.", date(2024, 1, 1)),
        ("This Regulation shall apply from 1 March 2025.", date(2025, 3, 1)),
        ("The higher rate applies from 1 March 2025.", None),
        ("These rules apply from the age of 16.", None),
    ],
)
def test_an_english_rule_applies_from_a_day(clause, begins):
    text = f"Harbour Grant Scheme\n1. Purpose\n1.1 This scheme helps.\n2. Commencement\n2.1 {clause}\n"
    assert parse_text(text, document_id="harbour").metadata.effective_on == begins
