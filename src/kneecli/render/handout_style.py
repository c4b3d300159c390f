"""How the handout looks, on screen and on paper."""

STYLE = """\
:root{color-scheme:light dark;--text:#22303c;--quiet:#4c5b68;--page:#fff;--line:#b9c3cc;\
--tint:#f2f5f7;--warn:#8a2c0d}
@media(prefers-color-scheme:dark){:root{--text:#e3e9ee;--quiet:#a9b7c4;--page:#12181d;\
--line:#43505b;--tint:#1b242b;--warn:#ffb59a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:48rem;padding:1.5rem;font:1rem/1.45 system-ui,sans-serif;\
color:var(--text);background:var(--page)}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .75rem}
h2{font-size:1.2rem;line-height:1.25;margin:0 0 .25rem}
p{margin:.35rem 0}ol,ul{margin:.35rem 0;padding-left:1.5rem}li{margin:.15rem 0}
.blanks{display:flex;gap:2rem;margin:0 0 1rem}
.blanks span{flex:1;border-bottom:1px solid var(--quiet);color:var(--quiet);padding-bottom:.2rem}
.note,footer{color:var(--quiet)}
article,section{border-top:1px solid var(--line);padding:1rem 0 .75rem;break-inside:avoid}
header+main article:first-child{margin-top:1rem}
.dose{font-weight:700;font-size:1.1rem}
.dose span{color:var(--quiet);font-weight:400;font-size:1rem;margin-left:.75rem}
.figure svg{display:block;height:auto;max-width:100%;max-height:15rem;margin:.25rem 0}
.care{color:var(--warn);background:var(--tint);padding:.4rem .6rem;\
border-left:3px solid var(--warn)}
.diary div{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-top:.5rem}
th,td{border:1px solid var(--line);padding:.3rem .35rem;text-align:center;min-width:1.8rem;\
height:1.9rem}
th:first-child{min-width:6rem}th:last-child{min-width:4rem}
td{color:var(--quiet)}
footer{border-top:1px solid var(--line);padding-top:.75rem;font-size:.875rem}
@media print{
@page{margin:14mm}
:root{--text:#000;--quiet:#333;--page:#fff;--line:#888;--tint:#f2f2f2;--warn:#000}
body{max-width:none;padding:0;font-size:9.5pt;line-height:1.35}
article{padding:3mm 0 2mm;display:flow-root}
.figure{float:right;width:46%;margin:0 0 2mm 5mm}
.figure svg{max-height:36mm;margin:0 0 0 auto}
h1{font-size:16pt}h2{font-size:12pt}.dose{font-size:11pt}li,p{margin-top:.7mm;margin-bottom:.7mm}
section{font-size:9pt;padding:2mm 0}footer{font-size:8.5pt;padding-top:1mm}
h2{break-after:avoid}
}
"""
