"""One document in a process of its own: `python -m benchmarks.one typst|weasyprint|job IN OUT`.

All that is imported and made here is timed by whoever starts it; the curriculum is not loaded here.
"""

import pickle
import sys
from pathlib import Path

engine, source, to = sys.argv[1:]
if engine == "weasyprint":
    from weasyprint import HTML

    HTML(filename=source).write_pdf(to, pdf_variant="pdf/ua-1")
elif engine == "typst":
    from generator.formats.typst import Links, to_typst
    from generator.formats.typst_press import tagged
    from generator.formats.typst_text import call, words

    start, texts, released, said = pickle.loads(Path(source).read_bytes())  # noqa: S301  made by who started this process
    for number, (title, xml) in enumerate(texts):
        start += call("part", words(str(number)), words(title), fresh="true")
        start += to_typst(xml, Links(prefix=f"t{number}-", level=3)) + "\n\n"
    Path(to).write_bytes(tagged(start, released, said))
else:
    job = pickle.loads(Path(source).read_bytes())  # noqa: S301  made by the process that started this one
    Path(to).write_bytes(job.render(job.view))
