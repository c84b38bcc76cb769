"""The checklist in a real browser: filled, reloaded, in two tabs, without storage, exported, imported, printed."""

import functools
import http.server
import json
import subprocess
import threading

import pytest

pytestmark = pytest.mark.browser
PAGE = "procedures/hedao-xiansuo/index.html"
NOON = "2026-03-04T12:00:00+08:00"
STOPPED = f"""
const Real = Date, noon = new Real("{NOON}").getTime();
globalThis.Date = class extends Real {{ constructor(...given) {{ given.length ? super(...given) : super(noon); }} static now() {{ return noon; }} }};
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def served(site):
    """The site over http on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["file", "http"])
def top(request, site):
    return f"{site.as_uri()}/" if request.param == "file" else request.getfixturevalue("served")


@pytest.fixture
def desk(page, top):
    """The procedure's page at noon of 2026-03-04, over file:// and over http."""
    page.context.add_init_script(STOPPED)
    page.goto(top + PAGE)
    return page


@pytest.fixture
def work(desk):
    """A sheet just opened."""
    return opened(desk, "登字3号")


def opened(page, name):
    page.fill("#gc-dan-name", name)
    page.keyboard.press("Enter")
    page.wait_for_selector(".work-head")
    return page


def kept(page):
    keys = "Object.keys(localStorage).filter((key) => key.startsWith('guicheng.checklist.'))"
    return page.evaluate(f"{keys}.map((key) => JSON.parse(localStorage[key]))")


def test_what_is_filled_in_is_there_after_a_reload(work):
    work.fill("#gc-event-received", "2026-03-02")
    work.check("#dan-s1-c1-是")
    work.check("#dan-s1-c2-否")
    work.keyboard.type("编号待补")
    work.locator("#dan-s1 textarea").fill("已电话告知")
    work.check("#dan-branch-s1-1")
    work.reload()
    work.wait_for_selector(".work-head")
    assert work.input_value("#gc-event-received") == "2026-03-02"
    assert work.is_checked("#dan-s1-c1-是") and work.is_checked("#dan-s1-c2-否")
    assert work.locator("#dan-s1 .why input").nth(1).input_value() == "编号待补"
    assert work.locator("#dan-s1 textarea").input_value() == "已电话告知"
    assert work.is_checked("#dan-branch-s1-1")


def test_due_days_follow_the_dates_and_say_what_is_late(work):
    assert "填写起算日期后算出" in work.inner_text("#dan-s1 .due")
    work.fill("#gc-event-received", "2026-02-13")
    work.fill("#gc-event-talk", "2026-03-10")
    work.fill("#gc-event-asked", "2026-03-03T14:20")
    assert "2026年2月27日（周五） 已超期" in work.inner_text("#dan-s1 .due")
    assert "2026年3月5日（周四） 将到期" in work.inner_text("#dan-s4 .due")
    assert "2026年3月4日（周三） 14:20 将到期" in work.inner_text("#dan-s9 .due")
    assert "2026年3月25日（周三）" in work.inner_text("#dan-s5 .due")
    work.click("#dan-s1 .due summary")
    assert "2026年2月14日（周六）　第1　补班" in work.inner_text("#dan-s1 .due")


def test_outside_the_calendar_no_day_is_given(work):
    work.fill("#gc-event-received", "2026-12-30")
    assert "不能给出日期" in work.inner_text("#dan-s1 .due")


def test_a_branch_greys_out_what_falls_away(work):
    total = work.inner_text(".work-bar .count")
    work.check("#dan-branch-s1-1")
    assert work.locator(".fallen").evaluate_all("(all) => all.map((one) => one.id)") == [
        "dan-s2",
        "dan-s9",
        "dan-s4",
        "dan-s5",
    ]
    assert work.is_disabled("#dan-s2-c1-是")
    assert work.inner_text("#dan-s2 .away") == "按所选分支，本步不办。"
    assert work.inner_text(".work-bar .count") != total
    work.check("#dan-branch-s1-0")
    assert work.locator(".fallen").count() == 0


def test_no_and_void_count_only_with_a_reason(work):
    work.check("#dan-s2-c1-不适用")
    assert work.inner_text(".work-bar .count") == "已答 0/7"
    work.locator("#dan-s2 .why input").fill("一人值班，已另派人")
    assert work.inner_text(".work-bar .count") == "已答 1/7"


def test_two_tabs_keep_both_changes_and_show_each_other(work):
    other = work.context.new_page()
    other.goto(work.url)
    other.wait_for_selector(".work-head")
    work.check("#dan-s1-c1-是")
    other.check("#dan-s1-c2-是")
    # By selector: the page's policy forbids the eval that waiting for an expression takes.
    other.wait_for_selector("#dan-s1-c1-是:checked", state="attached")
    work.wait_for_selector("#dan-s1-c2-是:checked", state="attached")
    assert {name: given["answer"] for name, given in kept(work)[0]["answers"].items()} == {
        "s1-c1": "是",
        "s1-c2": "是",
    }
    other.close()


