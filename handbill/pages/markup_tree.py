"""The finished tree: links and pictures lead where they should, tables, lists and notes are accessible."""

from __future__ import annotations

import html
import posixpath
import re
from xml.etree import ElementTree as ET

from handbill.pages import markup_links
from handbill.pages.markup_links import Work
from handbill.pages.markup_marks import without_marks
from handbill.pages.page import ROOT_MARK
from handbill.problems import Position

USED_AT = "used-at"
"""The attribute under which a reference keeps the mark of its own place, until it is finished."""

_BLOCK_TAGS = frozenset({"p", "ul", "ol", "dl", "pre", "blockquote", "div", "table", "hr"})
_NOTE_ID = re.compile(r"(#?)(fn|fnref\d*)-(.*)", re.DOTALL)
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9A-Fa-f]+;?|[A-Za-z][A-Za-z0-9]*;)")
_DECORATIVE = "decorative"
_MEANINGLESS_ALT = re.compile(
    r"(?:image|img|picture|photo|foto)?[ _-]?\d*|\S+\.(?:jpe?g|png|gif|webp|avif|svg)",
    re.IGNORECASE,
)


def finish(root: ET.Element, work: Work) -> None:
    """Make the tree of a text ready to be written, and report what is wrong with links and pictures."""
    _Finish(work).walk(root, in_link=False)


class _Finish:
    """One walk through the tree, parents first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._notes: dict[str, int] = {}

    def walk(self, parent: ET.Element, *, in_link: bool) -> None:
        for index, child in enumerate(list(parent)):
            inside = in_link or child.tag == "a"
            if child.tag == "img":
                self._image(child, in_link=in_link)
                continue
            self._element(child)
            self.walk(child, in_link=inside)
            if child.tag == "p":
                _make_figure(child)
            elif child.tag == "table":
                parent[index] = self._wrapped(child)
            elif child.tag == "li" and "task-list-item" in child.get("class", ""):
                _label_task(child)

    def _element(self, element: ET.Element) -> None:
        if element.tag == "a":
            self._link(element)
        elif element.tag == "sup":
            self._number_note(element, "id")
        elif element.tag == "div" and element.get("class") == "footnote":
            self._notes_section(element)
        elif element.tag in {"td", "th"}:
            _align(element)

    def _link(self, link: ET.Element) -> None:
        kind, typed = link.get("class", ""), link.get("href", "")
        if kind in {"footnote-ref", "footnote-backref"} and typed.startswith("#fn"):
            self._number_note(link, "href")
            number = link.attrib.pop("title", "")
            if number:
                link.set("aria-label", self._work.place.words.back_to_text.format(number=number))
            return
        if typed.startswith(ROOT_MARK):
            return
        marked = self._work.marked
        url = markup_links.address(self._work, _as_typed(typed), marked.place(typed))
        self._judge_words(link, typed, leads_on=bool(url))
        if url:
            link.set("href", url.replace("&", "&amp;"))
        else:
            link.tag = "span"
            link.attrib.pop("href", None)

    def _judge_words(self, link: ET.Element, typed: str, *, leads_on: bool) -> None:
        """Judge a link's words, but for those of `<https://...>`, which are its address."""
        used_at = link.attrib.pop(USED_AT, "")
        words = without_marks("".join(link.itertext()))
        words += "".join(picture.get("alt", "") for picture in link.iter("img"))
        target = _as_typed(typed)
        if words.strip() and words == target.removeprefix("mailto:"):
            offset = self._work.marked.offset(used_at or typed)
            if offset is not None and self._work.marked.prose.text[offset - 1] == "<":
                return
        has_picture = any(True for _ in link.iter("img"))
        if not (has_picture and not words.strip()):
            place = self._work.marked.opening(used_at or typed)
            markup_links.judge_words(self._work, words, target if leads_on else "", place)

    def _image(self, image: ET.Element, *, in_link: bool) -> None:
        typed = image.get("src", "")
        used_at = image.attrib.pop(USED_AT, "")
        alt = without_marks(image.get("alt", "")).strip()
        place = self._work.marked.place(typed)
        if markup_links.is_outside(_as_typed(typed)):
            self._outside_image(image, alt, place, in_link=in_link)
            return
        shown = markup_links.picture(self._work, _as_typed(typed), place)
        if shown is None:
            _words_only(image, alt)
            return
        alt = self._described(alt, _as_typed(typed), self._work.marked.opening(used_at or typed))
        image.set("src", shown.url.replace("&", "&amp;"))
        image.set("alt", alt)
        image.set("loading", "lazy")
        image.set("decoding", "async")
        if shown.picture.width and shown.picture.height:
            image.set("width", str(shown.picture.width))
            image.set("height", str(shown.picture.height))

    def _described(self, alt: str, typed: str, place: Position) -> str:
        """Return what stands in for a picture; report one that says nothing (WCAG 1.1.1)."""
        if alt.lower() == _DECORATIVE:
            return ""
        if not alt or _MEANINGLESS_ALT.fullmatch(alt):
            name = posixpath.basename(typed)
            message = f'The picture "{name}" has no words for people who cannot see it.'
            hint = f"Write what it shows: ![what it shows]({typed}), or ![decorative]({typed})."
            self._work.say("missing-alt", place, message, hint)
        return alt

    def _outside_image(
        self, image: ET.Element, alt: str, place: Position, *, in_link: bool
    ) -> None:
        typed = _as_typed(image.get("src", ""))
        url = markup_links.address(self._work, typed, place)
        if url:
            message = f'The picture "{typed}" lies on another site. A link is shown in its place.'
            hint = (
                "Put the picture into content/images/: then nobody else learns who reads the page."
            )
            self._work.say("outside-picture", place, message, hint)
        _words_only(image, alt or posixpath.basename(typed))
        if url and not in_link:
            image.tag = "a"
            image.set("href", url.replace("&", "&amp;"))

    def _number_note(self, element: ET.Element, attribute: str) -> None:
        """Give a footnote's id, or a link to one, a number that is the page's own."""
        found = _NOTE_ID.fullmatch(without_marks(element.get(attribute, "")))
        if found:
            number = self._notes.setdefault(found[3], len(self._notes) + 1)
            kept = f"{found[1]}{found[2]}-{self._work.place.prefix}{number}"
            element.set(attribute, kept)

    def _notes_section(self, notes: ET.Element) -> None:
        notes.tag = "section"
        notes.attrib = {"class": "footnotes", "aria-label": self._work.place.words.footnotes}
        for rule in notes.findall("hr"):
            notes.remove(rule)
        for note in notes.iterfind("ol/li"):
            self._number_note(note, "id")

    def _wrapped(self, table: ET.Element) -> ET.Element:
        """Return a table in a named group that the keyboard can reach and scroll (WCAG 2.1.1).

        No landmark: a page with ten tables would have ten of them.
        """
        for cell in table.iterfind("thead/tr/th"):
            cell.set("scope", "col")
        label = self._work.place.words.table
        region = ET.Element(
            "div", {"class": "table", "role": "group", "tabindex": "0", "aria-label": label}
        )
        region.tail, table.tail = table.tail, None
        region.append(table)
        return region


