"""Many sources of one page each, every one on a host of its own: h00 to h79."""

from tests.spiders_for_run import PageSpider, one_page

for number in range(80):
    slug = f"h{number:02}"
    vars()[slug] = type(
        slug, (PageSpider,), {"__module__": __name__, "source": one_page(slug, f"https://{slug}.example/law")}
    )

for letter in "abc":
    slug = f"shared-{letter}"
    vars()[slug] = type(
        slug, (PageSpider,), {"__module__": __name__, "source": one_page(slug, f"https://shared.example/law/{letter}")}
    )
