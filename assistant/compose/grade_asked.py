"""Which figures of a clause are for the grade that a question names: the second year's, a two-star site's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.evidence.grades import graded, grades_in

if TYPE_CHECKING:
    from assistant.compose.figures import Figure


def grades_of(question: str, figures: Sequence[Figure]) -> list[tuple[float, float]]:
    """For each figure in how many families it is for the grade asked for, and in how many for another one."""
    leads = ["" if f.lead.endswith(("：", ":")) else f.lead for f in figures]
    cases = [
        {**grades_in(f"{lead}{f.own}"), **grades_in(f"{f.case} {f.head}")}
        for lead, f in zip(leads, figures, strict=True)
    ]
    return graded(cases, grades_in(question))


def of_the_grade(question: str, figures: Sequence[Figure], picked: list[Figure]) -> list[Figure]:
    """Where all figures picked are for another grade than is asked for and one is for it, that one; else those.

    Of figures for several levels (省、市重点企业，分别奖励) those for the level asked for.
    """
    fits = dict(zip((f.provision.provision_id for f in figures), grades_of(question, figures), strict=True))
    of_another = [f for f in picked if fits[f.provision.provision_id][1] and not fits[f.provision.provision_id][0]]
    own = [f for f in picked if fits[f.provision.provision_id][0] and not fits[f.provision.provision_id][1]]
    if "level" in grades_in(question) and own and len(own) + len(of_another) == len(picked):
        return own
    meant = [f for f in figures if fits[f.provision.provision_id][0] and not fits[f.provision.provision_id][1]]
    # 省里比赛拿了第二: the champion's is of the level asked for, but of another prize
    amiss = [f for f in picked if fits[f.provision.provision_id][1]]
    return meant if picked and len(amiss) == len(picked) and len(meant) == 1 else picked
