"""What somebody may put into a text, a title, a name or a summary in the hope that it lives in a page."""

from __future__ import annotations

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "' autofocus onfocus=alert(1) x='",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "</pre></mark><iframe src=//evil.example></iframe>",
    "<!-- --><base href=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<form action=//evil.example><button>Release</button></form>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "\u202egnp.exe\u2066 \u200b\ufeff",
    "\x1b[2J\x1b]0;owned\x07",
    "\u2028alert(1)\u2029",
    "Z" + "\u0300" * 200,
    "[[Category:Owned]]{{delete}}<nowiki>",
)
