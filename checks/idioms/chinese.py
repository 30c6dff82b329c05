"""Chinese verbs and their objects as they are pulled apart: 种草, 种了草; 放鸽子, 放我鸽子."""

from collections.abc import Iterator
from itertools import product

# What may stand between a verb and its object. Source: Y. R. Chao, A Grammar of Spoken Chinese,
# 1968, chapter 6, on separable verb-object compounds.
ASPECTS = ("了", "过", "着", "起", "起了", "上", "完", "不了", "得了")
COUNTS = "、个、一个、一把、一下、几次、好几次、几个、好几个、两、一、点、半天、那个、一整天".split(
    "、"
)
OWNERS = (
    "我 你 他 她 它 我们 你们 他们 她们 咱们 人 别人 人家 谁 自己 大家 客户 老板 领导 同事".split()
)
PAIR, TRIPLE = 2, 3


def pulled_apart(form: str) -> Iterator[str]:
    """The ways a form of two or three Han letters is written apart; none for others.

    Three letters may also have somebody between them. Where a form is no verb with its object this
    does no harm: nobody writes what is made of it.
    """
    if len(form) not in (PAIR, TRIPLE) or form.isascii():
        return
    verb, thing = form[0], form[1:]
    counted = product(("", "了"), COUNTS[1:])
    for between in (*ASPECTS, *map("".join, counted)):
        yield verb + between + thing
    if len(form) == TRIPLE:
        for aspect, owner, link in product(("", "了"), OWNERS, ("", "的")):
            yield verb + aspect + owner + link + thing
