package vn.tintinh.render.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Element;

/** Rules of single values: URIs, dates, media types, languages, numbers. */
final class Values {
    private static final String URI_CHARACTERS = "0-9a-zA-Z;/?:@&=+$.\\-_!~*'()%,#";
    private static final Pattern REFERENCE =
            Pattern.compile("([a-zA-Z][0-9a-zA-Z+\\-.]*:)?/{0,2}(\\[[0-9A-Fa-f:]+])?[" + URI_CHARACTERS + "]*");
    private static final Pattern FULL = Pattern.compile("[a-zA-Z][0-9a-zA-Z+\\-.]*:(//)?[" + URI_CHARACTERS + "]+");
    private static final Pattern BAD_CHARACTER = Pattern.compile("[\\x00-\\x7f&&[^" + URI_CHARACTERS + "\\[\\]]]");
    private static final Pattern TAG =
            Pattern.compile("tag:([a-z0-9\\-._]+?@)?[a-z0-9.\\-]+?,\\d{4}(-\\d{2}(-\\d{2})?)?:"
                    + "[0-9a-zA-Z;/?:@&=+$.\\-_!~*'()%,]*(#[0-9a-zA-Z;/?:@&=+$.\\-_!~*'()%,]*)?");
    private static final Pattern URN =
            Pattern.compile("(?i)urn:[a-z0-9][a-z0-9-]{1,31}:([a-z0-9()+,.:=@;$_!*'\\-]|%[0-9a-f]{2})+");
    private static final Pattern WEB = Pattern.compile("(?i)https?://([a-z0-9-]+\\.)+[a-z0-9][a-z0-9-]*(:\\d+)?(/.*)?");
    private static final Pattern AUTHORITY = Pattern.compile("([a-zA-Z]+://)([^/?#]*)(.*)");

    /** Letters, digits and marks that stand for themselves, and hexadecimal digits in lower case. */
    private static final Pattern NEEDLESS_ENCODING = Pattern.compile(
            "%(?:4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe]|3[0-9]|2[DdEe]|[0-9A-F][a-f]|[a-f][0-9A-Fa-f])");

