"""``guicheng show``: exact words, title, label, status."""


def test_an_item_is_shown_word_for_word_with_its_official_name(in_base) -> None:
    run = in_base("show", "R0001@2021-03-26#t2-k2-x1")
    assert (
        run.out
        == "《示例市河道管理条例》第二条第二款第（一）项\n版本 2021-03-26　有效（待核）\n\n（一）统一规划；\n"
    )


def test_json_has_title_label_edition_status_and_text(in_base) -> None:
    value = in_base("show", "R0001#t4", "--format", "json").value
    assert value["title"] == "示例市河道管理条例"
    assert value["label"] == "第四条"
    assert value["edition"] == "2021-03-26"
    assert value["status"] == "有效（待核）"
    assert value["text"] == "第四条　承办人员不得泄露线索来源。"
    assert value["date"] == "2026-03-01"


def test_the_status_is_that_of_the_day_asked_for(in_base) -> None:
    value = in_base("show", "R0001@2021-03-26#t4", "--date", "2021-04-01", "--format", "json").value
    assert value["status"] == "尚未生效（待核）"


def test_a_model_rule_that_was_not_issued_says_so(in_base) -> None:
    assert "本单位未印发，只能参照，不得作为依据" in in_base("show", "R0002#t1").out


def test_a_work_known_by_title_only_says_that_its_text_is_missing(in_base) -> None:
    run = in_base("show", "R0003#t5")
    assert run.out == "《示例省举报办理规定》第五条\n正文未入库\n\n（没有正文）\n"


def test_a_step_is_shown_with_its_checks_and_prohibitions(in_base) -> None:
    run = in_base("show", "P0001#s1")
    assert run.out.startswith("河道线索登记　登记线索\n已发布\n\n承办人应当登记线索\n□ 来源和日期已填写\n")
    assert "不得泄露线索来源" in run.out


def test_a_fictional_case_says_that_it_is_no_model(in_base) -> None:
    assert "虚构示例，不作办案参照。" in in_base("show", "C0001").out


def test_what_is_not_there_is_an_error_with_a_way_to_find_it(in_base) -> None:
    run = in_base("show", "R0001#t99")
    assert run.code == 1
    assert (
        run.err
        == "错误：《示例市河道管理条例》2021-03-26 版本没有第九十九条。可以用 guicheng search 查找。\n"
    )


def test_what_is_no_address_is_told_how_to_write_one(in_base) -> None:
    run = in_base("show", "第三条")
    assert run.code == 1
    assert "“第三条”不是地址；写法如 R0012@2018-10-26#t105" in run.err


def test_json_has_the_hash_by_which_a_basis_pins_the_words(in_base) -> None:
    value = in_base("show", "R0001@2021-03-26#t4", "--format", "json").value
    assert value["quote_hash"].startswith("sha256:")
    assert in_base("show", "R0003", "--format", "json").value["quote_hash"] is None
