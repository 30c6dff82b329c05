"""The whole way: from the login to a shop that reads what a person approved."""

import json
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from accounts.services import ready_login
from catalog.models import State
from tests.browser.house import House, make_checked_text, text_of

BOTTLE = "كأس للنبيذ الأحمر"
GOBLET = "كأس كريستال للعصير"
CROSS = "دلاية صليب من الفضة"


class Journey(House):
    """One person, one morning; each step below leaves the page where the next one begins."""

    def setUp(self):
        make_checked_text("GLS-06", BOTTLE, source="Crystal red wine glass")
        make_checked_text("BAG-01", "حقيبة من الكتان")
        make_checked_text("CUP-02", "كوب من الخزف", source="Stoneware cup")
        make_checked_text("PEN-09", CROSS, source="Silver cross pendant")
        self.login = ready_login()
        self.page = self.window()

    def test_from_the_login_to_a_shop_that_reads_the_text(self):
        self.sign_in()
        self.follow_what_needs_me()
        self.read_the_first_text()
        self.be_refused_while_an_error_stands()
        self.write_a_better_text()
        self.approve_and_take_it_back()
        self.send_back_with_a_reason()
        self.skip()
        self.waive_with_a_reason_and_approve()
        self.publish()
        self.let_the_shop_read(self.make_a_key())

    def sign_in(self):
        self.page.goto("/")
        expect(self.page).to_have_url(re.compile("/login/"))
        self.page.get_by_label("Name").fill(self.login.username)
        self.page.get_by_label("Password").fill(self.login.password)
        self.page.get_by_role("button", name="Sign in").click()

    def follow_what_needs_me(self):
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("2 things need you")
        needs = self.page.get_by_label("What needs you")
        expect(needs.get_by_role("link", name="2 texts are blocked")).to_be_visible()
        needs.get_by_role("link", name="4 texts wait for a person").click()
        expect(self.page).to_have_url(re.compile(r"/review/\d+/"))
        self.page.wait_for_load_state()  # the keys come with the script

    def read_the_first_text(self):
        desk = self.page.locator(".desk")
        expect(desk.locator(".source")).to_have_text("Crystal red wine glass")
        expect(desk.locator(".target.reading")).to_have_text(BOTTLE)
        expect(desk.locator("mark.error")).to_have_text("للنبيذ الأحمر")
        finding = self.page.get_by_role("article").first
        expect(finding).to_contain_text("alcohol is prohibited in Saudi Arabia")
        expect(finding.locator("cite")).to_contain_text("sa.alcohol")

    def be_refused_while_an_error_stands(self):
        self.page.keyboard.press("a")
        expect(self.page.get_by_text("An error stands: “للنبيذ الأحمر”")).to_be_visible()
        expect(self.page.locator(".target.reading")).to_have_text(BOTTLE)
        self.assertEqual(text_of("GLS-06").state, State.TRANSLATED)

    def write_a_better_text(self):
        self.page.keyboard.press("e")
        field = self.page.get_by_label("Text", exact=True)
        expect(field).to_be_focused()
        field.fill(GOBLET)
        self.page.keyboard.press("Control+Enter")
        self.expect_on_desk("BAG-01")
        self.assertEqual(text_of("GLS-06").text, GOBLET)
        self.assertEqual(text_of("GLS-06").state, State.REVIEWED)

    def approve_and_take_it_back(self):
        self.page.keyboard.press("a")
        self.expect_on_desk("CUP-02")
        self.page.keyboard.press("z")
        self.expect_on_desk("BAG-01")
        self.assertEqual(text_of("BAG-01").state, State.TRANSLATED)

    def send_back_with_a_reason(self):
        self.page.keyboard.press("r")
        reason = self.page.get_by_label("Why", exact=True)
        expect(reason).to_be_focused()
        reason.select_option("tone")
        self.page.get_by_label("What should change (optional)").fill("Warmer, please.")
        self.page.keyboard.press("Enter")
        self.expect_on_desk("CUP-02")
        bag = text_of("BAG-01")
        self.assertEqual((bag.state, bag.review.sent_back), (State.INITIAL, "tone"))

    def skip(self):
        self.page.keyboard.press("n")
        self.page.get_by_role("link", name="blocked", exact=False).last.click()
        self.expect_on_desk("PEN-09")
        self.page.wait_for_load_state()

    def waive_with_a_reason_and_approve(self):
        self.page.keyboard.press("w")
        self.page.get_by_label("Why may it stand?").first.fill("A museum's catalogue.")
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#blocked")).to_be_hidden()
        self.page.keyboard.press("a")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Nothing waits here.")
        self.assertEqual(text_of("PEN-09").state, State.REVIEWED)

    def publish(self):
        self.page.get_by_role("link", name="Markets").click()
        self.page.get_by_role("link", name="Saudi Arabia").first.click()
        self.page.get_by_label("Why (optional)").fill("the first morning")
        self.page.get_by_role("button", name="Publish now").click()
        expect(self.page.get_by_text("Release 1 is live.")).to_be_visible()

    def make_a_key(self):
        self.page.get_by_role("link", name="API keys").click()
        self.page.get_by_label("What is it for?").fill("Storefront in Riyadh")
        self.page.get_by_label("Saudi Arabia").check()
        self.page.get_by_role("button", name="Make the key").click()
        secret = self.page.locator(".secret").inner_text()
        self.page.get_by_role("link", name="I have copied it").click()
        expect(self.page.get_by_text("Storefront in Riyadh")).to_be_visible()
        self.assertNotIn(secret, self.page.content())
        return secret

    def let_the_shop_read(self, secret):
        status, headers, body = self.fetch(secret)
        titles = {item["key"]: item["fields"]["title"]["text"] for item in body["items"]}
        self.assertEqual((status, titles), (200, {"GLS-06": GOBLET, "PEN-09": CROSS}))
        status, _headers, _body = self.fetch(secret, etag=headers["ETag"])
        self.assertEqual(status, 304)

    def fetch(self, secret, etag=""):
        headers = {"Authorization": f"Bearer {secret}", "If-None-Match": etag}
        request = Request(f"{self.live_server_url}/api/v1/markets/sa/products", headers=headers)
        try:
            with urlopen(request) as answer:
                return answer.status, answer.headers, json.load(answer)
        except HTTPError as answer:
            return answer.code, answer.headers, None

    def expect_on_desk(self, key):
        expect(self.page.locator(".desk .why").first).to_contain_text(key)
