package vn.tintinh.ingest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.model.PageRule;
import vn.tintinh.store.Incident;
import vn.tintinh.store.Sighting;

/**
 * What a run says of the admin's rule. The listing and the articles know half of it each: it fails where either says so,
 * and holds where all do that its selectors are for.
 */
final class RuleCheck {
    private RuleCheck() {}

    /** The sightings of a run, of which at most one is about the rule. */
    static List<Sighting> together(PageRule admin, List<Sighting> ofListing, List<Sighting> ofArticles) {
        List<String> failures = Stream.concat(about(ofListing), about(ofArticles))
                .flatMap(sighting -> sighting.evidence().stream())
                .toList();
        boolean listingHolds =
                !isForListings(admin) || about(ofListing).findAny().isPresent();
        boolean articlesHold =
                !isForArticles(admin) || about(ofArticles).findAny().isPresent();
        Stream<Sighting> rule = !failures.isEmpty()
                ? Stream.of(Sighting.of(Incident.Kind.RULE_FAILS, String.join("\n", failures)))
                : listingHolds && articlesHold ? Stream.of(Sighting.none(Incident.Kind.RULE_FAILS)) : Stream.empty();
        Stream<Sighting> others = Stream.concat(ofListing.stream(), ofArticles.stream())
                .filter(sighting -> sighting.kind() != Incident.Kind.RULE_FAILS);
        return Stream.concat(others, rule).toList();
    }

    private static Stream<Sighting> about(List<Sighting> seen) {
        return seen.stream().filter(sighting -> sighting.kind() == Incident.Kind.RULE_FAILS);
    }

    private static boolean isForListings(PageRule rule) {
        return Stream.of(rule.list(), rule.link(), rule.articleUrl()).anyMatch(Optional::isPresent);
    }

    /** Whether a rule says where something is on an article's page. */
    private static boolean isForArticles(PageRule rule) {
        return Stream.of(
                        rule.title(),
                        rule.lead(),
                        rule.date(),
                        rule.body(),
                        rule.author(),
                        rule.image(),
                        rule.categories())
                .anyMatch(Optional::isPresent);
    }
}
