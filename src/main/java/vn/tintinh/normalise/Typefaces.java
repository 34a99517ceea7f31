package vn.tintinh.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import vn.tintinh.text.LegacyText;

/** The typeface in force while a tree is walked: text in {@code .VnTime} or {@code VNI-Times} is not in Unicode. */
final class Typefaces {
    private final List<String> faces = new ArrayList<>();

    /** An element opens: its typeface, or the one around it. */
    void enter(Element element) {
        faces.add(element.attributesSize() == 0 ? current() : face(element).orElseGet(this::current));
    }

    /** The element opened last ends. */
    void leave() {
        faces.remove(faces.size() - 1);
    }

    /** Text as it was meant. */
    String repaired(String text) {
        String face = current();
        return face.isEmpty() ? text : LegacyText.repair(text, Optional.of(face));
    }

    private String current() {
        return faces.isEmpty() ? "" : faces.get(faces.size() - 1);
    }

    private static Optional<String> face(Element element) {
        String face = element.attr("face");
        if (face.isEmpty()) {
            String style = element.attr("style");
            int at = style.indexOf("font-family");
            if (at < 0) {
                return Optional.empty();
            }
            int start = style.indexOf(':', at) + 1;
            int end = style.indexOf(';', start);
            face = style.substring(start, end < 0 ? style.length() : end);
        }
        String first = face.substring(0, face.indexOf(',') < 0 ? face.length() : face.indexOf(','))
                .replaceAll("[\"']", "")
                .trim();
        return Optional.of(isLegacy(first.toLowerCase(Locale.ROOT)) ? first : "");
    }

    private static boolean isLegacy(String face) {
        return face.startsWith(".vn") || face.startsWith("vni") || face.startsWith("vps") || face.startsWith("vi ");
    }
}
