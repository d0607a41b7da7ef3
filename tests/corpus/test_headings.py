from corpus.cleaning import Line
from corpus.headings import keyword_heading, unnumbered_heading
from corpus.numbering import Style, read_labels
from corpus.tracker import Tracker


def label(text):
    return read_labels(text)[0]


def tracker_at(*texts):
    tracker = Tracker()
    for text in texts:
        tracker.open(tracker.find(read_labels(text), [], mid_sentence=False), heading="、" in text)
    return tracker


def test_a_heading_takes_the_number_its_neighbours_skip():
    tracker = tracker_at("一、甲", "（一）子", "（二）丑")
    future = [label("（三）寅"), label("三、丙")]
    found = unnumbered_heading(Line(9, "拓展贸易"), tracker, future[0], future)
    assert (found.depth, found.style, found.number) == (0, Style.CN, 2)


def test_a_short_line_where_no_number_is_missing_stays_text():
    tracker = tracker_at("一、甲", "（一）子", "（二）丑")
    future = [label("（三）寅"), label("二、乙")]
    assert unnumbered_heading(Line(9, "其他情形"), tracker, future[0], future) is None


def test_the_title_of_a_rule_before_a_restart_opens_an_instrument():
    tracker = tracker_at("一、甲", "二、乙")
    found = unnumbered_heading(Line(9, "支持企业发展的规定"), tracker, label("一、丙"), [label("一、丙")])
    assert found.new_instrument


def test_signatures_and_dates_head_nothing():
    tracker = tracker_at("第一条 甲", "第二条 乙")
    for text in ("某市文化局", "2020年1月1日"):
        assert unnumbered_heading(Line(9, text), tracker, label("第三条 丙"), [label("第三条 丙")]) is None


def test_known_words_are_headings_where_they_may_stand():
    assert keyword_heading(Line(1, "附  则"), tracker_at("一、甲", "1.子"), mid_sentence=False) == 0
    assert keyword_heading(Line(1, "申报条件"), Tracker(), mid_sentence=True) == 0
    assert keyword_heading(Line(1, "申报条件"), tracker_at("一、甲"), mid_sentence=False) is None
    assert keyword_heading(Line(1, "其他"), Tracker(), mid_sentence=False) is None
