"""The composers for what rules say in set words: what is free or barred, a multiple, a list opened, who is competent.

Each asks first whether the question is of its sort and then for the very words, so that none answers by likeness.
"""

from __future__ import annotations

from assistant.compose.acting_body import compose_acting_body
from assistant.compose.barring import compose_barring
from assistant.compose.catch_all import compose_catch_all
from assistant.compose.charge import compose_charge
from assistant.compose.competent import compose_competent
from assistant.compose.deducted import compose_deducted
from assistant.compose.defined import compose_defined
from assistant.compose.listing import compose_listing
from assistant.compose.multiple import compose_multiple
from assistant.compose.punished import compose_punished
from assistant.compose.sanction import compose_sanction
from assistant.compose.shut_out import compose_shut_out
from assistant.compose.undefined import compose_undefined

IN_THEIR_WORDS = (
    compose_defined,
    compose_charge,
    compose_barring,
    compose_shut_out,
    compose_multiple,
    compose_competent,
    compose_acting_body,
    compose_listing,
    compose_catch_all,
    compose_punished,
    compose_sanction,
    compose_deducted,
    compose_undefined,
)
