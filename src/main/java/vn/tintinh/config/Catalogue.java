package vn.tintinh.config;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tintinh.model.Province;
import vn.tintinh.text.Slug;

/** The words that one part of the configuration says of another: slugs of categories, names and codes of provinces. */
final class Catalogue {
    /** The last day of the 63 provinces. */
    private static final LocalDate BEFORE_THE_MERGERS = LocalDate.of(2025, 6, 30);

    private final Optional<Set<String>> categories;
    private final List<Province> provinces;
    private final Gazetteer gazetteer;
    private final Map<String, Province> byWord = new HashMap<>();
    private final Set<String> slugs = new LinkedHashSet<>();

    /**
     * Learns the words.
     *
     * @param categories slugs; empty when they could not be read, so that nothing can be said of them
     * @param provinces the gazetteer
     */
    Catalogue(Optional<Set<String>> categories, List<Province> provinces) {
        this.categories = categories;
        this.provinces = provinces;
        this.gazetteer = Gazetteer.of(provinces);
        for (Province unit : provinces) {
            if (unit.validOn(BEFORE_THE_MERGERS)) {
                byWord.put(unit.slug(), unit);
                byWord.put(Slug.of(unit.name()), unit);
                unit.aliases().forEach(alias -> byWord.put(Slug.of(alias), unit));
                slugs.add(unit.slug());
            }
        }
    }

    /** The slug of a category; an unknown one is told. */
    Optional<String> category(Cell cell) {
        String slug = cell.text();
        if (categories.isEmpty() || categories.get().contains(slug)) {
            return Optional.of(slug);
        }
        cell.fault("the category " + cell.quoted() + " is not known"
                + cell.file().suggestion(slug, categories.get(), "the slugs are in categories.yaml"));
        return Optional.empty();
    }

    /**
     * The official code that a source's province is read by: a code of two digits as it is, a name or a slug as the code
     * that it had before 1 July 2025, which leads to the right unit on every day; an unknown one is told.
     */
    Optional<String> code(Cell cell) {
        String text = cell.text().strip();
        if (text.matches("[0-9]{1,2}")) {
            String code = text.length() == 1 ? "0" + text : text;
            if (provinces.stream().anyMatch(unit -> unit.code().equals(code))) {
                return Optional.of(code);
            }
            cell.fault("no province has or had the code " + cell.quoted()
                    + ": write a code such as \"68\", or a name such as lam-dong");
            return Optional.empty();
        }
        Optional<Province> unit = named(text);
        if (unit.isEmpty()) {
            cell.fault(unknown(cell));
        }
        return unit.map(Province::code);
    }

    /** The slug of a province of today; an unknown one and one that has gone are told. */
    Optional<String> today(Cell cell) {
        Optional<Province> unit = named(cell.text().strip());
        if (unit.isEmpty()) {
            cell.fault(unknown(cell));
            return Optional.empty();
        }
        String slug = unit.get().slug();
        Optional<Province> now = gazetteer.successor(slug);
        if (now.isPresent() && !now.get().slug().equals(slug)) {
            cell.fault(unit.get().name() + " is a part of " + now.get().name() + " since 1 July 2025: write "
                    + now.get().slug() + ", or choose its outlets under sources");
            return Optional.empty();
        }
        return Optional.of(slug);
    }

    private Optional<Province> named(String text) {
        return Optional.ofNullable(byWord.get(Slug.of(text)));
    }

    private String unknown(Cell cell) {
        return "the province " + cell.quoted() + " is not known"
                + cell.file().suggestion(cell.text(), slugs, "write a code such as \"68\", or a name such as lam-dong");
    }
}
