from generator.formats.columns import rooms, tall_rows, weights


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


def test_a_tall_row_is_named_and_a_short_one_is_not():
    assert tall_rows([["one", "word " * 20], ["two", "word " * 800]], [10.0, 60.0]) == [1]


def test_the_room_of_a_column_is_its_share_of_the_line():
    assert [round(wide) for wide in rooms([1.0, 3.0], 100)] == [23, 73]
