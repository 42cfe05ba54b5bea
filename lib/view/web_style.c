#include "view/web_style.h"

/* Colours are named once and changed for dark and print. Print stands last: it
 * is black on white whatever the reader's screen is. */
const char web_style[] =
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--quiet:#595959;--line:#c9c9c9;--band:#f3f4f6;--link:#00508a;--shade:rgba(0,0,0,.35)}\n"
    "@media(prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#ececec;--quiet:#b0b4b8;--line:#44494f;--band:#1e2327;--link:#8cc8f5;--shade:rgba(255,255,255,.4)}}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,Arial,sans-serif}\n"
    "main{max-width:60rem;margin:0 auto;padding:1rem 1rem 3rem;overflow-wrap:break-word}\n"
    "h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}\n"
    "h2{font-size:1.25rem;line-height:1.3;margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}\n"
    "h3{font-size:1.05rem;margin:1.6rem 0 .4rem}\n"
    "p{margin:.6rem 0;max-width:42rem;white-space:pre-line}\n"
    "a{color:var(--link)}\n"
    ".note{color:var(--quiet);font-size:.875rem;margin:.4rem 0}\n"
    "blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1rem;border-left:4px solid var(--line);max-width:42rem}\n"
    "blockquote footer{color:var(--quiet);font-size:.875rem}\n"
    "figure{margin:1rem 0 .5rem;max-width:44rem}\n"
    "figcaption{font-weight:600;margin-bottom:.4rem}\n"
    "figure svg{display:block;width:100%;height:auto}\n"
    /* A table wider than the page moves in a box of its own. That there is more is seen
     * by a shade at the edge it goes on behind: what covers the shade moves with the
     * table, so that it is bare only there. */
    ".scroll{overflow-x:auto;margin:.6rem 0;max-width:100%;background:"
    "linear-gradient(to right,var(--paper) 50%,transparent) left/2.5rem 100% no-repeat local,"
    "linear-gradient(to left,var(--paper) 50%,transparent) right/2.5rem 100% no-repeat local,"
    "linear-gradient(to right,var(--shade),transparent) left/1rem 100% no-repeat scroll,"
    "linear-gradient(to left,var(--shade),transparent) right/1rem 100% no-repeat scroll}\n"
    ".scroll::-webkit-scrollbar{height:.5rem}.scroll::-webkit-scrollbar-thumb{background:var(--quiet);border-radius:.25rem}\n"
    "table{border-collapse:collapse;font-size:.9375rem}\n"
    "caption{text-align:left;font-weight:600;padding-bottom:.4rem}\n"
    "th,td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}\n"
    "th{background:var(--band);font-weight:600;white-space:nowrap}\n"
    "td{min-width:3rem;max-width:26rem}\n"
    ".n,.k{font-variant-numeric:tabular-nums;white-space:nowrap}.n{text-align:right}td.p{min-width:16rem}\n"
    "summary{cursor:pointer;color:var(--link);font-size:.9375rem;padding:.35rem 0}\n"
    /* What is folded stands behind its details, not within: print shows it without
     * a script, also where a browser cannot open details by style. */
    "details:not([open])+.folded{display:none}\n"
    ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    "@media(max-width:30rem){main{padding:.75rem .75rem 2rem}h1{font-size:1.35rem}h2{font-size:1.15rem}th,td{padding:.3rem .5rem}th{white-space:normal}}\n"
    "@page{size:A4;margin:16mm 14mm}\n"
    "@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#000;--line:#888;--band:#fff;--link:#000}"
    "body{font-size:10pt;line-height:1.35}main{max-width:none;padding:0}details{display:none}details:not([open])+.folded{display:block}"
    "figure,blockquote,tr,.folded{break-inside:avoid}h1,h2,h3,figcaption,caption{break-after:avoid}thead{display:table-header-group}"
    ".scroll{overflow:visible;background:none}table{font-size:8.5pt}th,td,th.n,th.k,td.p{white-space:normal;padding:.15rem .35rem;min-width:0;max-width:9cm}figure{max-width:12.5cm}}\n";
