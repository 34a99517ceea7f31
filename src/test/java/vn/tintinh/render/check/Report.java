package vn.tintinh.render.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;

/** Collects what is found in one document. */
final class Report {
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Integer> escaped;

    /** Of a document in which the given lines write characters by their hexadecimal number. */
    Report(Set<Integer> escaped) {
        this.escaped = escaped;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void add(Rule rule, Element at, String what) {
        String shown = what.length() > 120 ? what.substring(0, 120) + "…" : what;
        findings.add(new Finding(rule, path(at) + ": " + shown));
    }

    /** Whether the author of these lines knows how to escape, as the RSS profile recommends it. */
    boolean isEscaped(Element element) {
        return escaped.contains(FeedCheck.line(element));
    }

    /** The children that may stand there once at most. */
    void once(Element parent, Collection<String> names) {
        Set<String> seen = new HashSet<>();
        for (Element child : parent.getChildren()) {
            boolean own = child.getNamespace().equals(parent.getNamespace());
            if (own && names.contains(child.getName()) && !seen.add(child.getName())) {
                add(Rule.DUPLICATE_ELEMENT, child, child.getName());
            }
        }
    }

    /** No other attributes than these and those of XML itself. */
    void attributes(Element element, Set<String> names) {
        element.getAttributes().stream()
                .filter(attribute -> attribute.getNamespacePrefix().isEmpty() && !names.contains(attribute.getName()))
                .forEach(attribute -> add(Rule.UNEXPECTED_ATTRIBUTE, element, attribute.getName()));
    }

    /** No text beside the children. */
    void noText(Element element) {
        if (!element.getTextTrim().isEmpty()) {
            add(Rule.UNEXPECTED_TEXT, element, element.getTextTrim());
        }
    }

    /** No children. */
    void noElements(Element element) {
        for (Element child : element.getChildren()) {
            add(child.getName().contains(":") ? Rule.MISSING_NAMESPACE : Rule.UNDEFINED_ELEMENT, child, "");
        }
    }

    private static String path(Element element) {
        Element parent = element.getParentElement();
        String name = element.getQualifiedName();
        return parent == null ? name : path(parent) + "/" + name + "[" + (parent.indexOf(element) + 1) + "]";
    }
}
