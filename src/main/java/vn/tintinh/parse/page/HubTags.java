package vn.tintinh.parse.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tintinh.model.HubLinks;

/** What a page's head says of WebSub. Spec: W3C WebSub (2018) §4. */
final class HubTags {
    private static final byte[] REL = "rel".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HUB = "hub".getBytes(StandardCharsets.US_ASCII);
    /** From {@code rel} to the end of the relations that may name a hub. */
    private static final int REACH = 40;

    private HubTags() {}

    /** Whether it is worth reading the page: hardly any names a hub, and looking costs a thousandth of reading. */
    static boolean mayBeIn(byte[] page) {
        for (int i = 0; i < page.length - REL.length; i++) {
            if (matches(page, i, REL)) {
                int end = Math.min(i + REACH, page.length - HUB.length);
                for (int j = i + REL.length; j <= end; j++) {
                    if (matches(page, j, HUB)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean matches(byte[] page, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if ((page[at + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }

    static HubLinks of(Page page) {
        return new HubLinks(links(page, "hub"), links(page, "self").stream().findFirst());
    }

    private static List<String> links(Page page, String rel) {
        return page.html().head().getElementsByTag("link").stream()
                .filter(link ->
                        Arrays.stream(link.attr("rel").strip().split("\\s+")).anyMatch(rel::equalsIgnoreCase))
                .map(link -> Page.link(link, "href"))
                .flatMap(Optional::stream)
                .filter(url -> url.startsWith("http"))
                .toList();
    }
}
