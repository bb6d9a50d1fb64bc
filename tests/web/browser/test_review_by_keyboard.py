import json
import shutil
from urllib.parse import quote
from urllib.request import urlopen

from page_server import serving

SUKHNAH = "gn:172425"


def held(address: str) -> list[tuple[str, str]]:
    with urlopen(f"{address}/api/v1/explorer/record") as answer:
        record = json.load(answer)
    numbers = {number for number, it in enumerate(record["places"]) if it[0] == SUKHNAH}
    return [(str(it["holders"]), str(it["from"])) for it in record["control"] if it["place"] in numbers]


def test_a_correction_by_keyboard_changes_who_held_a_place(wheel, sample_record, open_page, tmp_path):
    record = tmp_path / "record.db"
    shutil.copy(sample_record, record)
    with serving(wheel, record) as address:
        before = held(address)
        with urlopen(f"{address}/api/v1/claims?place={quote('As Sukhnah')}&kind=territory_seized") as answer:
            claims = json.load(answer)["items"]
        claim = next(it for it in claims if "2017" in (it["time"]["earliest"] or ""))
        page = open_page(f"{address}/places/{SUKHNAH}")
        strip = page.locator("main").inner_text()
        page.goto(f"{address}/review?place={quote('As Sukhnah')}&claim={claim['id']}")
        page.locator("blockquote mark").first.wait_for()
        page.keyboard.press("e")
        page.keyboard.type("Raqqa")
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="The record is up to date").wait_for(timeout=60_000)
        after = held(address)
        page.goto(f"{address}/places/{SUKHNAH}")
        changed = page.locator("main").inner_text()
        page.context.close()
    assert before
    assert after != before
    assert changed != strip
