package vn.tintinh.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.model.DueReason;
import vn.tintinh.model.Health;
import vn.tintinh.model.Health.State;

/** Judges a source's health by the signs of a poll. Arithmetic; the state of before counts for when a state began. */
public final class Checkup {
    private static final Duration DEAD_AFTER = Duration.ofDays(7);
    private static final Duration NAME_GONE_AFTER = Duration.ofDays(2);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final ZoneId zone;
    private final DateTimeFormatter times;

    /** For sources that live in a zone: their weeks, holidays and clocks. */
    public Checkup(ZoneId zone) {
        this.zone = zone;
        this.times =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm XXX", Locale.ROOT).withZone(zone);
    }

    /** How the source is now. */
    public Health of(Signs signs) {
        return switch (signs.answer()) {
            case GIVEN -> answered(signs);
            case THROTTLED ->
                unanswered(
                        signs,
                        State.THROTTLED,
                        "Nothing, unless it lasts: then raise the source's poll.min, or ask the site to let us in.");
            case REFUSED ->
                unanswered(
                        signs,
                        State.BLOCKED,
                        "Open the URL in a browser: if it works there, ask the site to let "
                                + "our user agent and address in; else look for another URL of the same news.");
            case GONE ->
                unanswered(
                        signs,
                        State.DEAD,
                        "Look for the source's new URL (preview URL shows what it brings) and set it, "
                                + "or set enabled: false.");
            case FAILED -> failed(signs, DEAD_AFTER);
            case NAMELESS -> failed(signs, NAME_GONE_AFTER);
        };
    }

    private Health failed(Signs signs, Duration deadAfter) {
        boolean dead = !failingSince(signs).plus(deadAfter).isAfter(signs.now());
        return dead
                ? unanswered(
                        signs,
                        State.DEAD,
                        "Look whether the site is still there: set its new url, or enabled: false; it is asked again "
                                + "in any case.")
                : unanswered(
                        signs, State.FAILING, "Wait: it is asked again by itself; if it lasts, open the URL yourself.");
    }

    private Health unanswered(Signs signs, State state, String advice) {
        Instant since = failingSince(signs);
        String times = signs.failures() > 1 ? signs.failures() + " polls in a row" : "the last poll";
        String lasting = " since " + time(since) + " (" + DueReason.words(Duration.between(since, signs.now())) + ")";
        String evidence =
                "Not read in " + times + lasting + ": " + signs.problem().orElse("no reason is known") + ".";
        return health(signs, state, evidence, advice, Optional.of(since));
    }

    private static Instant failingSince(Signs signs) {
        return signs.before().flatMap(Health::failingSince).orElse(signs.now());
    }

    private Health answered(Signs signs) {
        if (!signs.drifts().isEmpty()) {
            int more = signs.drifts().size() - 1;
            String evidence = signs.drifts().get(0) + (more > 0 ? " And " + more + " more." : "");
            return health(
                    signs,
                    State.DRIFTING,
                    evidence,
                    "Compare what preview shows with the page, and set right what the open incidents name.",
                    Optional.empty());
        }
        return Silence.of(signs, zone)
                .map(silence -> quiet(signs, silence))
                .orElseGet(() -> health(signs, State.OK, published(signs), "Nothing.", Optional.empty()));
    }

    private Health quiet(Signs signs, Silence silence) {
        String evidence = "It answers, but has published nothing since " + time(silence.since()) + " ("
                + DueReason.words(Duration.between(silence.since(), signs.now()))
                + "), where its rhythm leads to expect about " + Math.round(silence.expected())
                + " times; its longest pause before was " + DueReason.words(silence.longestPause()) + ".";
        return health(
                signs,
                State.QUIET,
                evidence,
                "Open the site: if it has news, this feed or list is left behind and another URL is needed; if the "
                        + "site itself is silent, nothing.",
                Optional.empty());
    }

    private String published(Signs signs) {
        Instant weekAgo = signs.now().minus(A_WEEK);
        long lately =
                signs.habits().moments().stream().filter(weekAgo::isBefore).count();
        String last = signs.habits().moments().isEmpty()
                ? "when it publishes is not known yet"
                : "published " + lately + " times in the last 7 days, last on "
                        + time(signs.habits()
                                .moments()
                                .get(signs.habits().moments().size() - 1));
        return "It answers; " + last + ".";
    }

    private static Health health(
            Signs signs, State state, String evidence, String advice, Optional<Instant> failingSince) {
        Instant since = signs.before()
                .filter(before -> before.state() == state)
                .map(Health::since)
                .orElse(signs.now());
        return new Health(state, since, evidence, advice, failingSince);
    }

    private String time(Instant at) {
        return times.format(at);
    }
}
