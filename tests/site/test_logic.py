"""What the browser computes without a page: numerals, names of places, questions, names of documents."""

import json

from guicheng.text.labels import place_label
from guicheng.text.numerals import to_chinese, to_int
from guicheng.text.pinyin import spelt

ROWS = """
const rows = [
  ["R0001", "regulations/a", "中华人民共和国示例诉讼法", "示例诉讼法|示诉法", "", "1-120,120_1,121-308", "有效（待核）"],
  ["R0002", "regulations/b", "最高人民法院关于适用示例诉讼法的解释", "", "法释〔2021〕1号", "1-50", "有效（待核）"],
  ["P0001", "procedures/c", "案件协调", "", "", "", "程序"],
];
"""


def find(logic, text):
    expression = f"(() => {{ {ROWS} g.titles.add(0, 1, rows); return g.finder.find({text!r}); }})()"
    return {group["label"]: [hit["title"] for hit in group["hits"]] for group in logic(expression)}


SPELT = [  # name, what is typed, how well it fits
    ("取保候审", "qbhs", 0),
    ("取保候审", "qubaohoushen", 1),
    ("取保候审", "qubhs", 1),
    ("取保候审", "qubaoh", 104),
    ("执行监督", "zhxjd", 1),
    ("执行监督", "jiandu", 1004),
    ("执行监督", "jd", None),
    ("执行监督", "zhij", None),
    ("银行", "yh", 0),
    ("gb编码", "gbbm", 0),
]


def test_letters_fit_initials_sounds_and_both_mixed(logic):
    names = "".join(name for name, _, _ in SPELT)
    by_sound = "".join(f"{sound}{char}" for char, sound in dict.fromkeys(spelt(names)))
    asked = json.dumps([one[:2] for one in SPELT], ensure_ascii=False)
    scores = logic(f"{asked}.map(([name, typed]) => g.sound.score(name, typed, g.sound.read({by_sound!r})))")
    assert scores == [score for _, _, score in SPELT]  # JSON writes Infinity as null


def test_numerals_agree_with_python(logic):
    numbers = [*range(131), 200, 210, 305, 999, 1000, 1001, 1010, 1260, 2024, 9999]
    assert logic(f"{numbers}.map(g.numerals.toChinese)") == [to_chinese(number) for number in numbers]
    words = [
        "十五",
        "一百零五",
        "一千二百六十",
        "二〇一五",
        "１０５",
        "105",
        "两百",
        "十",
        "条",
        "",
        "一二百",
    ]
    assert logic(f"{words}.map(g.numerals.toInt)") == [to_int(word) for word in words]


def test_names_of_places_agree_with_python(logic):
    places = ["t15", "t120-1-k2-x3", "t73-k1-x4-m2", "b2-z3-j1", "f1-t3", "fb1-z2", "t5-k1-x3-1"]
    assert logic(f"{places}.map(g.citation.placeLabel)") == [place_label(place) for place in places]


def test_no_anchor_no_name(logic):
    assert logic("g.citation.placeLabel('s1!')") is None


def test_a_citation_names_the_edition_and_its_address(logic):
    what = (
        "{title: '示例市河道管理条例', place: '第五条', code: 'R0001', edition: '2021-03-26', anchor: 't5'}"
    )
    assert (
        logic(f"g.citation.format({what})")
        == "《示例市河道管理条例》第五条（2021-03-26版，R0001@2021-03-26#t5）"
    )


QUESTIONS = [
    ("示诉法105", "示诉法", "t105"),
    ("示诉法１０５", "示诉法", "t105"),  # full-width digits
    ("示例诉讼法第一百零五条", "示例诉讼法", "t105"),
    ("《示例诉讼法》第120条之一第二款第（三）项", "示例诉讼法", "t120-1-k2-x3"),
    ("示诉法 105条3项", "示诉法", "t105-k1-x3"),
    ("第十五条", "", "t15"),
    ("协调", "协调", None),
    ("法释〔2021〕1", "法释〔2021〕1", None),  # a document number is no article
    ("示例办法（试行）5", "示例办法（试行）", "t5"),
    ("2024", "2024", None),
]


def test_questions_are_read_as_meant(logic):
    texts = json.dumps([text for text, _, _ in QUESTIONS])
    read = [(found["name"], found["anchor"]) for found in logic(f"{texts}.map(g.query.parse)")]
    assert read == [(name, anchor) for _, name, anchor in QUESTIONS]


def test_an_address_is_a_question_too(logic):
    assert logic("g.query.parse('r0001@2021-03-26#t5')") == {"name": "", "anchor": "t5", "address": "R0001"}


def test_an_alias_with_a_number_goes_to_the_article(logic):
    found = find(logic, "示诉法105")
    assert found["条文"] == ["中华人民共和国示例诉讼法 第一百零五条"]
    assert found["法规"] == ["中华人民共和国示例诉讼法"]


def test_a_name_in_full_means_that_law_only(logic):
    found = find(logic, "示例诉讼法第120条之一")
    assert found["条文"] == ["中华人民共和国示例诉讼法 第一百二十条之一"]


def test_an_article_that_does_not_exist_is_not_offered(logic):
    assert find(logic, "示诉法999") == {"法规": ["中华人民共和国示例诉讼法"]}


def test_part_of_a_name_a_number_and_a_procedure_are_found(logic):
    assert find(logic, "协调") == {"程序": ["案件协调"]}
    assert find(logic, "法释[2021]1")["法规"] == ["最高人民法院关于适用示例诉讼法的解释"]
    assert find(logic, "示例诉讼法")["法规"][0] == "中华人民共和国示例诉讼法"


def test_nothing_found_is_nothing(logic):
    assert find(logic, "没有的东西") == {}
