package vn.tintinh.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import vn.tintinh.model.Province;

/**
 * The province-level units of before and after 1 July 2025, and the ways from one to another.
 *
 * <p>Codes were used again in 2025, but only inside one merger: Lào Cai (10) and Yên Bái (15) became Lào Cai (15). So a
 * code together with a day names one unit, and a code that has gone leads to the unit of today that its land belongs
 * to.
 */
public final class Gazetteer {
    private static final String RESOURCE = "/provinces.json";

    private final List<Province> provinces;

    private Gazetteer(List<Province> provinces) {
        this.provinces = List.copyOf(provinces);
    }

    /** All units, those of before 1 July 2025 first, by code; an unchanged unit is there once, without days. */
    public static List<Province> load() {
        try (InputStream in = Gazetteer.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            JsonNode units = new ObjectMapper().readTree(in).get("units");
            return StreamSupport.stream(units.spliterator(), false)
                    .map(Gazetteer::province)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ways between these units. */
    public static Gazetteer of(List<Province> provinces) {
        return new Gazetteer(provinces);
    }

    /**
     * The unit that a code means on a day: the one that bears it then, else the one that the former or later bearer of
     * the code belongs to on that day.
     *
     * @return empty when no unit ever bore the code
     */
    public Optional<Province> unit(String code, LocalDate day) {
        List<Province> bearers =
                provinces.stream().filter(unit -> unit.code().equals(code)).toList();
        return bearers.stream().filter(unit -> unit.validOn(day)).findFirst().or(() -> bearers.stream()
                .findFirst()
                .flatMap(unit -> named(unit.successor(), day)));
    }

    /**
     * The unit that a slug means on a day: the one that has it then, else the unit of today that it belongs to.
     *
     * @return empty when no unit ever had the slug
     */
    public Optional<Province> named(String slug, LocalDate day) {
        List<Province> bearers =
                provinces.stream().filter(unit -> unit.slug().equals(slug)).toList();
        return bearers.stream().filter(unit -> unit.validOn(day)).findFirst().or(() -> bearers.stream()
                .findFirst()
                .flatMap(unit -> today(unit.successor())));
    }

    /** The unit of today that the land of a unit, old or new, belongs to; empty for an unknown slug. */
    public Optional<Province> successor(String slug) {
        return provinces.stream()
                .filter(unit -> unit.slug().equals(slug))
                .findFirst()
                .flatMap(unit -> today(unit.successor()));
    }

    /**
     * Slugs of all units that a unit of today was made from, by code; its own slug is among them, as every merger kept
     * one of the names. Empty for an unknown slug and for a unit that has gone.
     */
    public List<String> predecessors(String slug) {
        return provinces.stream()
                .filter(unit -> unit.successor().equals(slug))
                .map(Province::slug)
                .distinct()
                .toList();
    }

    /** The 34 units of today, by code. */
    public List<Province> today() {
        return provinces.stream()
                .filter(unit -> unit.validTo().isEmpty())
                .sorted(java.util.Comparator.comparing(Province::code))
                .toList();
    }

    private Optional<Province> today(String slug) {
        return provinces.stream()
                .filter(unit -> unit.slug().equals(slug) && unit.validTo().isEmpty())
                .findFirst();
    }

    private static Province province(JsonNode unit) {
        String slug = unit.get("slug").asText();
        List<String> aliases = new ArrayList<>();
        unit.path("aliases").forEach(alias -> aliases.add(alias.asText()));
        return new Province(
                unit.get("code").asText(),
                slug,
                unit.get("name").asText(),
                unit.get("unit").asText(),
                day(unit.path("from")),
                day(unit.path("to")),
                unit.path("successor").asText(slug),
                aliases);
    }

    private static Optional<LocalDate> day(JsonNode value) {
        return value.isTextual() ? Optional.of(LocalDate.parse(value.asText())) : Optional.empty();
    }
}
