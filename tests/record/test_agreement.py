from dateline.record.agreement import agreements


def test_agreement_is_counted_on_what_both_judged():
    [found] = agreements(
        {"a": {"Ada": "accept", "Vic": "accept"}, "b": {"Ada": "accept", "Vic": "reject"}, "c": {"Ada": "reject"}}
    )
    assert (found.one, found.other, found.claims, found.agreed, found.differ) == ("Ada", "Vic", 2, 1, ("b",))


def test_kappa_is_what_is_beyond_chance():
    claims = {
        str(at): {"Ada": one, "Vic": other}
        for at, (one, other) in enumerate(
            [("accept", "accept")] * 20
            + [("accept", "reject")] * 5
            + [("reject", "accept")] * 10
            + [("reject", "reject")] * 15
        )
    }
    [found] = agreements(claims)
    assert found.kappa is not None
    assert round(found.kappa, 2) == 0.4  # the worked example of Cohen's kappa in most textbooks


def test_where_chance_alone_would_agree_there_is_no_kappa():
    [found] = agreements({"a": {"Ada": "accept", "Vic": "accept"}})
    assert found.kappa is None
