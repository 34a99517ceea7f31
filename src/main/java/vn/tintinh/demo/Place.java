package vn.tintinh.demo;

import java.util.List;

/**
 * A sample site: who it says it is, and where it is.
 *
 * @param prefix first part of its paths, without slashes
 * @param name of the outlet
 * @param kind as {@code conf/sources} writes it
 * @param code of the province
 * @param province its name
 * @param slug of the province
 * @param towns that its news are of
 * @param seconds between two news
 */
record Place(
        String prefix,
        String name,
        String kind,
        String code,
        String province,
        String slug,
        List<String> towns,
        int seconds) {
    Place {
        towns = List.copyOf(towns);
    }
}
