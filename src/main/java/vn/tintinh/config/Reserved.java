package vn.tintinh.config;

import java.util.Set;

/** Words that have a meaning of their own below {@code /feeds/}. */
final class Reserved {
    private static final Set<String> WORDS = Set.of("all", "query", "provinces", "sources");

    private Reserved() {}

    static boolean isReserved(String path) {
        return WORDS.contains(path);
    }

    static String advice(Cell cell) {
        return cell.quoted() + " has a meaning of its own under /feeds/: choose another word";
    }
}
