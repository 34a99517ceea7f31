package vn.tintinh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tintinh.config.Gazetteer;
import vn.tintinh.model.Province;

final class CountryMapTest {
    @Test
    void every_province_of_today_has_one_tile_and_no_two_share_it() {
        assertThat(CountryMap.PLACES.keySet())
                .containsExactlyInAnyOrderElementsOf(Gazetteer.of(Gazetteer.load()).today().stream()
                        .map(Province::slug)
                        .toList());
        assertThat(places()).doesNotHaveDuplicates().hasSize(36);
    }

    @Test
    void the_style_sheet_has_every_column_and_row() {
        String styles = Objects.requireNonNull(Files.SHIPPED.renditions().get("/site.css"))
                .plain()
                .bytes()
                .toString();
        places().forEach(place -> Stream.of(place.names().split(" ", -1))
                .forEach(name -> assertThat(styles).contains("." + name + " { grid-")));
    }

    private static List<CountryMap.Place> places() {
        List<CountryMap.Place> places = new ArrayList<>(CountryMap.PLACES.values());
        CountryMap.ISLANDS.values().forEach(island -> places.add(island.place()));
        return places;
    }
}
