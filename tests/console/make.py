"""Sellers' files as a browser hands them in."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

SHEET = (
    ("sku", "title", "price"),
    ("CUP-01", "Stoneware cup", "12.00"),
    ("BAG-02", "Linen tote bag", "24.50"),
)
FACTORY = (
    ("货号", "标题", "卖点描述", "价格(CNY)"),
    ("ZH-0001", "便携式无叶风扇", "三档风速，续航8小时", "89.00"),
    ("ZH-0002", "真丝围巾", "母亲节礼物的好选择", "199.00"),
)
SHOPIFY = (
    ("Title", "URL handle", "Description", "SKU", "Option1 name", "Option1 value", "Price"),
    ("Linen abaya", "linen-abaya", "<p>Sand.</p>", "ABA-02-S", "Size", "S", "79.00"),
    ("", "linen-abaya", "", "ABA-02-M", "", "M", "79.00"),
    ("Tea set", "tea-set", "<p>Four cups.</p>", "TEA-04", "Title", "Default Title", "39.00"),
)
BROKEN = (*SHEET, ("LMP-03", "", "8.00"), ("RUG-04", "Wool rug", "1.299,00"))


def make_upload(rows=SHEET, *, name="sheet.csv", encoding="utf-8", delimiter=","):
    """A file of these rows, the first of which is the header."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode(encoding), "text/csv")


def make_bytes(content, name="sheet.csv"):
    return SimpleUploadedFile(name, content)
