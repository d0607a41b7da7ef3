from corpus.ids import unique


def test_a_repeated_id_takes_the_next_free_letter():
    used = {}
    assert [unique(wanted, used) for wanted in ("3", "3", "3-b", "3", "4")] == ["3", "3-b", "3-b-b", "3-c", "4"]


def test_letters_that_run_out_become_numbers():
    used = {}
    made = [unique("3", used) for _ in range(40)]
    assert len(set(made)) == 40
    assert made[25:27] == ["3-z", "3-27"]
