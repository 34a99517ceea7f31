package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tintinh.model.Format;
import vn.tintinh.model.Republication;
import vn.tintinh.publish.WildFeeds.Published;
import vn.tintinh.render.check.AtomGrammar;
import vn.tintinh.render.check.FeedCheck;
import vn.tintinh.render.check.Finding;
import vn.tintinh.render.check.JsonFeedCheck;
import vn.tintinh.render.check.Rule;

/**
 * Whatever is read, what is published of it has no fault by the rules of the W3C feed validator, of a grammar
 * of Atom and of JSON Feed's schema.
 *
 * <p>One warning cannot be avoided without lying: two entries that their outlet dates to the same minute have the same
 * {@code updated}.
 */
final class PublishedFeedsTest {
    private static final int LEAST_FEEDS = 150;

    @Test
    void the_subscription_lists_have_no_fault() {
        Subscriptions lists = new Subscriptions(new Channels(Newsroom.configuration()));
        for (Rendition list : List.of(lists.feeds(), lists.sources())) {
            byte[] bytes = list.plain().bytes().getBytes();
            assertThat(FeedCheck.of(bytes, WildFeeds.NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_feed_has_a_fault(Republication.Mode mode) {
        AtomGrammar atom = new AtomGrammar();
        JsonFeedCheck json = new JsonFeedCheck();
        List<Published> all = WildFeeds.published(mode);
        List<String> faults = new ArrayList<>();
        for (Published published : all) {
            for (Format format : List.of(Format.RSS, Format.ATOM)) {
                FeedCheck.of(published.rendered(format), WildFeeds.NOW).stream()
                        .filter(finding -> finding.rule() != Rule.DUPLICATE_UPDATED)
                        .map(Finding::toString)
                        .forEach(faults::add);
            }
            faults.addAll(atom.of(published.rendered(Format.ATOM)));
            faults.addAll(json.of(published.rendered(Format.JSON)));
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(LEAST_FEEDS);
        assertThat(faults).isEmpty();
    }
}