    private static final Pattern RFC3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d*)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final String MONTHS = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final String ZONES = "UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT";
    private static final Pattern RFC2822 = Pattern.compile("((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\\d\\d? " + MONTHS
            + " \\d{4} \\d\\d:\\d\\d(:\\d\\d)? ([+-]\\d\\d[03]0|" + ZONES + "|Z)");
    private static final Pattern RFC822 = Pattern.compile("(?i)((Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\s*,\\s*)?\\d\\d?\\s+"
            + MONTHS + "\\s+\\d\\d(\\d\\d)?\\s+\\d\\d:\\d\\d(:\\d\\d)?\\s+([+-]\\d{4}|" + ZONES + "|[A-IK-Z])?");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[^\\s()<>,;:\\\\\"/\\[\\]?=]+/[^\\s()<>,;:\\\\\"/\\[\\]?=]+"
                    + "(\\s*;\\s*[^\\s()<>,;:\\\\\"/\\[\\]?=]+=(\"(\\\\\"|[^\"])*\"|[^\\s()<>,;:\\\\\"/\\[\\]?=]+))*");
    private static final Set<String> LANGUAGES = Stream.of(Locale.getISOLanguages())
            .flatMap(code -> Stream.of(code, Locale.forLanguageTag(code).getISO3Language()))
            .collect(Collectors.toSet());
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "ftp", "mailto", "news", "tag", "urn", "data", "tel", "file", "cid", "mid");

    private Values() {}

    /** A reference, or where {@code full} is asked for a URI with a scheme; which rule is broken otherwise is given. */
    static boolean uri(Report report, Element at, String value, Rule otherwise) {
        String scheme =
                value.contains(":") ? value.substring(0, value.indexOf(':')).toLowerCase(Locale.ROOT) : "";
        Rule broken = otherwise;
        if (scheme.equals("tag")) {
            broken = TAG.matcher(value).matches() ? null : Rule.INVALID_TAG;
        } else if (scheme.equals("urn")) {
            broken = URN.matcher(value).matches() ? null : Rule.INVALID_URN;
        } else if (!(otherwise == Rule.INVALID_FULL_LINK ? FULL : REFERENCE)
                .matcher(value)
                .matches()) {
            broken = BAD_CHARACTER.matcher(value).find() ? Rule.INVALID_URI_CHAR : otherwise;
        } else if (scheme.equals("http") || scheme.equals("ftp")) {
            broken = value.matches("\\w+://[^/].*") ? null : otherwise;
        } else if (scheme.chars().allMatch(Character::isLetter) && !scheme.isEmpty() && !SCHEMES.contains(scheme)) {
            broken = Rule.SCHEME_NOT_IANA_REGISTERED;
        } else {
            return true;
        }
        if (broken != null) {
            report.add(broken, at, value);
        }
        return broken == null;
    }

    /** A URI that is its own canonical form, as an {@code atom:id} should be. */
    static void canonical(Report report, Element at, String value) {
        if (uri(report, at, value.strip(), Rule.INVALID_FULL_LINK) && !isCanonical(value)) {
            report.add(Rule.NON_CANONICAL_URI, at, value);
        }
    }

    private static boolean isCanonical(String value) {
        if (NEEDLESS_ENCODING.matcher(value).find()) {
            return false;
        }
        Matcher web = AUTHORITY.matcher(value);
        if (!web.matches()) {
            return value.equals(value.strip());
        }
        String start = web.group(1) + web.group(2);
        return value.equals(value.strip())
                && start.equals(start.toLowerCase(Locale.ROOT))
                && !start.matches("(http:.*:80|https:.*:443|.*:|.*//:?@.*)")
                && web.group(3).startsWith("/")
                && !web.group(3).matches("[^?#]*/\\.{1,2}([/?#].*)?");
    }

    /** A URL of the web whose host has a dot in its name. */
    static void web(Report report, Element at, String value) {
        if (!WEB.matcher(value).matches() || !FULL.matcher(value).matches()) {
            report.add(Rule.INVALID_URL_ATTRIBUTE, at, value);
        }
    }

    static void rfc3339(Report report, Element at, String value, Instant now) {
        if (!RFC3339.matcher(value).matches()) {
            report.add(Rule.INVALID_RFC3339_DATE, at, value);
            return;
        }
        try {
            plausible(report, at, OffsetDateTime.parse(value).toInstant(), now);
        } catch (DateTimeException wrong) {
            report.add(Rule.INVALID_RFC3339_DATE, at, value);
        }
    }

    static void rfc2822(Report report, Element at, String value, Instant now) {
        if (!RFC2822.matcher(value).matches()) {
            boolean old = RFC822.matcher(withoutComments(value)).matches();
            report.add(old ? Rule.PROBLEMATICAL_RFC822_DATE : Rule.INVALID_RFC2822_DATE, at, value);
            return;
        }
        try {
            String zoned = value.replaceFirst("[A-Z]+$", "GMT");
            plausible(report, at, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(zoned)), now);
        } catch (DateTimeException wrong) {
            report.add(Rule.INVALID_RFC2822_DATE, at, value);
        }
    }

    private static String withoutComments(String value) {
        String before = "";
        String after = value.replaceAll("\\\\.", "");
        while (!before.equals(after)) {
            before = after;
            after = before.replaceAll("\\([^()]*\\)", " ");
        }
        return after.strip();
    }

    private static void plausible(Report report, Element at, Instant date, Instant now) {
        boolean old = ZonedDateTime.ofInstant(date, java.time.ZoneOffset.UTC).getYear() < 1990;
        if (old || date.isAfter(now.plusSeconds(86_400))) {
            report.add(Rule.IMPLAUSIBLE_DATE, at, date.toString());
        }
    }

    static boolean isMediaType(String value) {
        return MEDIA_TYPE.matcher(value).matches();
    }

    static void language(Report report, Element at, String value) {
        if (!LANGUAGES.contains(value.replaceFirst("-.*", "").toLowerCase(Locale.ROOT))) {
            report.add(Rule.INVALID_LANGUAGE, at, value);
        }
    }

    /** A number that is not below the least. */
    static void integer(Report report, Element at, String value, int least, Rule otherwise) {
        boolean number = value.matches("\\s*[+-]?\\d{1,18}\\s*") && Long.parseLong(value.strip()) >= least;
        if (!number) {
            report.add(otherwise, at, value);
        }
    }
}
