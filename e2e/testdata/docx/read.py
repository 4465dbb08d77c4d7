"""Prints what python-docx reads in a .docx, as JSON: title, language, and the blocks of the body in order."""

import json
import sys

import docx
from docx.table import Table

document = docx.Document(sys.argv[1])
blocks = []
for item in document.iter_inner_content():
    if isinstance(item, Table):
        rows = [[[p.text for p in cell.paragraphs] for cell in row.cells] for row in item.rows]
        blocks.append({"style": item.style.name, "rows": rows})
    else:
        blocks.append({"style": item.style.name, "text": item.text})
properties = document.core_properties
json.dump({
    "title": properties.title,
    "language": properties.language,
    "created": properties.created.date().isoformat(),
    "blocks": blocks,
}, sys.stdout)
