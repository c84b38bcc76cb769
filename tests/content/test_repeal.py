"""A text may declare other works repealed; the words are evidence, part repeals are left alone."""

import pytest

from guicheng.content.repeal import repealed_names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("本法自2008年1月1日起施行。《示例法》同时废止。", ("示例法",)),
        ("2001年发布的《甲办法》、2002年发布的《乙规定》（第9号）同时废止。", ("甲办法", "乙规定")),
        ("《关于适用《示例法》的解释》即行废止。", ("关于适用《示例法》的解释",)),
        ("《甲办法》第三条同时废止。", ()),
        ("依照《甲办法》办理。原有规定同时废止。", ()),
        ("《甲办法》与本法不一致的，以本法为准。", ()),
    ],
)
def test_names_declared_repealed(words: str, names: tuple[str, ...]) -> None:
    assert repealed_names(words) == names
