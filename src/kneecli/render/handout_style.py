"""How the handout looks, on screen and on paper."""

STYLE = """\
:root{color-scheme:light dark;--text:#22303c;--quiet:#4c5b68;--page:#fff;--line:#b9c3cc;\
--box:#7d8a95;--tint:#f2f5f7;--warn:#8a2c0d}
@media(prefers-color-scheme:dark){:root{--text:#e3e9ee;--quiet:#a9b7c4;--page:#12181d;\
--line:#43505b;--box:#74828e;--tint:#1b242b;--warn:#ffb59a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;\
color:var(--text);background:var(--page);overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem}
h2{font-size:1.25rem;line-height:1.25;margin:0 0 .25rem}
p{margin:.4rem 0}ol,ul{margin:.4rem 0;padding-left:1.6rem}li{margin:.2rem 0}
header{padding-bottom:.75rem}
.blanks{display:flex;gap:2rem;margin:0 0 1rem}
.blanks span{flex:1;border-bottom:1px solid var(--box);color:var(--quiet);padding-bottom:.2rem}
.note,footer{color:var(--quiet)}
article,section{border-top:1px solid var(--line);padding:1.25rem 0}
.dose{font-weight:700;font-size:1.1rem}
.dose span{color:var(--quiet);font-weight:400;font-size:1rem;margin-left:.75rem}
.care{color:var(--warn);background:var(--tint);padding:.4rem .6rem;\
border-left:3px solid var(--warn)}
.diary div{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-top:.75rem}
th,td{border:1px solid var(--box);min-width:2.2rem;height:2rem;padding:.3rem .2rem}
th{vertical-align:bottom;font-size:.85rem;line-height:1.2}
th span{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);\
inline-size:max-content;max-inline-size:12rem}
th:first-child{min-width:6rem}th:last-child{min-width:4rem}
footer{border-top:1px solid var(--line);padding-top:.75rem;font-size:.875rem}
"""

FIGURES = """\
.drill{display:flow-root}
.figure{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;margin:.25rem 0 .75rem}
.pose{width:min-content;min-width:5.5rem;text-align:center;font-size:.8rem;line-height:1.25;\
font-weight:600;overflow-wrap:normal}
.pose svg{display:block;margin:.5rem auto .35rem}
@media(min-width:48rem),print{.beside{float:right;max-width:64%;justify-content:flex-end;\
margin:0 0 .5rem 1.25rem}}
@media screen and (max-width:47.99rem){.beside:has(>:nth-child(3)){flex-wrap:nowrap;gap:.5rem}\
.beside:has(>:nth-child(3))>.pose{flex:1 1 0;min-width:0;max-width:9rem}\
.beside:has(>:nth-child(3)) svg{max-width:100%;height:auto}}
"""
"""Key poses: beside the words where there is room, three in a row even on a phone."""

PAPER = """\
@page{margin:12mm 14mm 15mm;@bottom-right{content:counter(page) " of " counter(pages);\
font:9pt Arial,sans-serif;color:#444}}
@media print{
:root{color-scheme:light;--text:#000;--quiet:#333;--page:#fff;--line:#888;--box:#555;\
--tint:#f2f2f2;--warn:#000}
body{max-width:none;padding:0;font:11pt/1.3 Arial,sans-serif}
h1{font-size:18pt}h2{font-size:13.5pt}.blanks span{padding-top:3mm}
.dose{font-size:12pt}.dose span{font-size:11pt}
li,p{margin-top:.8mm;margin-bottom:.8mm}ol,ul{margin:.8mm 0}
article,section,table{break-inside:avoid}
article,section{padding:4mm 0 3mm}
article>h2,.dose{display:inline-block;margin:0 5mm 1mm 0}
.figure{gap:2mm 4mm}.pose{font-size:8.5pt}.pose svg{zoom:.95;margin:0 auto 1mm}
.above{flex-wrap:nowrap}.above .pose{width:auto}.above svg{zoom:.8;max-width:100%;height:auto}
.diary div{overflow:visible}th{font-size:8.5pt}td{height:8mm}
section{font-size:10pt}section li{margin:.5mm 0}
footer{font-size:9pt;padding-top:1mm;break-before:avoid}
}
"""
"""Paper: two drills a page in letters that are easy to read, on A4 and Letter, in grey too.

The font is one that has a twin of the same widths everywhere, so that pages end alike.
"""