@pytest.mark.parametrize("words", ["电话13800138000", "１１０１０５ 19491231 002X", "（2026）示01刑初12号"])
def test_numbers_that_tell_of_a_person_are_refused_with_the_reason(desk, words):
    desk.fill("#gc-dan-name", words)
    desk.keyboard.press("Enter")
    assert "不能写在这里" in desk.inner_text("#gc-checklist [role=alert]")
    assert desk.input_value("#gc-dan-name") == words
    opened(desk, "登字5号")
    desk.locator("#dan-s1 textarea").fill(words)
    assert "不能写在这里" in desk.inner_text("#dan-s1 .note [role=alert]")
    assert words not in json.dumps(kept(desk), ensure_ascii=False)


def test_an_export_can_be_cleared_and_taken_in_again(work, tmp_path):
    work.check("#dan-s1-c1-是")
    with work.expect_download() as download:
        work.click(".work-head >> text=导出")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["format"] == "guicheng-checklists"
    work.once("dialog", lambda dialog: dialog.accept())
    work.click(".work-head >> text=清除")
    work.wait_for_selector("#gc-dan-name")
    assert kept(work) == []
    work.set_input_files("#gc-dan-file", file)
    work.click(".open-sheets button")
    assert work.is_checked("#dan-s1-c1-是")


@pytest.mark.parametrize(
    "content", ["不是文件", "{}", '{"format":"guicheng-checklists","version":9,"instances":[]}']
)
def test_a_wrong_file_is_refused_with_the_reason(desk, tmp_path, content):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    desk.set_input_files("#gc-dan-file", tmp_path / "a.json")
    desk.wait_for_selector("#gc-checklist [role=alert]:not(:empty)", state="attached")
    assert kept(desk) == []


def test_forbidden_storage_is_said_and_loses_nothing_typed(page, top):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(top + PAGE)
    opened(page, "登字6号")
    assert "现在导出" in page.inner_text(".fault:not([hidden]):not(:empty)")
    page.check("#dan-s1-c1-是")
    with page.expect_download() as download:
        page.click(".work-head >> text=导出")
    assert '"s1-c1"' in download.value.path().read_text("utf-8")
    page.click(".work-head >> text=收起")
    page.click(".open-sheets button")
    assert page.is_checked("#dan-s1-c1-是")


def test_full_storage_is_said_and_loses_nothing_typed(work):
    work.evaluate(
        "() => { let size = 4e6; while (size > 1) try { localStorage['x' + size + Math.random()] = 'x'.repeat(size); } catch (e) { size = Math.floor(size / 2); } }"
    )
    work.locator("#dan-s1 textarea").fill("写" * 400)
    assert work.is_visible(".fault:not(:empty)")
    work.click(".work-head >> text=收起")
    work.click(".open-sheets button")
    assert work.locator("#dan-s1 textarea").input_value() == "写" * 400


def test_an_instance_keeps_its_edition_and_is_told_of_the_new_one(work):
    work.evaluate(
        """() => { const key = Object.keys(localStorage).find((one) => one.startsWith('guicheng.checklist.'));
        const one = JSON.parse(localStorage[key]); one.edition = 2; one.sheet.running.edition = 2;
        one.sheet.blocks.find((block) => block.id === 's1').title = '旧版的登记'; localStorage[key] = JSON.stringify(one); }"""
    )
    work.reload()
    work.wait_for_selector(".work-head")
    assert "按第2版开立，现行第3版" in work.inner_text(".told >> nth=0")
    assert "旧版的登记" in work.inner_text("#dan-s1 h3")


def test_the_whole_sheet_can_be_worked_by_keyboard(desk):
    desk.focus("#gc-dan-name")
    desk.keyboard.type("登字7号")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".work-head")
    reached = set()
    for _ in range(140):
        desk.keyboard.press("Tab")
        here = desk.evaluate(
            "() => document.activeElement.type === 'radio' ? document.activeElement.name : ''"
        )
        if here and here not in reached:
            reached.add(here)
            desk.keyboard.press("Space")
    answers = kept(desk)[0]["answers"]
    assert {name.split("dan-")[1] for name in reached if "branch" not in name} == set(answers)
    assert all(given["answer"] == "是" for given in answers.values()) and len(answers) == 7
    assert "已答 7/7" in desk.inner_text(".work-bar .count")


