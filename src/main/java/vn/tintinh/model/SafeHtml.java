package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

/**
 * An HTML fragment that is safe to show on any page: no script, frame, handler or unclosed element, every URL
 * absolute. Only the sanitiser makes one, and the store reads back what the sanitiser made.
 */
public final class SafeHtml {
    /** Nothing. */
    public static final SafeHtml EMPTY = new SafeHtml("");

    private final String value;

    private SafeHtml(String value) {
        this.value = requireNonNull(value);
    }

    /** What the sanitiser has just made, or once made and the store kept; {@code ArchitectureTest} refuses others. */
    public static SafeHtml sanitised(String html) {
        return html.isEmpty() ? EMPTY : new SafeHtml(html);
    }

    /** The markup. */
    public String value() {
        return value;
    }

    /** Whether there is no markup and no text. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml html && html.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
