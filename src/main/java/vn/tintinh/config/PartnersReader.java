package vn.tintinh.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code partners.yaml} → partners: ids once, origins that are nothing more than origins. */
final class PartnersReader {
    /** The partners, in file order. */
    List<Partner> read(Cell root) {
        Map<String, Cell> ids = new HashMap<>();
        List<Partner> partners = new ArrayList<>();
        for (Cell entry : root.items()) {
            List<URI> origins = entry.items("origins").stream()
                    .flatMap(cell -> origin(cell).stream())
                    .toList();
            Optional<Cell> id = entry.get("id");
            id.ifPresent(cell -> check(cell, ids));
            if (id.isPresent() && entry.get("name").isPresent()) {
                partners.add(new Partner(
                        id.get().text(),
                        entry.text("name").orElseThrow(),
                        origins,
                        entry.text("theme"),
                        entry.get("colours").map(PartnersReader::colours).orElse(Partner.Colours.NONE)));
            }
        }
        return partners;
    }

    private static void check(Cell id, Map<String, Cell> ids) {
        Cell earlier = ids.putIfAbsent(id.text(), id);
        if (earlier != null) {
            id.fault("the id " + id.quoted() + " is taken already in line "
                    + earlier.place().line() + ": give one of the two another id");
        }
    }

    private static Partner.Colours colours(Cell cell) {
        return new Partner.Colours(cell.text("accent"), cell.text("background"), cell.text("text"));
    }

    private static Optional<URI> origin(Cell cell) {
        Optional<URI> url = Values.url(cell);
        if (url.isEmpty()) {
            return url;
        }
        URI it = url.get();
        boolean bare = (it.getRawPath() == null
                        || it.getRawPath().isEmpty()
                        || it.getRawPath().equals("/"))
                && it.getRawQuery() == null
                && it.getRawFragment() == null;
        if (!bare) {
            cell.fault(cell.quoted() + " is more than an origin: write scheme, host and port only, such as "
                    + it.getScheme() + "://" + it.getRawAuthority());
            return Optional.empty();
        }
        return Optional.of(browsers(it));
    }

    /** As browsers write an origin: the port only where it is not the usual one. */
    private static URI browsers(URI url) {
        int usual = url.getScheme().equals("https") ? 443 : 80;
        String port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + url.getHost() + port);
    }
}
