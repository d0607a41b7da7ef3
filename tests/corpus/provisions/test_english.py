from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Certified game projects are given a grant of up to RMB 2 million.", "Certified game projects"),
        ("Eligible studios may receive a one-off grant of US$50,000 per project.", "Eligible studios"),
        ("The Bureau shall award outstanding enterprises a reward of RMB 500,000.", "outstanding enterprises"),
        ("A subsidy of HK$300,000 per year shall be granted to registered SMEs.", "registered SMEs"),
        ("Give relevant research results a grant of up to RMB 1 million each year.", "relevant research results"),
        ("A grant of up to EUR 2 million to film producers.", "film producers"),
        ("A grant of RMB 5,000 is given.", None),
    ],
)
def test_who_receives(extract, text, name):
    (found,) = extract(text)
    assert found.beneficiary == name


def test_the_next_sum_is_no_part_of_a_receiver(extract):
    found = extract(
        "Seed grants are €8,000 for a student, €15,000 for an association or university and €20,000 for a firm."
    )
    assert [p.beneficiary for p in found][1] == "an association or university"


def test_two_receivers_in_one_sentence(extract):
    found = extract("New firms are given support of RMB 5 million; host firms are given a reward of RMB 2 million.")
    assert [p.beneficiary for p in found] == ["New firms", "host firms"]


def test_threshold_and_list_of_rewards(extract):
    threshold, *rewards = extract(
        "Enterprises with revenue of at least RMB 100 million shall receive a bonus of RMB 1 million, RMB 2 million "
        "and RMB 3 million respectively."
    )
    assert threshold.kind == "other"
    assert [p.value for p in rewards] == [1_000_000, 2_000_000, 3_000_000]


@pytest.mark.parametrize(
    ("text", "per", "one_off"),
    [
        ("Studios receive a grant of RMB 5,000 per year.", "year", False),
        ("Studios receive a one-off grant of RMB 5,000.", None, True),
        ("Studios receive a grant of RMB 5,000.", None, None),
    ],
)
def test_frequency(extract, text, per, one_off):
    (found,) = extract(text)
    assert (found.per, found.one_off) == (per, one_off)


def test_an_age_before_a_sum_is_no_sum(extract):
    found = [p for p in extract("The Agency pays EUR 46 if the patient is under 65, EUR 71 if older.") if p.currency]
    assert [p.value for p in found] == [46, 71]


@pytest.mark.parametrize(
    ("text", "receivers"),
    [
        (
            "The grant for a new pier is EUR 20 per square metre for Bronze, EUR 35 for Silver and EUR 60 for Gold.",
            ["Bronze", "Silver", "Gold"],
        ),
        ("A large ferry is granted EUR 50,000 and a small ferry EUR 20,000.", ["A large ferry", "a small ferry"]),
        ("A ferry is granted EUR 50,000 and a further grant of EUR 20,000.", ["A ferry", "A ferry"]),
    ],
)
def test_each_sum_of_a_series_has_its_own_receiver(extract, text, receivers):
    assert [p.beneficiary for p in extract(text) if p.currency] == receivers
