from __future__ import annotations

from interfaces.http.conversations import Conversations


def test_the_oldest_turns_and_conversations_are_forgotten_first():
    conversations = Conversations(max_conversations=2, max_turns=2)
    for turn in ("a1", "a2", "a3"):
        conversations.append("a", turn)
    conversations.append("b", "b1")
    conversations.append("a", "a4")
    conversations.append("c", "c1")
    assert conversations.history("a") == ("a3", "a4")
    assert conversations.history("b") == ()
    assert conversations.history("c") == ("c1",)


def test_without_an_id_nothing_is_remembered():
    conversations = Conversations()
    conversations.append(None, "x")
    assert conversations.history(None) == ()
