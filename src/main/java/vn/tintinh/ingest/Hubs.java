package vn.tintinh.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.tintinh.fetch.LinkHeader;
import vn.tintinh.model.Document;
import vn.tintinh.model.HubLinks;
import vn.tintinh.store.Claim;
import vn.tintinh.store.HubOffer;
import vn.tintinh.store.Saved;
import vn.tintinh.store.Verdict;

/**
 * Which hubs sources name, as the runs of this node see it, and which of them deliver, as the store knows. Runs ask and
 * tell it without a query of their own; whoever keeps the subscriptions takes what they told. What is lost on the way,
 * as the node dies, is told again by the next unconditional fetch. For all threads.
 */
public final class Hubs {
    /** Sources of which something waits to be taken: a bound for the case that nobody does. */
    private static final int MOST_WAITING = 10_000;

    private final ConcurrentHashMap<String, HubLinks> found = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Instant> news = new ConcurrentHashMap<>();
    private volatile Map<String, HubOffer> known = Map.of();

    Hubs() {}

    /** A document of the source was read: what it names is what the source offers from now on. Headers come first. */
    void found(String sourceId, Document document, HubLinks inBody) {
        HubLinks links = LinkHeader.hubs(document).or(inBody);
        HubLinks offered = links.isComplete() ? links : HubLinks.NONE;
        HubOffer before = known.get(sourceId);
        boolean same = before == null
                ? offered.hubs().isEmpty()
                : offered.equals(new HubLinks(before.hubs(), Optional.of(before.topic())));
        if (same) {
            found.remove(sourceId);
        } else if (found.size() < MOST_WAITING) {
            found.put(sourceId, offered);
        }
    }

    /** A poll's run was stored. */
    void polled(Claim claim, Saved saved) {
        Optional<Instant> before = claim.state().lastRun();
        if (saved.count(Verdict.NEW) > 0
                && before.isPresent()
                && known.containsKey(claim.sourceId())
                && news.size() < MOST_WAITING) {
            news.put(claim.sourceId(), before.get());
        }
    }

    /** Whether a hub delivers the source's news. */
    boolean deliver(String sourceId) {
        HubOffer offer = known.get(sourceId);
        return offer != null && offer.delivers();
    }

    /** Takes over what the store knows, by source. */
    public void know(Map<String, HubOffer> offers) {
        known = Map.copyOf(offers);
    }

    /** What sources offer now and did not before, by source; {@link HubLinks#NONE} where it is nothing any more. */
    public Map<String, HubLinks> takeFound() {
        return taken(found);
    }

    /** Sources in which a poll has found news, with the end of the run before that poll. */
    public Map<String, Instant> takeNews() {
        return taken(news);
    }

    /** What was taken could not be noted. */
    public void putBack(String sourceId, HubLinks links) {
        found.putIfAbsent(sourceId, links);
    }

    private static <V> Map<String, V> taken(ConcurrentHashMap<String, V> waiting) {
        Map<String, V> taken = new HashMap<>();
        waiting.keySet()
                .forEach(source -> waiting.computeIfPresent(source, (key, value) -> {
                    taken.put(key, value);
                    return null;
                }));
        return taken;
    }
}
