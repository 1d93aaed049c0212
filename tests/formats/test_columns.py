from generator.formats.columns import weights


def test_a_column_is_never_narrower_than_its_longest_word():
    found = weights([["a", "b"], ["incomprehensible", "word " * 200]], 2)
    assert found[0] >= len("incomprehensible")


def test_more_text_gets_more_room_but_not_all_of_it():
    short, long = weights([["No.", "Entry"], ["1", "many words " * 40]], 2)
    assert long > 3 * short
    assert short >= 5


def test_a_column_left_empty_has_room_to_write_in():
    label, answer = weights([["Question", "Answer"], ["Who?", ""], ["When?", ""]], 2)
    assert answer > label
