package vn.tintinh.parse.page;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Who signs an article: by the rule, for machines, by a class, or in the last lines of the body. A signature in the
 * body is taken out of it, whoever named the author first.
 *
 * @param body its last lines may be a byline
 * @param page all of the page, clutter gone
 */
record Signing(Element body, Metadata metadata, Element page) {
    /** The authors' names; {@code ruled} wins when there are any. */
    List<String> authors(List<String> ruled) {
        Optional<Bylines.Byline> foot = Bylines.atFoot(body);
        foot.ifPresent(byline -> takeOut(byline.element()));
        if (!ruled.isEmpty()) {
            return ruled;
        }
        List<String> said = metadata.authors();
        if (!said.isEmpty()) {
            return said;
        }
        List<String> byClass = Bylines.byClass(page);
        if (!byClass.isEmpty()) {
            return byClass;
        }
        return foot.map(Bylines.Byline::names).orElseGet(metadata::signingOutlets);
    }

    /** The line with its wrappers, as far as they hold nothing else. */
    private void takeOut(Element line) {
        Element whole = line;
        Element parent = whole.parent();
        while (parent != null
                && !parent.equals(body)
                && Plain.key(parent.text()).equals(Plain.key(line.text()))) {
            whole = parent;
            parent = whole.parent();
        }
        whole.remove();
    }
}
