package vn.tintinh.parse.page;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the addresses of a source's articles look like: a part with {@code *} for anything, or {@code /regex/}. */
final class ArticleUrls {
    private final Pattern pattern;

    /** A pattern of a rule. */
    ArticleUrls(String written) {
        boolean isExpression = written.length() > 2 && written.startsWith("/") && written.endsWith("/");
        pattern = Pattern.compile(
                isExpression
                        ? written.substring(1, written.length() - 1)
                        : Pattern.compile("\\*+")
                                .splitAsStream(written)
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")));
    }

    /** Whether an address is one. */
    boolean matches(String url) {
        return pattern.matcher(url).find();
    }
}
