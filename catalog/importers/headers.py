"""Which column is what: one table of header names per dialect, and the choice among them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.drafts import FIELD_ORDER
from catalog.errors import UnknownHeader

NAMED = 3  # of a column's many names, how many an error names
# A column that names one thing more in its header: price(CNY), Price / Mexico.
DETAILED = (
    (re.compile(r"(?:price|价格|售价|单价)\s*\(([a-z]{3})\)"), "price"),
    (re.compile(r"price / (.+)"), "market_price"),
    (re.compile(r"compare-at price / (.+)"), "market_compare_at_price"),
    (re.compile(r"included / (.+)"), "market_included"),
)

NEUTRAL = {
    "sku": "key",
    "code": "key",
    "kind": "kind",
    "source_locale": "source_locale",
    **{name: name for name in FIELD_ORDER},
    "colour": "color",
    "handle": "handle",
    "brand": "brand",
    "vendor": "brand",
    "category": "category",
    "product_type": "product_type",
    "tags": "tags",
    "price": "price",
    "compare_at_price": "compare_at_price",
    "currency": "currency",
    "gtin": "gtin",
    "ean": "gtin",
    "barcode": "gtin",
    "weight_g": "weight_g",
    "stock": "stock",
    "event": "event",
    "markets": "markets",
    "start_day": "start_day",
    "starts_rel_days": "start_day",
    "end_day": "end_day",
    "ends_rel_days": "end_day",
    "local_time": "local_time",
    "channel": "channel",
    "coupon": "coupon",
    "discount": "discount",
    "kind_of_use": "kind_of_use",
}
CHINESE = NEUTRAL | {
    "货号": "key",
    "商品货号": "key",
    "商品编码": "key",
    "编码": "key",
    "款号": "key",
    "标题": "title",
    "商品标题": "title",
    "商品名称": "title",
    "名称": "title",
    "品名": "title",
    "卖点描述": "description",
    "卖点": "description",
    "商品描述": "description",
    "描述": "description",
    "详情": "description",
    "营销语": "slogan",
    "广告语": "slogan",
    "宣传语": "slogan",
    "颜色": "color",
    "尺码": "size",
    "尺寸": "size",
    "规格": "size",
    "图片描述": "image_alt",
    "类目": "category",
    "分类": "category",
    "商品类型": "product_type",
    "品牌": "brand",
    "标签": "tags",
    "关键词": "tags",
    "价格": "price",
    "售价": "price",
    "单价": "price",
    "原价": "compare_at_price",
    "币种": "currency",
    "货币": "currency",
    "条码": "gtin",
    "条形码": "gtin",
    "商品条码": "gtin",
    "库存": "stock",
    "重量(g)": "weight_g",
    "语言": "source_locale",
}
SHOPIFY = {
    "url handle": "handle",
    "title": "title",
    "description": "description",
    "vendor": "brand",
    "product category": "category",
    "type": "product_type",
    "tags": "tags",
    "sku": "sku",
    "barcode": "gtin",
    "price": "price",
    "compare-at price": "compare_at_price",
    "weight value (grams)": "weight_g",
    **{f"option{n} {part}": f"option{n}_{part}" for n in (1, 2, 3) for part in ("name", "value")},
    "product image url": "image",
    "image position": "image_position",
    "image alt text": "image_alt",
    "variant image url": "variant_image",
    "seo title": "seo_title",
    "seo description": "seo_description",
}
SHOPIFY_LEGACY = SHOPIFY | {
    "handle": "handle",
    "body (html)": "description",
    "variant sku": "sku",
    "variant barcode": "gtin",
    "variant price": "price",
    "variant compare at price": "compare_at_price",
    "variant grams": "weight_g",
    "image src": "image",
    "variant image": "variant_image",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way to name columns. It fits a header that has one of each group in `needs`."""

    name: str
    format: str  # what the operator calls it
    names: Mapping[str, str]  # header as written, in small letters → target
    needs: tuple[tuple[str, ...], ...]
    locale: str = ""  # what the header's own language tells of the texts below it

    def lacks(self, header: tuple[str, ...]) -> list[str]:
        """What the header has none of, each group in words."""
        found = {normal(name) for name in header}
        return [" / ".join(group[:NAMED]) for group in self.needs if found.isdisjoint(group)]


# The first that fits is taken, so the more particular come first.
DIALECTS = (
    Dialect("shopify", "shopify", SHOPIFY, (("url handle",), ("title",))),
    Dialect(
        "shopify-legacy",
        "shopify",
        SHOPIFY_LEGACY,
        (("handle",), ("title",), ("body (html)", "variant sku", "variant price")),
    ),
    Dialect(
        "chinese",
        "chinese",
        CHINESE,
        (
            tuple(sorted((n for n in CHINESE if CHINESE[n] == "key"), key=str.isascii)),
            tuple(name for name in CHINESE if CHINESE[name] == "title" and name != "title"),
        ),
        locale="zh-Hans",
    ),
    Dialect("neutral", "neutral", NEUTRAL, (("sku", "code"), ("title", "body"))),
)
FORMATS = tuple(dict.fromkeys(dialect.format for dialect in DIALECTS))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as written, what it is ("" for unknown), and the header's detail."""

    name: str
    target: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """A header understood."""

    dialect: str
    columns: tuple[Column, ...]
    locale: str = ""  # of the texts, where the header tells

    def has(self, target: str) -> bool:
        return any(column.target == target for column in self.columns)

    def name_of(self, target: str) -> str:
        """The header as written, for complaints; the target's own name where there is no column."""
        names = (column.name for column in self.columns if column.target == target)
        return next(names, target)


def choose_columns(header: tuple[str, ...], file_format: str | None = None) -> Columns:
    """Understand a header, by the dialect that fits, or only by those of `file_format`.

    Raises UnknownHeader where none fits or where two columns claim to be the same thing.
    """
    offered = [dialect for dialect in DIALECTS if file_format in (None, dialect.format)]
    fitting = next((dialect for dialect in offered if not dialect.lacks(header)), None)
    if fitting is None:
        raise UnknownHeader(_no_fit(header, offered))
    columns = tuple(_column(name, fitting.names) for name in header)
    _refuse_doubles(columns)
    return Columns(fitting.name, columns, fitting.locale)


def normal(name: str) -> str:
    """A header for comparing: NFKC (full-width brackets are plain), small letters, one blank."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _column(name: str, names: Mapping[str, str]) -> Column:
    plain = normal(name)
    if plain in names:
        return Column(name, names[plain])
    for pattern, target in DETAILED:
        found = pattern.fullmatch(plain)
        if found is not None:
            detail = unicodedata.normalize("NFKC", name.strip())[found.start(1) : found.end(1)]
            return Column(name, target, detail.strip())
    return Column(name, "")


def _refuse_doubles(columns: tuple[Column, ...]) -> None:
    claims = Counter((column.target, column.detail) for column in columns if column.target)
    for (target, detail), count in claims.items():
        if count > 1:
            same = [c.name for c in columns if (c.target, c.detail) == (target, detail)]
            sentence = _("The columns {names} all mean “{target}”; keep one of them.")
            names = ", ".join(f"“{name}”" for name in same)
            raise UnknownHeader(sentence.format(names=names, target=target))


def _no_fit(header: tuple[str, ...], offered: list[Dialect]) -> str:
    found = ", ".join(f"“{name}”" for name in header) or _("none")
    missing = "; ".join(
        f"{dialect.name}: {', '.join(dialect.lacks(header))}" for dialect in offered
    )
    sentence = _("The header fits no known table. Columns found: {found}. Missing for {missing}.")
    return sentence.format(found=found, missing=missing)
