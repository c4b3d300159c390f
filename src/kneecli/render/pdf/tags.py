"""The structure of a PDF: what is heading, list, table or figure, in the order it is read.

reportlab keeps places for structure but has no call that fills them, so the marks in the pages
and the tree they belong to are written here, past its public calls (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Element:
    """A part of the document, such as `H1`, `P` or `Figure`."""

    def __init__(self, role: str, alternative: str = "", scope: str = "") -> None:
        self.role = role
        self.alternative = alternative
        """What stands for it where it cannot be seen."""
        self.scope = scope
        """Of a heading in a table: `Row` or `Column`."""
        self.content: list[Element | tuple[Any, int]] = []
        """Parts of it, and places on pages: a page and the number of a mark on it."""

    def add(self, role: str, alternative: str = "", scope: str = "") -> Element:
        """A new part of it, after those there are."""
        element = Element(role, alternative, scope)
        self.content.append(element)
        return element


class Tags:
    """The marks on the pages of a canvas."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001 - see above
        self._marked: list[list[Element]] = [[]]
        """For each page, the element that each mark belongs to."""

    def _append(self, code: str) -> None:
        self._canvas._code.append(code)  # noqa: SLF001 - see above

    @contextmanager
    def mark(self, element: Element | None) -> Iterator[None]:
        """Whatever is drawn inside belongs to the element, or to none where it only decorates."""
        if element is None:
            self._append("/Artifact BMC")
        else:
            marks = self._marked[-1]
            element.content.append((self._document.thisPageRef(), len(marks)))
            self._append(f"/{element.role} <</MCID {len(marks)}>> BDC")
            marks.append(element)
        yield
        self._append("EMC")

    @contextmanager
    def saying(self, text: str) -> Iterator[None]:
        """Whatever is drawn inside says this text; nothing is noted for an empty one."""
        if text:
            self._append(f"/Span <</ActualText <{_utf16(text)}>>> BDC")
        yield
        if text:
            self._append("EMC")

    def end_page(self) -> None:
        """Close the page."""
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
        page.StructParents = len(self._marked) - 1
        self._marked.append([])

    def close(self, root: Element) -> None:
        """Write the tree down."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

        document = self._document
        references: dict[int, Any] = {}
        tree = PDFDictionary({"Type": "/StructTreeRoot"})
        parent = document.Reference(tree)
        tree.dict["K"] = _write(document, root, parent, references)
        numbers: list[Any] = []
        for page, elements in enumerate(self._marked[:-1]):
            owners = PDFArray([references[id(element)] for element in elements])
            numbers += (page, document.Reference(owners))
        tree.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        tree.dict["ParentTreeNextKey"] = len(self._marked) - 1
        catalog = document.Catalog
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _write(document: Any, element: Element, parent: Any, references: dict[int, Any]) -> Any:
    """The element and all that is in it, and where it is to be found."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

    entries: dict[str, Any] = {"Type": "/StructElem", "S": f"/{element.role}", "P": parent}
    if element.alternative:
        entries["Alt"] = f"<{_utf16(element.alternative)}>"
    if element.scope:
        entries["A"] = PDFDictionary({"O": "/Table", "Scope": f"/{element.scope}"})
    written = PDFDictionary(entries)
    reference = references[id(element)] = document.Reference(written)
    written.dict["K"] = PDFArray(
        [
            _write(document, part, reference, references)
            if isinstance(part, Element)
            else PDFDictionary({"Type": "/MCR", "Pg": part[0], "MCID": part[1]})
            for part in element.content
        ]
    )
    return reference


def _utf16(text: str) -> str:
    return f"\ufeff{text}".encode("utf-16-be").hex()
