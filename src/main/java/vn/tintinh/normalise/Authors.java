package vn.tintinh.normalise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tintinh.model.Person;
import vn.tintinh.text.ToneKey;

/** Who wrote an item, by name: bylines without what stands around the names, and without the outlet itself. */
final class Authors {
    private static final int MOST = 20;
    private static final int LONGEST = 100;

    private static final Pattern PREFIX = Pattern.compile(
            "^(?:(?:theo|nguồn|tác giả|bài viết|bài và ảnh|bài, ảnh|bài|ảnh|tin, ảnh|tin và ảnh|tin|thực hiện|biên tập|by|source|author)\\s*:|theo\\s|by\\s)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|]\\s+|\\s*[;/|•]\\s*|\\s*\\n\\s*");
    private static final Pattern EDGES = Pattern.compile("^[\\s(\\[{*,.;:–—-]+|[\\s\\]}*,;:–—-]+$");
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+|https?://\\S+");
    private static final Set<String> NOBODY = Set.of(
            "admin",
            "administrator",
            "editor",
            "webmaster",
            "root",
            "user",
            "superadmin",
            "super user",
            "bbt",
            "unknown",
            "n/a",
            "tin tức",
            "noreply");

    private Authors() {}

    /** The authors, each once, in order. */
    static List<Person> of(Collection<Person> persons, String outlet) {
        Map<String, Person> authors = new LinkedHashMap<>();
        String outletKey = ToneKey.of(outlet);
        for (Person person : persons) {
            for (String name : names(person.name().orElse(""))) {
                String key = ToneKey.of(name);
                if (authors.size() < MOST && !key.isBlank() && !key.equals(outletKey) && !NOBODY.contains(key)) {
                    authors.putIfAbsent(
                            key,
                            new Person(
                                    Optional.of(name),
                                    Optional.empty(),
                                    person.url().flatMap(Authors::page)));
                }
            }
        }
        return List.copyOf(authors.values());
    }

    private static Optional<String> page(String url) {
        return Urls.against(Optional.empty()).absolute(url);
    }

    private static List<String> names(String byline) {
        List<String> names = new ArrayList<>();
        for (String part : SEPARATOR.split(Characters.tidy(byline), MOST)) {
            String line = ADDRESS.matcher(Characters.line(part)).replaceAll("");
            String name = EDGES.matcher(withoutPrefix(EDGES.matcher(line).replaceAll("")))
                    .replaceAll("");
            name = name.endsWith(")") && name.indexOf('(') < 0 ? name.substring(0, name.length() - 1) : name;
            if (name.length() > 1 && name.length() <= LONGEST) {
                names.addAll(atCommas(name));
            }
        }
        return names;
    }

    private static String withoutPrefix(String name) {
        String rest = PREFIX.matcher(name).replaceFirst("");
        return rest.isBlank() ? name : rest;
    }

    /** Commas part names only where each part has the length of a Vietnamese name. */
    private static List<String> atCommas(String name) {
        List<String> parts = List.of(name.split("\\s*,\\s*", MOST));
        boolean allNames = parts.stream().allMatch(part -> {
            int words = part.split("\\s+", -1).length;
            return words >= 2 && words <= 5;
        });
        return allNames ? parts : List.of(name);
    }
}
