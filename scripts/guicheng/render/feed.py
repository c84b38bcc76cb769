"""What changed, as an Atom feed: the events in the life of the regulations, newest first (RFC 4287).

Links are relative, so that the feed moves with the site; ``xml:base`` stands in it only where the site has an address.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from guicheng.content.corpus import WorkEntry
from guicheng.model.work import Event
from guicheng.render.home import recent
from guicheng.render.links import Links

PATH = "changes.xml"
ENTRIES = 50


def feed_xml(links: Links, title: str, site_url: str = "") -> str:
    """The feed; the same base, day and address give the same bytes."""
    base = f" xml:base={quoteattr(site_url)}" if site_url else ""
    office = links.corpus.office.name
    entries = "".join(_entry(work, event, links) for work, event in recent(links.corpus, links.on, ENTRIES))
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh"{base}>\n'
        f"<id>urn:guicheng:changes</id>\n<title>{escape(title)}：法规变动</title>\n"
        f"<updated>{links.on.isoformat()}T00:00:00Z</updated>\n<author><name>{escape(office)}</name></author>\n"
        f'<link rel="self" href="{PATH}"/>\n{entries}</feed>\n'
    )


def _entry(work: WorkEntry, event: Event, links: Links) -> str:
    day = event.date.isoformat()
    words = f"{event.by or ''}{event.type}《{work.meta.title}》"
    href = links.code(work.meta.code) or ""
    return (
        f"<entry><id>urn:guicheng:{work.meta.code}:{day}:{escape(event.type)}</id>"
        f"<title>{escape(f'{work.meta.title}：{event.type}')}</title><updated>{day}T00:00:00Z</updated>"
        f"<link href={quoteattr(href)}/><summary>{escape(words)}</summary></entry>\n"
    )