def test_the_printed_sheet_is_filled(work):
    work.fill("#gc-event-received", "2026-02-13")
    work.check("#dan-s1-c1-是")
    work.check("#dan-s1-c2-不适用")
    work.keyboard.type("随上级件编号")
    work.check("#dan-branch-s1-1")
    with work.expect_popup() as popup:
        work.click(".work-head >> text=打印")
    sheet = popup.value
    sheet.wait_for_selector(".filled")
    assert sheet.locator(".tick.ticked").count() == 2
    assert sheet.inner_text('[data-event="received"]') == "2026年2月13日"
    assert sheet.inner_text('[data-due="s1"]') == "2026年2月27日"
    assert sheet.inner_text('[data-why="s1"]') == "第2项随上级件编号"
    assert sheet.inner_text('[data-why="s2"]') == "按所选分支不办。"
    assert "打印日期：2026年3月4日" in sheet.inner_text(".running >> nth=0")
    assert sheet.locator(".fork.chosen").count() == 1
    sheet.close()


def test_my_checklists_lists_what_is_due_and_leads_to_the_step(work, top):
    work.fill("#gc-event-received", "2026-02-13")
    work.goto(top + "checklists/index.html")
    assert "已超期" in work.inner_text(".due-list li >> nth=0")
    work.click(".due-list li a >> nth=0")
    work.wait_for_selector(".work-head")
    assert work.input_value("#gc-event-received") == "2026-02-13"


def test_what_nobody_touched_for_half_a_year_is_cleared_and_said(work, top):
    work.evaluate(
        """() => { const key = Object.keys(localStorage).find((one) => one.startsWith('guicheng.checklist.'));
        const one = JSON.parse(localStorage[key]); one.updated = '2025-06-01'; localStorage[key] = JSON.stringify(one); }"""
    )
    work.goto(top + "checklists/index.html")
    assert "1张核对单超过180天没有改动" in work.inner_text("[role=alert]")
    assert kept(work) == []


def test_a_phone_shows_everything_without_sideways_scrolling(work):
    work.set_viewport_size({"width": 360, "height": 740})
    work.check("#dan-s1-c1-否")
    assert work.evaluate("document.documentElement.scrollWidth") == 360
    narrow = work.locator(".answers label").evaluate_all(
        "(all) => all.filter((one) => one.offsetHeight < 40).length"
    )
    assert narrow == 0


def test_without_script_the_steps_can_be_read_and_the_sheet_printed(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{PAGE}")
    assert page.is_hidden("#gc-checklist")
    assert page.is_visible("#s1") and page.is_visible("text=打印空白表")
    page.click("text=打印空白表")
    assert page.is_visible(".sheet h1")
    context.close()


def test_nothing_imported_becomes_html(desk, tmp_path):
    opened(desk, "登字8号")
    instance = kept(desk)[0]
    evil = "<img src=x onerror=document.title='evil'>"
    instance |= {"id": "evil", "name": evil, "title": evil, "notes": {"s1": evil}}
    file = tmp_path / "evil.json"
    text = {"format": "guicheng-checklists", "version": 1, "exported": "2026-03-04", "instances": [instance]}
    file.write_text(json.dumps(text), encoding="utf-8")
    desk.click(".work-head >> text=收起")
    desk.set_input_files("#gc-dan-file", file)
    desk.click(".open-sheets button >> nth=0")
    assert desk.locator("#gc-checklist img").count() == 0 and desk.title() != "evil"


def test_the_calculator_counts_and_shows_how(page, top):
    page.add_init_script(STOPPED)
    page.goto(top + "deadlines/index.html")
    page.fill("#gc-from", "2026-02-13")
    page.fill("#gc-amount", "5")
    assert "到期 2026年2月27日（周五）" in page.inner_text(".result")
    page.select_option("#gc-direction", "前")
    page.fill("#gc-from", "2026-10-12")
    page.fill("#gc-amount", "3")
    assert "最迟 2026年10月8日（周四）" in page.inner_text(".result")
    page.fill("#gc-from", "2026-12-30")
    page.select_option("#gc-direction", "后")
    assert "不能给出日期" in page.inner_text(".result")


def test_the_timetable_tells_what_is_due_today(page, top):
    page.add_init_script(STOPPED)
    page.goto(top + "deadlines/index.html")
    page.fill("#gc-when-talk", "2026-03-09")
    assert page.inner_text(".timetable tbody tr >> nth=0").startswith("2026年3月4日（周三） 今天")


def test_word_and_pdf_lie_beside_the_page(site):
    folder = site / "procedures" / "hedao-xiansuo"
    assert (folder / "p0001-3.docx").read_bytes().startswith(b"PK")
    assert (folder / "p0001-3.pdf").read_bytes().startswith(b"%PDF")
    assert subprocess.run(["pdfinfo", str(folder / "p0001-3.pdf")], capture_output=True).returncode == 0
