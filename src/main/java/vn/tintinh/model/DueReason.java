package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Why a source is polled when it is: values for programs, and what they mean in words.
 *
 * @param facts whole numbers; which there are depends on {@code why}
 */
public record DueReason(Why why, Map<Fact, Long> facts) {
    /** What decided. */
    public enum Why {
        /** It is new. */
        NEVER_POLLED,
        /** An admin wants it. */
        ASKED,
        /** Its URL was changed. */
        URL_CHANGED,
        /** When it publishes in the week. */
        RHYTHM,
        /** Too little is known of when it publishes. */
        RHYTHM_UNKNOWN,
        /** It has published nothing for long. */
        SILENT,
        /** The source says how long its answer holds. */
        SOURCE_ASKS,
        /** It could not be read. */
        FAILED,
        /** It asked for fewer requests. */
        THROTTLED,
        /** It asked for fewer requests, and named a time. */
        RETRY_AFTER,
        /** It was taken away for good. */
        GONE,
        /** robots.txt forbids the page. */
        ROBOTS,
        /** Articles of its listing are left to fetch. */
        ARTICLES_LEFT,
        /** Its hub has delivered what a poll is to bring. */
        DELIVERED
    }

    /** What a number counts. */
    public enum Fact {
        /** Seconds until the next poll, before jitter. */
        WAIT,
        /** Times it publishes in a week. */
        PER_WEEK,
        /** Hour of the day, in the source's zone, from which on most is published. */
        FROM_HOUR,
        /** Hour of the day until which most is published. */
        TO_HOUR,
        /** 1: on working days. */
        WORKING_DAYS,
        /** Seconds since something was published. */
        SILENCE,
        /** Failures in a row. */
        FAILURES,
        /** 1: its hub delivers the news, and polls are a backup. */
        PUSHED,
        /** 1: put off, as the source skips the hours before. */
        SKIPPED,
        /** Hundredths: how many times fewer requests are made than sources are worth, to keep to the budget. */
        PRESSURE
    }

    public DueReason {
        requireNonNull(why);
        Map<Fact, Long> ordered = new EnumMap<>(Fact.class);
        ordered.putAll(facts);
        facts = Collections.unmodifiableMap(ordered);
    }

    /** A reason that needs no numbers. */
    public static DueReason of(Why why) {
        return new DueReason(why, Map.of());
    }

    /** The same with one fact more. */
    public DueReason with(Fact fact, long value) {
        Map<Fact, Long> more = new EnumMap<>(Fact.class);
        more.putAll(facts);
        more.put(fact, value);
        return new DueReason(why, more);
    }

    /** A fact, if there is one. */
    public OptionalLong fact(Fact fact) {
        Long value = facts.get(fact);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** In English, e.g. {@code in 30 min: publishes about 25 times a day}. */
    public String words() {
        return when()
                + because()
                + (facts.containsKey(Fact.PUSHED) ? "; its hub delivers the news" : "")
                + (facts.containsKey(Fact.PRESSURE)
                        ? String.format(
                                Locale.ROOT,
                                "; requests are worth %.1f times as much as usual, to keep to the budget",
                                number(Fact.PRESSURE) / 100.0)
                        : "")
                + (facts.containsKey(Fact.SKIPPED) ? "; the source skips the hours before" : "");
    }

    private String when() {
        if (!facts.containsKey(Fact.WAIT)) {
            return "";
        }
        boolean again = why == Why.FAILED || why == Why.THROTTLED || why == Why.RETRY_AFTER;
        return (again ? "again in " : "in ") + duration(Fact.WAIT) + ": ";
    }

    private String because() {
        return switch (why) {
            case NEVER_POLLED -> "never polled";
            case ASKED -> "an admin asked for it";
            case URL_CHANGED -> "its URL was changed";
            case RHYTHM -> rhythm();
            case RHYTHM_UNKNOWN -> "when it publishes is not known yet";
            case SILENT -> "nothing published for " + duration(Fact.SILENCE);
            case SOURCE_ASKS -> "the source asks for no more";
            case FAILED -> "failed" + inARow();
            case THROTTLED -> "asked for fewer requests" + inARow();
            case RETRY_AFTER -> "the source named that time";
            case GONE -> "stopped: the source is gone for good; asked again in a year";
            case ROBOTS -> "robots.txt forbids the page; asked again every day";
            case ARTICLES_LEFT -> "articles are left to fetch";
            case DELIVERED -> "its hub has delivered what a poll is to bring";
        };
    }

    private String inARow() {
        return number(Fact.FAILURES) > 1 ? " " + number(Fact.FAILURES) + " times in a row" : "";
    }

    private String rhythm() {
        if (!facts.containsKey(Fact.PER_WEEK)) {
            return "learned from when it publishes";
        }
        double perDay = number(Fact.PER_WEEK) / 7.0;
        String often = perDay >= 48
                ? Math.round(perDay / 24) + " times an hour"
                : perDay >= 2
                        ? Math.round(perDay) + " times a day"
                        : Math.max(1, number(Fact.PER_WEEK)) + " times a week";
        return "publishes about " + often + busyHours();
    }

    private String busyHours() {
        String days = facts.containsKey(Fact.WORKING_DAYS) ? " on working days" : "";
        String hours = facts.containsKey(Fact.TO_HOUR)
                ? " from " + number(Fact.FROM_HOUR) + " to " + number(Fact.TO_HOUR) + " h"
                : "";
        return days.isEmpty() && hours.isEmpty() ? "" : ", most of it" + days + hours;
    }

    private long number(Fact fact) {
        return facts.getOrDefault(fact, 0L);
    }

    private String duration(Fact fact) {
        return words(Duration.ofSeconds(number(fact)));
    }

    /** A length of time in the one unit that tells it best. */
    public static String words(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 72 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
