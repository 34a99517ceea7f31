package vn.tintinh.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tintinh.model.DateBasis;
import vn.tintinh.model.Item;
import vn.tintinh.model.ItemKey;
import vn.tintinh.model.Precision;
import vn.tintinh.model.Republication;
import vn.tintinh.model.SafeHtml;
import vn.tintinh.story.Fingerprint;

/** How well stories are told apart, over the items of 153 feeds and the articles of three Vietnamese papers. */
final class WildStoriesTest {
    private static final Path ARTICLES =
            Path.of(System.getProperty("tintinh.shared", "../shared"), "suites", "vi", "manifest.jsonl");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TAG = Pattern.compile("<[^>]*>|&[^;]{1,9};");
    private static final int LONG = 120;

    private final Random random = new Random(18);

    private record Printed(String feed, String title, Fingerprint print) {}

    /** The projects' tests have some feeds twice, under two names: those items have one title. */
    @Test
    void no_two_items_of_different_feeds_are_joined_but_those_that_are_one() {
        List<Printed> items = WildFeeds.published(Republication.Mode.FULL).stream()
                .flatMap(feed -> feed.issue().items().stream().flatMap(stored -> Fingerprint.of(stored.item()).stream()
                        .map(print -> new Printed(feed.name(), stored.item().title(), print))))
                .toList();
        int pairs = 0;
        int joined = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (Printed other : items.subList(i + 1, items.size())) {
                Printed one = items.get(i);
                pairs += one.feed().equals(other.feed()) ? 0 : 1;
                if (!one.feed().equals(other.feed()) && isJoined(one.print(), other.print())) {
                    joined++;
                    if (!one.title().equals(other.title())) {
                        wrong.add(one.title() + " = " + other.title());
                    }
                }
            }
        }
        System.out.println("stories: " + pairs + " pairs, " + joined + " joined, " + wrong.size() + " of them wrongly");
        assertThat(wrong).isEmpty();
        assertThat(joined).isPositive();
    }

    @Test
    void copies_in_another_dress_are_joined_and_what_has_other_figures_is_not() throws IOException {
        List<String> texts = longTexts();
        assumeTrue(texts.size() > 50, "too few long texts: skipped");
        List<Item> items = texts.stream().map(text -> item(title(text), text)).toList();
        List<String> bylines = texts.stream()
                .map(text -> "(TTXVN) Theo tin từ Thông tấn xã Việt Nam, " + text + " Nguyễn Văn An - Báo Lâm Đồng")
                .toList();
        List<String> leads = texts.stream()
                .map(text -> "Sáng nay tại Lâm Đồng, " + shuffled(words(text).subList(0, 20)) + ". " + rest(text, 35))
                .toList();
        List<String> cuts = texts.stream()
                .map(text -> String.join(" ", words(text).subList(0, words(text).size() * 3 / 4)))
                .toList();
        List<String> styles = texts.stream()
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFD)
                        .toUpperCase(Locale.ROOT)
                        .replace(".", " …"))
                .toList();
        assertThat(share("with a byline", items, bylines)).isGreaterThan(0.99);
        assertThat(share("with another title and lead", items, leads)).isGreaterThan(0.9);
        assertThat(share("cut by a quarter", items, cuts)).isGreaterThan(0.95);
        assertThat(share("in NFD and capitals", items, styles)).isGreaterThan(0.99);
        List<Item> figures = items.stream()
                .filter(item -> numbers(item.content().value()) >= 5)
                .toList();
        List<String> others = figures.stream()
                .map(item -> NUMBER.matcher(item.content().value())
                        .replaceAll(number -> String.valueOf(1000 + random.nextInt(9000))))
                .toList();
        assertThat(share("with other figures", figures, others)).isLessThan(0.01);
    }

    /** How many of some items are joined with a copy each. */
    private double share(String dress, List<Item> items, List<String> copies) {
        int joined = 0;
        for (int i = 0; i < items.size(); i++) {
            Item copy = item(title(copies.get(i)), copies.get(i));
            joined += isJoined(
                            Fingerprint.of(items.get(i)).orElseThrow(),
                            Fingerprint.of(copy).orElseThrow())
                    ? 1
                    : 0;
        }
        System.out.printf(Locale.ROOT, "stories: copies %s: %d of %d joined%n", dress, joined, items.size());
        return (double) joined / items.size();
    }

    private static boolean isJoined(Fingerprint one, Fingerprint other) {
        return !Collections.disjoint(one.bands(), other.bands()) && one.tellsWhat(other);
    }

    private static List<String> longTexts() throws IOException {
        Stream<String> wild = WildFeeds.published(Republication.Mode.FULL).stream()
                .flatMap(feed -> feed.issue().items().stream())
                .map(stored -> stored.item().summary().value() + " "
                        + stored.item().content().value());
        Stream<String> articles = Files.readAllLines(ARTICLES).stream()
                .map(line -> new JsonObject(line).getJsonObject("expect").getString("text", ""));
        return Stream.concat(wild, articles)
                .map(text -> String.join(" ", words(TAG.matcher(text).replaceAll(" "))))
                .filter(text -> words(text).size() >= LONG)
                .filter(text -> Fingerprint.of(item(title(text), text)).isPresent())
                .distinct()
                .toList();
    }

    private static long numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(number -> number.group())
                .distinct()
                .count();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).limit(2000).toList();
    }

    private static String rest(String text, int from) {
        return String.join(" ", words(text).subList(from, words(text).size()));
    }

    private String shuffled(List<String> words) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, random);
        return String.join(" ", shuffled);
    }

    private static String title(String text) {
        return String.join(" ", words(text).subList(0, 12));
    }

    private static Item item(String title, String text) {
        return new Item(
                List.of(new ItemKey(ItemKey.Kind.GUID, title)),
                Optional.empty(),
                title,
                SafeHtml.EMPTY,
                SafeHtml.sanitised("<p>" + text + "</p>"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                DateBasis.FIRST_SEEN,
                Precision.DAY,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of("vi"));
    }
}
