"""What a server says with every answer: the Content-Security-Policy that a built site needs, and an include for nginx.

The theme has a few scripts of its own in its pages. Each is allowed by the digest of its text (Content Security Policy Level 3), so
no ``unsafe-inline`` is needed, and no other script runs even where one should get into a page. The policy is read off the pages
as they are, whatever engine made them.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

_CODE: Final = re.compile(rb"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_TYPE: Final = re.compile(rb"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN: Final = frozenset({b"", b"module", b"text/javascript", b"application/javascript"})
"""Types of scripts that run; all others are data, which no policy concerns."""
_ATTRIBUTE: Final = re.compile(rb"""<[a-z][^<>]*?\s(style|on[a-z]+)\s*=\s*["']""", re.IGNORECASE)


class Inline(Struct, frozen=True):
    """The scripts and styles that stand in a site's pages, as sources of a policy (``'sha256-…'``), sorted.

    ``attributes`` are styles and handlers that stand in tags, as ``page: attribute``: no digest can allow them.
    """

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    attributes: tuple[str, ...]


def inline(site: Path) -> Inline:
    """What stands in the pages of the site in ``site``; each page is read once."""
    found: dict[bytes, set[bytes]] = {b"script": set(), b"style": set()}
    attributes = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_bytes()
        for kind, code in _code(text):
            found[kind].add(code)
        attributes += [f"{page.relative_to(site).as_posix()}: {name.decode()}" for name in _attributes(text)]
    return Inline(_sources(found[b"script"]), _sources(found[b"style"]), tuple(attributes))


def _code(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The scripts and styles of a page: (kind, text)."""
    for kind, attributes, code in _CODE.findall(text):
        type_ = _TYPE.search(attributes)
        if code.strip() and (kind.lower() == b"style" or (type_[1] if type_ else b"") in _RUN):
            yield kind.lower(), code


def _attributes(text: bytes) -> list[bytes]:
    return _ATTRIBUTE.findall(_CODE.sub(b"", text))


def _sources(codes: set[bytes]) -> tuple[str, ...]:
    return tuple(sorted(f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode()}'" for code in codes))


def policy(found: Inline) -> str:
    """The value of the header ``Content-Security-Policy``. Images may be ``data:``: the theme's style sheet has its symbols in it."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *found.scripts)),
            " ".join(("style-src 'self'", *found.styles)),
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


def nginx(found: Inline) -> str:
    """An include for the ``server`` block of nginx: the policy, other headers, caching, compression and the page for what is not there."""
    return _NGINX.replace("POLICY", policy(found))


_NGINX: Final = """\
# 阳光权力网站的响应头。放进 nginx 的 server 块：include /etc/nginx/daylight.conf;
# 由 daylight headers 按网站现有的页面写成；升级主题以后请重新生成。

# 只运行本站的脚本；页面里自带的几段脚本按摘要放行，没有 unsafe-inline。
add_header Content-Security-Policy "POLICY" always;
add_header X-Content-Type-Options "nosniff" always;
add_header Referrer-Policy "same-origin" always;
add_header Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=()" always;
add_header Cross-Origin-Opener-Policy "same-origin" always;
# 全站用 https 以后，去掉下一行的井号：
# add_header Strict-Transport-Security "max-age=31536000" always;

# 缓存：文件名或者网址里带版本的存一年，其他的每次问一声有没有变（没有变只回 304）。
set $daylight_cache "no-cache";
if ($uri ~ "^/assets/(javascripts|stylesheets)/") { set $daylight_cache "public, max-age=31536000, immutable"; }
if ($request_uri ~ "^/finder/(words|texts)/[^?]+[?].") { set $daylight_cache "public, max-age=31536000, immutable"; }
add_header Cache-Control $daylight_cache always;

# 压缩。要省处理器，可以事先压好（find site -type f -size +1k -exec gzip -9kn {} +），再打开 gzip_static。
gzip on;
gzip_comp_level 6;
gzip_min_length 1024;
gzip_vary on;
gzip_types text/css text/csv text/xml application/javascript text/javascript application/json application/ld+json application/atom+xml image/svg+xml;
# gzip_static on;

charset utf-8;
charset_types text/css text/csv text/xml application/javascript text/javascript application/json;
index index.html;
error_page 404 /404.html;
location ~ \\.jsonld$ { default_type application/ld+json; }
"""
