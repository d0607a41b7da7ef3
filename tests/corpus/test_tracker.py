from corpus.numbering import read_labels
from corpus.tracker import Tracker


def read(tracker, text, future=(), *, mid_sentence=False):
    """The trail of names after ``text``, or None when its label opens nothing."""
    labels = [read_labels(other)[0] for other in future]
    heading = not text.endswith(("。", "；", ";", "."))
    place = tracker.find(read_labels(text), labels, mid_sentence=mid_sentence, heading=heading)
    if place is None:
        return None
    tracker.open(place, heading=heading)
    return [step.name for step in tracker.trail]


def test_levels_open_where_they_appear_and_go_on_while_numbers_do():
    tracker = Tracker()
    trails = [read(tracker, text) for text in ("一、甲", "（一）子", "（二）丑", "1.鼠", "二、乙", "（一）寅")]
    assert trails == [["1"], ["1", "1"], ["1", "2"], ["1", "2", "1"], ["2"], ["2", "1"]]


def test_numbers_may_run_on_in_the_next_chapter():
    tracker = Tracker()
    trails = [read(tracker, text) for text in ("一、甲", "（一）子", "二、乙", "（二）丑")]
    assert trails[-1] == ["2", "2"]


def test_the_same_style_can_be_a_chapter_and_an_item():
    tracker = Tracker()
    trails = [read(tracker, text) for text in ("一、甲", "第一条 子：", "一、鼠；", "二、牛。", "第二条 丑。",
        "二、乙")]
    assert trails == [["1"], ["1", "1"], ["1", "1", "1"], ["1", "1", "2"], ["1", "2"], ["2"]]


def test_a_list_inside_a_section_of_the_same_style_ends_when_the_outer_goes_on():
    tracker = Tracker()
    for text in ("1. Scope", "2. Exceptions"):
        read(tracker, text)
    assert read(tracker, "1. by law;", ["2. by need.", "3. Duties"]) == ["2", "1"]
    assert read(tracker, "2. by need.", ["3. Duties"]) == ["2", "2"]
    assert read(tracker, "3. Duties") == ["3"]


def test_in_mid_sentence_only_the_very_next_number_is_believed():
    tracker = Tracker()
    read(tracker, "第一条 甲")
    assert read(tracker, "第五条 戊", mid_sentence=True) is None
    assert read(tracker, "第二条 乙", mid_sentence=True) == ["2"]
    assert read(tracker, "第一条 甲之", mid_sentence=True) is None


def test_an_article_never_goes_back():
    tracker = Tracker()
    for text in ("第一条 甲", "第二条 乙", "第三条 丙"):
        read(tracker, text)
    assert read(tracker, "第二条 乙之") is None


def test_ambiguous_letters_are_read_as_their_sequence_needs():
    tracker = Tracker()
    assert [read(tracker, text) for text in ("(a) one", "(i) first", "(ii) second", "(b) two")] == [
        ["a"], ["a", "i"], ["a", "ii"], ["b"]]


def test_decimals_find_their_parent():
    tracker = Tracker()
    trails = [read(tracker, text) for text in ("1.1 甲", "1.2 乙", "1.2.1 子", "1.3 丙", "2.1 丁")]
    assert trails == [["1.1"], ["1.2"], ["1.2", "1.2.1"], ["1.3"], ["2.1"]]
