package vn.tintinh.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the 34 provinces stand in a picture of the country made of equal tiles: near enough to be known again. */
final class CountryMap {
    /** By slug, from north to south and from west to east. */
    static final Map<String, Place> PLACES = places(
            "lai-chau lao-cai tuyen-quang cao-bang",
            "dien-bien son-la phu-tho thai-nguyen lang-son",
            ". . ha-noi bac-ninh quang-ninh",
            ". . ninh-binh hung-yen hai-phong",
            ". . thanh-hoa",
            ". . nghe-an",
            ". . ha-tinh",
            ". . . quang-tri",
            ". . . hue",
            ". . . . da-nang",
            ". . . . quang-ngai",
            ". . . . gia-lai",
            ". . . . dak-lak",
            ". tay-ninh dong-nai lam-dong khanh-hoa",
            "an-giang dong-thap ho-chi-minh",
            ". can-tho vinh-long",
            ". ca-mau");

    /** The two archipelagos, each of a province. */
    static final Map<String, Island> ISLANDS = islands();

    private CountryMap() {}

    /**
     * A tile.
     *
     * @param column from 1, in the west
     * @param row from 1, in the north
     */
    record Place(int column, int row) {
        /** Class names; the style sheet has one for each column and row, as no page may style by itself. */
        String names() {
            return "c" + column + " r" + row;
        }
    }

    /** An archipelago with the province that it belongs to. */
    record Island(String slug, Place place) {}

    private static Map<String, Island> islands() {
        Map<String, Island> islands = new LinkedHashMap<>();
        islands.put("Hoàng Sa", new Island("da-nang", new Place(6, 10)));
        islands.put("Trường Sa", new Island("khanh-hoa", new Place(6, 15)));
        return islands;
    }

    private static Map<String, Place> places(String... rows) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (int row = 0; row < rows.length; row++) {
            String[] slugs = rows[row].split(" ", -1);
            for (int column = 0; column < slugs.length; column++) {
                if (!slugs[column].equals(".")) {
                    places.put(slugs[column], new Place(column + 1, row + 1));
                }
            }
        }
        return places;
    }
}
