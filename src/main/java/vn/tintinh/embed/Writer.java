package vn.tintinh.embed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tintinh.web.Language;
import vn.tintinh.web.Templates;

/** Writes blocks as HTML: as the document in a frame, and as a fragment for other pages. */
final class Writer {
    private final Templates templates;

    Writer(Templates templates) {
        this.templates = templates;
    }

    /** The document in a frame: it loads files of ours only, and its links lead out of it. */
    byte[] frame(Block block, Codes codes, String prefix) {
        Design design = codes.design();
        String token = Palette.token(design.colours());
        String styles = prefix + Assets.SHIPPED.style() + (token.isEmpty() ? "" : "&colours=" + token);
        return templates.render(
                "embed/frame",
                new Views.Frame(
                        view(block, design, Optional.of("_top")),
                        codes.oembedUrl(),
                        styles,
                        prefix + Assets.SHIPPED.frame()));
    }

    /** No more than the block, without a script: it takes the looks of the page that it is included in. */
    byte[] fragment(Block block, Design design) {
        return templates.render("embed/fragment", view(block, design, Optional.empty()));
    }

    private static Views.Block view(Block block, Design design, Optional<String> target) {
        boolean strip = design.layout() == Layout.TICKER;
        String images = design.images() ? " images" : "";
        return new Views.Block(
                "tin-tinh " + design.layout().token() + " " + design.theme().token() + images,
                design.language(),
                design.title().orElseGet(() -> block.title(design.language())),
                strip,
                strip && target.isPresent(),
                design.layout() == Layout.CARDS,
                target,
                lines(block, design),
                block.page(),
                block.service());
    }

    private static List<Views.Line> lines(Block block, Design design) {
        return block.items(design.count()).stream()
                .map(item -> new Views.Line(
                        item.title(),
                        item.url(),
                        item.image().filter(url -> design.images()),
                        attribution(item, design.language()),
                        item.lead(),
                        item.language().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String attribution(Block.Item item, Language language) {
        return language == Language.ENGLISH ? item.attribution().replaceFirst("^Theo ", "From ") : item.attribution();
    }
}
