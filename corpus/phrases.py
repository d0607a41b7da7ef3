"""The words by which policy texts mark their own parts, as data for the parser."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUPPLEMENT_HEADINGS = frozenset({"附则", "附則", "supplementaryprovisions", "miscellaneousprovisions"})
"""Headings that never carry a number of their own (spaces removed, lower case)."""

UNNUMBERED_HEADINGS = SUPPLEMENT_HEADINGS | _words("""
总则 總則 罚则 罰則 法律责任 总体要求 generalprovisions finalprovisions definitions
服务内容 支持内容 支持标准 支持对象 支持方式 支持范围 扶持内容 扶持对象 扶持标准 政策内容 主要内容 奖励标准 补贴标准
条件要求 申报条件 申请条件 申报对象 申报要求 申报材料 申请材料 申报方式 申报程序 申报流程 申报时间 申请时间 受理条件
服务流程 办理流程 办理程序 工作流程 审批流程 办理时限 办理时间 时间/频度 受理时间 受理部门 责任部门 牵头部门 实施部门
联络方式 联系方式 联系电话 咨询电话 咨询方式 政策依据 适用范围 适用对象 有效期限 注意事项
""")
"""Lines that are a heading whenever they stand alone (spaces removed, lower case)."""

FIELD_NAMES = _words("""
时间/频度 联络方式 联系方式 联系电话 咨询电话 申报时间 办理时限 受理部门 责任部门 牵头部门
""")
"""Headings of guides whose content may stand in the same line after a space."""

_RULE_WORDS = (
    "办法|規定|规定|辦法|条例|條例|细则|細則|方案|意见|意見|措施|计划|計畫|規劃|规划|通知|决定|決定|公告|通告|清单|清單|目录|目錄"
    "|指南|规则|規則|规程|規程|准则|準則|标准|標準|制度|预案|預案|纲要|綱要|要点|要點|名单|一览表|分值表|申请表|登记表|汇总表|表|说明|說明|章程|公约|协议")
RULE_TITLE = re.compile(rf"(?:{_RULE_WORDS})(?:\s*[（(〔][^（()）]{{1,30}}[)）〕]){{0,2}}$")
"""The end of a rule's own title."""

CONTENTS = re.compile(r"(?:目\s*[录錄次]|table of contents|contents)\s*[:：]?", re.IGNORECASE)
SOURCE_NOTE = re.compile(r"#+\s*source\s*:", re.IGNORECASE)

_DATE = (r"(?:\d{2,4}|[〇零○一二三四五六七八九]{4})\s*年\s*(?:\d{1,2}|[〇零○一二三四五六七八九十]{1,3})\s*月"
         r"(?:\s*(?:\d{1,2}|[〇零○一二三四五六七八九十]{1,3})\s*日)?")
DATE_LINE = re.compile(rf"(?:{_DATE}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|中華民國\s*\S+年\S+月\S+日)$")
ADOPTION_LINE = re.compile(rf"[（(]?\s*{_DATE}.*(?:通过|通過|修正|修订|修訂|公布|发布|發布|施行|令|批准|修改)")
PRINT_LINE = re.compile(
    r".*印发\s*$|.*印發\s*$|初校|终校|校对|校對|责任编辑|打字|抄送|抄报|主题词|公开方式|信息公开|公开属性|共印|印数|联系人"
    r"|[（(](?:此件|本文有删减|此文|公开发布|联系人|信息公开)")
CLOSED_NOTE = re.compile(r"[（(](?:此件|本文|此文|联系人|信息公开|公开).*[)）]$")
ATTACHMENT_LIST = re.compile(r"附\s*件\s*\d{0,2}\s*[:：]\s*\S|附\s*件\s*\d{1,2}\s+\S|Attachments?\s*[:：]")
ATTACHMENT_ENTRY = re.compile(r"\d{1,2}\s*[.．、]")
ADDRESSEE_WORDS = re.compile(
    r"各|有关|有關|区属|市属|直属|单位|部门|委员会|人民政府|局|厅|办公室|公司|企业|机构|院校|敬启|女士|先生")
ORGANISATION = re.compile(
    r"(?:厅|廳|局|委|部|府|院|会|會|处|處|室|办|辦|中心|署|司|党组|公司|银行|组|联|协会|总局|集团|法院|检察院)$")

NOT_A_TITLE = re.compile(
    r"应当|应该|必须|不得|可以|禁止|施行|实施。|负责|由.{1,20}(?:解释|规定|制定)|所称|是指|^(?:国家|本|任何|对于?|凡|有下列"
    r"|各级|县级以上|国务院|政府|前款|违反|在|自|为了?|根据|依照|按照|经)|給予|给予|shall|must|may not")
"""What a sentence has and a clause's printed title has not."""
