"""Every page, in every language of the interface, on a desk and on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

from accounts.services import create_key, grant, set_preferences
from catalog.models import State
from jobs.services import create_job
from releases.services import publish
from review.findings import refresh_findings
from tests.browser.house import DESK_WIDTH, House, desk_of, make_checked_text
from tests.campaigns.make import make_campaign, make_campaign_item
from tests.review.make import make_item, make_operator, make_text

PHONE_WIDTH = 390
LONG = "Hand-woven " * 12 + "basket with an extraordinarily-long-hyphenated-name"
LOOK = """() => {
    const html = document.documentElement;
    const arabic = document.querySelectorAll('[lang="ar"], [lang^="ar-"]');
    const brief = (found) => [...found].slice(0, 5).map(it => it.outerHTML.slice(0, 120));
    return {
        lang: html.lang,
        dir: html.dir,
        strayArabic: brief([...arabic].filter(it => getComputedStyle(it).direction !== "rtl")),
        width: html.scrollWidth,
        wide: brief([...document.querySelectorAll("main > *, header.bar > *")].filter(
            it => it.scrollWidth > html.clientWidth)),
    };
}"""


class EveryPage(House):
    def setUp(self):
        self.person = make_operator()
        grant(self.person, "reviewer")
        glass = make_checked_text("GLS-06", "كأس للنبيذ الأحمر", source=LONG)
        html = make_item("CUP-02", description="<p>{volume} of tea, 8 inches high.</p>")
        make_text(html, "description", text="<p>{volume} من الشاي بارتفاع 8 بوصات.</p>")
        refresh_findings(html, "ar")
        make_text(make_item("BAG-01"), state=State.REVIEWED)
        campaign = make_campaign(make_campaign_item())
        publish("sa", [glass.entry.item, html], by=self.person)
        create_job("localize", items=[("BAG-01", {})], created_by=self.person, label="ar, ja")
        create_key("Storefront " + "long " * 12, ["sa", "jp"], self.person)
        self.pages = (
            "/",
            "/products/",
            "/products/?q=nothing+at+all",
            "/products/product/GLS-06/",
            "/products/product/GLS-06/?market=sa",
            desk_of(glass),
            desk_of(html.entries.get().adaptations.get()),
            "/review/?market=ca&state=outdated",
            "/campaigns/",
            f"/campaigns/{campaign.item.key}/",
            "/knowledge/",
            "/knowledge/try/",
            "/knowledge/markets/jp/",
            "/knowledge/cultures/sinosphere/",
            "/knowledge/concepts/?q=skin",
            "/knowledge/concepts/claim/superlative/",
            "/knowledge/rules/sinosphere.clock-as-present/",
            "/knowledge/incidents/",
            "/knowledge/laws/",
            "/knowledge/sources/",
            "/calendar/",
            "/calendar/sa/",
            "/calendar/us/",
            "/calendar/id/2027/",
            "/calendar/compare/eid-al-fitr/?year=2027",
            "/calendar/compare/mothers-day/?year=2027",
            "/calendar/sa/ramadan-start/",
            "/calendar/sa/eid-al-fitr/confirm/?turn=1451+AH&year=2030&kind=sighted&source=Court",
            "/markets/",
            "/markets/sa/",
            "/jobs/",
            "/localize/",
            "/keys/",
            "/me/",
        )

    def read_everything(self, language: str):
        set_preferences(self.person, language=language, time_zone="Asia/Riyadh")
        stranger, page = self.window(locale=language), self.seat(self.person)
        self.look_at(stranger, "/login/", language)
        for path in self.pages:
            self.look_at(page, path, language)

    def look_at(self, page: Page, path: str, language: str):
        with self.subTest(path=path), overhearing(page) as heard:
            page.set_viewport_size({"width": DESK_WIDTH, "height": 844})
            self.assertEqual(page.goto(path).status, 200)
            desk = page.evaluate(LOOK)
            page.set_viewport_size({"width": PHONE_WIDTH, "height": 844})
            phone = page.evaluate(LOOK)
            self.assertEqual((desk["lang"], desk["dir"]), SPOKEN[language])
            self.assertEqual(desk["strayArabic"], [])
            self.assertLessEqual(desk["width"], DESK_WIDTH, desk["wide"])
            self.assertLessEqual(phone["width"], PHONE_WIDTH, phone["wide"])
            self.assertEqual(heard.errors, [])
            self.assertEqual(heard.hosts, {urlsplit(self.live_server_url).netloc})

    def test_in_english(self):
        self.read_everything("en")

    def test_in_chinese(self):
        self.read_everything("zh-hans")

    def test_in_arabic(self):
        self.read_everything("ar")


SPOKEN = {"en": ("en", "ltr"), "zh-hans": ("zh-Hans", "ltr"), "ar": ("ar", "rtl")}


@dataclass
class Heard:
    """What a page says as an error, and the hosts it asks."""

    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def error(self, error: Error) -> None:
        self.errors.append(str(error))

    def request(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)


@contextmanager
def overhearing(page: Page) -> Iterator[Heard]:
    heard = Heard()
    listeners = {"console": heard.message, "pageerror": heard.error, "request": heard.request}
    for event, listener in listeners.items():
        page.on(event, listener)
    yield heard
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
