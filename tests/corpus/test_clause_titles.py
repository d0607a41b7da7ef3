from corpus.clause_titles import find_titles


def test_a_line_of_its_own_is_the_title():
    assert find_titles([("指导思想", True), ("Open Standards", True)]) == ["指导思想", "Open Standards"]


def test_a_first_sentence_is_the_title_where_clauses_commonly_have_one():
    bodies = [("支持出口。对企业给予资助。", False), ("载体建设。安排经费。", False),
        ("本办法自印发之日起施行。", False)]
    assert find_titles(bodies) == ["支持出口", "载体建设", None]


def test_short_rules_of_a_statute_are_no_titles():
    bodies = [("鼓励电影交流。主管部门给予扶持。", False)] + [("企业应当报告，并接受检查。", False)] * 9
    assert find_titles(bodies) == [None] * 10


def test_a_sentence_with_a_duty_in_it_is_no_title():
    assert find_titles([("企业应当报告。主管部门应当答复。", False), ("任务分工。各区落实。",
        False)]) == [None, "任务分工"]
