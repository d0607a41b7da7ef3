from __future__ import annotations

import pytest

from corpus.readers.web import read_html


def text_of(body: str, head: str = "") -> str:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "f.html").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>第一条</p><p>第二条</p>", "第一条\n第二条"),
        ("<div>甲<br>乙</div>", "甲\n乙"),
        ("<p>最高<b>200</b>万元\n  资助</p>", "最高200万元 资助"),
        ("<ol start='3'><li>甲</li><li>乙</li></ol>", "3. 甲\n4. 乙"),
        ("<ul><li>甲</li></ul>", "甲"),
        (
            "<table><tr><th>级别</th><th>金额</th></tr><tr><td>一级</td><td><p>50</p>万元</td></tr></table>",
            "级别\t金额\n一级\t50 万元",
        ),
        ("<table><tr><td><p>甲</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", "甲\na\tb"),
        ("<nav>首页</nav><p>正文</p><footer>备案</footer><script>x</script><style>y</style>", "正文"),
        ("<div class='left-nav'>栏目</div><div id='footer'>版权</div><p>正文</p>", "正文"),
        ("<p style='display: none'>隐</p><p hidden>隐</p><p>显<!-- 注 --></p>", "显"),
        ("<div>页眉</div><article><p>正文</p></article>", "正文"),
        ("<form><p>正文</p><input value='x'></form>", "正文"),
        ("<p>a&nbsp;b&lt;c&gt;</p>", "a b<c>"),
    ],
)
def test_main_text(body, text):
    assert text_of(body) == text


def test_long_content_in_an_oddly_named_element_stays():
    body = "第一条 样例。" * 300
    assert text_of(f"<div class='share'>{body}</div>") == body


def test_title_without_the_name_of_the_site():
    page = "<html><head><title>样例办法_样例市人民政府</title></head><body><p>第一条</p></body></html>"
    assert read_html(page.encode(), "f.html").title == "样例办法"


@pytest.mark.parametrize("encoding", ["gb2312", "big5", "utf-8"])
def test_declared_encodings(encoding):
    page = f"<html><head><meta charset={encoding}></head><body><p>第一章文化部</p></body></html>"
    assert read_html(page.encode(encoding), "f.html").text == "第一章文化部"


def test_nothing_is_run_or_fetched(tmp_path):
    body = "<iframe src='file:///etc/passwd'></iframe><img src='http://127.0.0.1:9/x'><p>正文</p>"
    assert text_of(body) == "正文"
