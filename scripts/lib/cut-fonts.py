"""Cuts TrueType fonts into one small font for each 256 code points.

    cut-fonts.py FOLDER FROM-TO[,FROM-TO...] NOTICE=FONT...

A character comes from the first font that has it. A font that is written holds outlines without
hints, on a coarser grid, and nothing that these characters do not need. Its name table says where its glyphs come from,
under which licence, and how and when they were changed (Arphic Public License, section 2a).
"""

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# A coarser grid than the sources' 1024 saves a sixth of the files. It moves no outline by more than
# 0.03 points in a text of 20 points, a quarter of the dot of a printer with 600 dots to the inch.
EM = 384
ASCENT, DESCENT = 338, -46
# 22 November 2026, in seconds since 1904.
CUT = 3_878_150_400


class Source:
    def __init__(self, notice, file):
        font = TTFont(file)
        self.scale = EM / font["head"].unitsPerEm
        self.notice = notice
        self.names = font.getBestCmap()
        self.glyphs = font.getGlyphSet()

    def outline(self, code):
        """Outline and advance; a composite becomes one outline."""
        glyph = self.glyphs[self.names[code]]
        record = DecomposingRecordingPen(self.glyphs)
        glyph.draw(record)
        pen = TTGlyphPen(None)
        record.replay(TransformPen(pen, (self.scale, 0, 0, self.scale, 0, 0)))
        return pen.glyph(), round(glyph.width * self.scale)


def source_of(code, sources):
    for source in sources:
        if code in source.names:
            return source
    return None


def shard(number, codes, sources):
    """The font of the code points `number * 256` to `number * 256 + 255`; None where there is none."""
    found = {code: source for code in codes if (source := source_of(code, sources)) is not None}
    if not found:
        return None
    order = [".notdef"] + [f"u{code:05X}" for code in found]
    drawn = [(TTGlyphPen(None).glyph(), EM)] + [from_.outline(code) for code, from_ in found.items()]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:05X}" for code in found})
    builder.setupGlyf({name: outline for name, (outline, _) in zip(order, drawn)})
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (advance, getattr(table[name], "xMin", 0)) for name, (_, advance) in zip(order, drawn)}
    )
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT
    )
    notices = "\n".join(source.notice for source in sources if source in found.values())
    builder.setupNameTable(
        {
            "familyName": f"Rare Han {number:03X}",
            "styleName": "Regular",
            "uniqueFontIdentifier": f"Rare Han {number:03X}",
            "fullName": f"Rare Han {number:03X}",
            "psName": f"RareHan-{number:03X}",
            "version": "Version 1.0",
            "licenseDescription": notices,
        },
        mac=False,
    )
    builder.setupPost(keepGlyphNames=False)
    # The same fonts give the same files.
    builder.updateHead(created=CUT, modified=CUT)
    builder.font.recalcTimestamp = False
    return builder.font


def main(folder, ranges, *fonts):
    sources = [Source(*font.rsplit("=", 1)) for font in fonts]
    by_shard = {}
    for part in ranges.split(","):
        first, last = (int(end, 16) for end in part.split("-"))
        for code in range(first, last + 1):
            by_shard.setdefault(code >> 8, []).append(code)
    for number, codes in by_shard.items():
        font = shard(number, codes, sources)
        if font is not None:
            font.save(Path(folder) / f"{number:03x}.ttf")


main(*sys.argv[1:])
