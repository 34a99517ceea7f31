package vn.tintinh.render.check;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be wrong with a feed, by the names of the W3C feed validator; a rule may be a kind of another. */
public enum Rule {
    SAX_ERROR(Level.ERROR),
    MISSING_NAMESPACE(Level.ERROR, SAX_ERROR),
    INVALID_NAMESPACE(Level.ERROR),
    INVALID_RSS_VERSION(Level.ERROR),
    UNDEFINED_ELEMENT(Level.ERROR),
    UNEXPECTED_ATTRIBUTE(Level.ERROR),
    UNEXPECTED_TEXT(Level.ERROR),
    UNEXPECTED_WHITESPACE(Level.ERROR),
    DUPLICATE_ELEMENT(Level.ERROR),
    MISSING_ELEMENT(Level.ERROR),
    MISSING_DESCRIPTION(Level.ERROR, MISSING_ELEMENT),
    MISSING_LINK(Level.ERROR, MISSING_ELEMENT),
    MISSING_TITLE(Level.ERROR, MISSING_ELEMENT),
    MISSING_CONTENT_OR_ALTERNATE(Level.ERROR, MISSING_ELEMENT),
    ITEM_MUST_CONTAIN_TITLE_OR_DESCRIPTION(Level.ERROR, MISSING_ELEMENT),
    MISSING_SUMMARY(Level.ERROR),
    MISSING_ATTRIBUTE(Level.ERROR),
    MISSING_HREF(Level.ERROR, MISSING_ATTRIBUTE),
    INVALID_VALUE(Level.ERROR),
    INVALID_LINK(Level.ERROR, INVALID_VALUE),
    INVALID_IRI(Level.ERROR, INVALID_LINK),
    INVALID_FULL_LINK(Level.ERROR, INVALID_LINK),
    INVALID_URI_CHAR(Level.ERROR, INVALID_LINK),
    INVALID_URL_ATTRIBUTE(Level.ERROR, INVALID_LINK),
    INVALID_TAG(Level.ERROR, INVALID_VALUE),
    INVALID_URN(Level.ERROR, INVALID_VALUE),
    INVALID_HTTP_GUID(Level.ERROR, INVALID_VALUE),
    INVALID_PERMALINK(Level.ERROR),
    INVALID_RFC3339_DATE(Level.ERROR, INVALID_VALUE),
    INVALID_RFC2822_DATE(Level.ERROR, INVALID_VALUE),
    INVALID_MIME_TYPE(Level.ERROR, INVALID_VALUE),
    INVALID_MIME_ATTRIBUTE(Level.ERROR, INVALID_VALUE),
    INVALID_TEXT_TYPE(Level.ERROR, INVALID_VALUE),
    INVALID_LANGUAGE(Level.ERROR, INVALID_VALUE),
    INVALID_ADDR_SPEC(Level.ERROR, INVALID_VALUE),
    INVALID_INTEGER(Level.ERROR, INVALID_VALUE),
    INVALID_NON_NEGATIVE_INTEGER(Level.ERROR, INVALID_INTEGER),
    INVALID_POSITIVE_INTEGER(Level.ERROR, INVALID_INTEGER),
    INVALID_INTEGER_ATTRIBUTE(Level.ERROR, INVALID_VALUE),
    INVALID_BOOLEAN_ATTRIBUTE(Level.ERROR, INVALID_VALUE),
    INVALID_MEDIA_TEXT_TYPE(Level.ERROR),
    INVALID_MEDIA_MEDIUM(Level.ERROR),
    DUPLICATE_VALUE(Level.ERROR, INVALID_VALUE),
    DUPLICATE_ATOM_LINK(Level.ERROR),
    DUPLICATE_IDS(Level.ERROR),
    FEED_REL_IN_COMPLETE_FEED(Level.ERROR),
    CURRENT_NOT_SELF_IN_COMPLETE_FEED(Level.ERROR),
    LINK_PAST_END(Level.ERROR),
    INVALID_OPML_VERSION(Level.ERROR),
    FEED_HISTORY_REL_IN_ENTRY(Level.WARNING),
    MISSING_CURRENT_IN_ARCHIVE(Level.WARNING),
    DUPLICATE_ENTRIES(Level.WARNING),
    DUPLICATE_UPDATED(Level.WARNING),
    DUPLICATE_ENCLOSURE(Level.WARNING),
    DUPLICATE_SEMANTICS(Level.WARNING),
    DUPLICATE_ITEM_SEMANTICS(Level.WARNING, DUPLICATE_SEMANTICS),
    DUPLICATE_DESCRIPTION_SEMANTICS(Level.WARNING, DUPLICATE_SEMANTICS),
    CONTAINS_HTML(Level.WARNING),
    CONTAINS_UNDECLARED_HTML(Level.WARNING, CONTAINS_HTML),
    CHARACTER_DATA(Level.WARNING, CONTAINS_HTML),
    CONTAINS_EMAIL(Level.WARNING),
    CONTAINS_REL_REF(Level.WARNING),
    SECURITY_RISK(Level.WARNING),
    SECURITY_RISK_ATTR(Level.WARNING, SECURITY_RISK),
    DANGEROUS_STYLE_ATTR(Level.WARNING, SECURITY_RISK_ATTR),
    NOT_HTML(Level.WARNING),
    NOT_BLANK(Level.WARNING),
    ATTR_NOT_BLANK(Level.WARNING),
    NON_CANONICAL_URI(Level.WARNING),
    SCHEME_NOT_IANA_REGISTERED(Level.WARNING),
    IMPLAUSIBLE_DATE(Level.WARNING),
    PROBLEMATICAL_RFC822_DATE(Level.WARNING),
    BAD_CHARACTERS(Level.WARNING),
    MISSING_SELF(Level.WARNING),
    RELATIVE_SELF(Level.WARNING),
    SELF_NOT_ATOM(Level.WARNING),
    SELF_DOESNT_MATCH_LOCATION(Level.WARNING),
    MISSING_SOURCE_ELEMENT(Level.WARNING),
    MISSING_TYPE_ATTR(Level.WARNING),
    MISSING_GUID(Level.WARNING),
    MISSING_TEXTUAL_CONTENT(Level.WARNING),
    MISPLACED_ITEM(Level.WARNING),
    NEED_DESCRIPTION_BEFORE_CONTENT(Level.WARNING),
    NOT_SUFFICIENTLY_UNIQUE(Level.WARNING),
    ATOM_LINK_NOT_EMPTY(Level.WARNING),
    UNREGISTERED_ATOM_LINK_REL(Level.WARNING),
    RESERVED_PREFIX(Level.WARNING),
    AVOID_NAMESPACE_PREFIX(Level.WARNING),
    UNKNOWN_NAMESPACE(Level.WARNING),
    USE_OF_EXTENSION_ATTR(Level.WARNING),
    MISSING_XML_URL(Level.WARNING),
    INVALID_OUTLINE_TYPE(Level.WARNING),
    MISSING_URL_ATTR(Level.WARNING);

    /** How bad it is. */
    public enum Level {
        /** The document is invalid. */
        ERROR,
        /** The document is valid, and some readers will trip over it. */
        WARNING
    }

    private final Level level;
    private final Optional<Rule> kindOf;

    Rule(Level level) {
        this.level = level;
        this.kindOf = Optional.empty();
    }

    Rule(Level level, Rule kindOf) {
        this.level = level;
        this.kindOf = Optional.of(kindOf);
    }

    /** The rule of the validator's name for it; empty when we have none. */
    public static Optional<Rule> named(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(rule ->
                        rule.name().replace("_", "").toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }

    Level level() {
        return level;
    }

    /** Whether it is that one or a kind of it. */
    public boolean is(Rule other) {
        return this == other || kindOf.filter(parent -> parent.is(other)).isPresent();
    }
}