def _as_typed(value: str) -> str:
    """Return an address as the author meant it: no marks, entities read."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), without_marks(value))


def _words_only(image: ET.Element, words: str) -> None:
    image.tag = "span"
    image.attrib.clear()
    image.text = words


def _align(cell: ET.Element) -> None:
    side = cell.attrib.pop("align", "")
    if side:
        cell.set("class", f"{cell.get('class', '')} align-{side}".strip())


def _make_figure(paragraph: ET.Element) -> None:
    """Make a paragraph that is one picture with a title a figure with that title under it."""
    if len(paragraph) != 1 or (paragraph.text or "").strip():
        return
    image = paragraph[0]
    title = image.get("title")
    if image.tag != "img" or not title or (image.tail or "").strip():
        return
    paragraph.tag = "figure"
    del image.attrib["title"]
    image.tail = None
    caption = ET.SubElement(paragraph, "figcaption")
    caption.text = title


def _label_task(entry: ET.Element) -> None:
    """Put the words of a task into a label, so that its check box has a name."""
    holder = entry[0] if not (entry.text or "").strip() and len(entry) else entry
    label = ET.Element("label")
    label.text, holder.text = holder.text, None
    for child in list(holder):
        if child.tag in _BLOCK_TAGS:
            break
        holder.remove(child)
        label.append(child)
    holder.insert(0, label)
