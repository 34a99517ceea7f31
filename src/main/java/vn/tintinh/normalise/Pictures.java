package vn.tintinh.normalise;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Which file an element shows: lazily loaded pictures have the real one in an attribute that only a script reads. */
final class Pictures {
    private static final String[] LAZY = {
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-lazy",
        "data-original-src",
        "data-url",
        "data-echo",
        "data-image",
        "data-img",
        "data-photo",
        "data-hi-res-src",
        "data-full-src"
    };
    private static final String[] LAZY_SETS = {"data-srcset", "data-lazy-srcset", "srcset"};
    private static final List<String> PLACEHOLDERS = List.of(
            "blank", "spacer", "placeholder", "lazyload", "lazy-load", "loading", "transparent", "1x1", "pixel");
    private static final Set<String> EXTENSIONS = Set.of("gif", "png", "svg", "jpg", "jpeg", "webp");
    private static final int WIDE_ENOUGH = 1600;

    private final Urls urls;

    Pictures(Urls urls) {
        this.urls = urls;
    }

    /** The picture's URL; null where there is none, or where it shows nothing and counts readers. */
    @Nullable
    String source(Element image) {
        if (image.attributesSize() == 0 || isPixel(image)) {
            return null;
        }
        return shown(candidate(image));
    }

    /** The URL of a film or a sound, MP4 before other formats; null where there is none. */
    @Nullable
    String mediaSource(Element media) {
        String first = lazy(media);
        if (first == null) {
            first = resource(media.attr("src"));
        }
        for (Element child : media.children()) {
            if (child.normalName().equals("source")) {
                String url = resource(child.attr("src").isEmpty() ? child.attr("data-src") : child.attr("src"));
                boolean better = first == null || (!first.contains(".mp4") && url != null && url.contains(".mp4"));
                first = better && url != null ? url : first;
            }
        }
        return first;
    }

    /** The still picture of a film: a picture as any other. */
    @Nullable
    String poster(Element media) {
        String poster = shown(resource(media.attr("poster")));
        return poster == null ? shown(resource(media.attr("data-poster"))) : poster;
    }

    private static @Nullable String shown(@Nullable String url) {
        return url == null || isPlaceholder(url) || Tracking.isPixel(url) ? null : url;
    }

    private @Nullable String candidate(Element image) {
        String url = image.attributesSize() == 1 && image.hasAttr("src") ? null : lazy(image);
        if (url == null) {
            url = resource(image.attr("src"));
        }
        if (url == null || isPlaceholder(url)) {
            String set = ofSets(image);
            url = set == null ? url : set;
        }
        return url;
    }

    private @Nullable String lazy(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().startsWith("data-")) {
                return lazyByRank(element);
            }
        }
        return null;
    }

    private @Nullable String lazyByRank(Element element) {
        for (String name : LAZY) {
            String value = element.attr(name);
            if (looksLikeFile(value)) {
                String url = resource(value);
                if (url != null && !isPlaceholder(url)) {
                    return url;
                }
            }
        }
        return null;
    }

    private static boolean looksLikeFile(String value) {
        return value.indexOf('/') >= 0 || (value.indexOf('.') > 0 && value.indexOf(' ') < 0);
    }

    private @Nullable String ofSets(Element image) {
        String own = ofOwnSets(image);
        Element parent = image.parent();
        if (own == null && parent != null && parent.normalName().equals("picture")) {
            for (Element source : parent.children()) {
                String url = source.normalName().equals("source") ? ofOwnSets(source) : null;
                if (url != null) {
                    return url;
                }
            }
        }
        return own;
    }

    private @Nullable String ofOwnSets(Element element) {
        for (String name : LAZY_SETS) {
            String url = best(element.attr(name));
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    /** The widest candidate that is not wider than a page. Spec: HTML §4.8.4.2.1. */
    private @Nullable String best(String set) {
        String best = null;
        double widest = -1;
        int at = 0;
        while (at < set.length()) {
            while (at < set.length() && (set.charAt(at) <= ' ' || set.charAt(at) == ',')) {
                at++;
            }
            int end = at;
            while (end < set.length() && set.charAt(end) > ' ') {
                end++;
            }
            String url = set.substring(at, end);
            int comma = end;
            if (url.endsWith(",")) {
                url = url.substring(0, url.length() - 1);
            } else {
                comma = set.indexOf(',', end);
                comma = comma < 0 ? set.length() : comma;
            }
            double width = width(set.substring(Math.min(end, comma), comma).trim());
            String resource = (width > widest && width <= WIDE_ENOUGH) || best == null ? resource(url) : null;
            if (resource != null && !isPlaceholder(resource)) {
                best = resource;
                widest = width;
            }
            at = Math.max(comma, at + 1);
        }
        return best;
    }

    private static double width(String descriptor) {
        if (descriptor.length() < 2 || descriptor.length() > 8) {
            return 1;
        }
        String number = descriptor.substring(0, descriptor.length() - 1);
        return number.chars().allMatch(c -> Characters.within(c, '0', '9') || c == '.')
                        && !number.equals(".")
                        && number.indexOf('.') == number.lastIndexOf('.')
                ? Double.parseDouble(number)
                : 1;
    }

    private @Nullable String resource(String value) {
        return value.isEmpty() ? null : urls.resource(value);
    }

    /** Whether the file's name says that it stands for another. */
    private static boolean isPlaceholder(String url) {
        int query = url.indexOf('?');
        int end = query < 0 ? url.length() : query;
        String file = url.substring(url.lastIndexOf('/', end - 1) + 1, end).toLowerCase(Locale.ROOT);
        for (String name : PLACEHOLDERS) {
            if (file.contains(name) && EXTENSIONS.contains(file.substring(file.lastIndexOf('.') + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPixel(Element image) {
        if (isTiny(image.attr("width")) && isTiny(image.attr("height"))) {
            return true;
        }
        String style = image.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String flat = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return (flat.contains("width:1px") || flat.contains("width:0"))
                && (flat.contains("height:1px") || flat.contains("height:0"));
    }

    private static boolean isTiny(String length) {
        return length.equals("1") || length.equals("0") || length.equals("1px") || length.equals("0px");
    }
}
