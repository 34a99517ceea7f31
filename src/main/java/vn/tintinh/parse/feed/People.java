package vn.tintinh.parse.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tintinh.model.Person;

/**
 * People as feeds name them: structured in Atom, a line in RSS, which is "mail (Name)", "Name (mail)",
 * "Name &lt;mail&gt;" or either alone.
 */
final class People {
    private static final int MAX_LINE = 1_000;
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9_.+~-]+@(?:\\[[0-9.]+\\]|(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}|[A-Za-z0-9-]+(?=[\\s)>]|$))");

    private People() {}

    /** The person of an element; empty where it names nobody. */
    static Optional<Person> of(Element element) {
        Optional<String> name = child(element, "name");
        Optional<String> email = child(element, "email");
        Optional<String> url = first(element, "uri", "url", "homepage").flatMap(Element::url);
        if (name.isEmpty() && email.isEmpty() && url.isEmpty()) {
            return element.text().flatMap(People::line);
        }
        return Optional.of(new Person(name, email.map(People::withoutScheme), url));
    }

    private static Optional<String> child(Element element, String name) {
        return first(element, name).flatMap(Element::text);
    }

    private static Optional<Element> first(Element element, String... names) {
        for (String name : names) {
            for (Element child : element.elements()) {
                String key = child.key();
                if (key.substring(key.indexOf(':') + 1).equals(name)) {
                    return Optional.of(child);
                }
            }
        }
        return Optional.empty();
    }

    /** The person of a line of text. */
    static Optional<Person> line(String text) {
        String line = text.length() > MAX_LINE ? text.substring(0, MAX_LINE) : text;
        Matcher found = EMAIL.matcher(line);
        if (line.indexOf('@') < 0 || !found.find()) {
            return Optional.of(Person.named(text.strip()));
        }
        String rest = line.substring(0, found.start()) + line.substring(found.end());
        String name = rest.replace("mailto:", "")
                .replace("()", "")
                .replace("<>", "")
                .replace("[]", "")
                .strip();
        if (name.startsWith("(") && name.endsWith(")")) {
            name = name.substring(1, name.length() - 1).strip();
        }
        return Optional.of(new Person(
                Optional.of(name).filter(value -> !value.isEmpty()), Optional.of(found.group()), Optional.empty()));
    }

    private static String withoutScheme(String email) {
        return email.regionMatches(true, 0, "mailto:", 0, 7) ? email.substring(7) : email;
    }
}
