package vn.tintinh.demo;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a site's news: the n-th of a site is always the same, and how many there are depends on the time alone.
 *
 * <p>The first dozen are older than the start, spread over three weeks, so that a reader meets an archive; then one more
 * every few seconds.
 */
final class StoryWriter {
    /** News that are there at the start. */
    static final int ARCHIVE = 12;

    private static final int SHOWN = 20;
    private static final int FIRST_ID = 10_001;
    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý");
    private static final List<String> MIDDLES = List.of("Văn", "Thị", "Minh", "Thanh", "Hữu", "Ngọc", "Đức", "Thu");
    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Châu", "Dũng", "Giang", "Hạnh", "Hòa", "Khánh", "Lan", "Mai", "Nam", "Phúc", "Quý", "Sơn",
            "Thảo", "Tuấn", "Vinh", "Yến");
    private static final List<String> OFFICES = List.of(
            "Chủ tịch UBND",
            "Bí thư chi bộ thôn ở",
            "Trưởng trạm khuyến nông",
            "Chủ tịch Hội Nông dân",
            "Bí thư Đoàn thanh niên",
            "Trưởng phòng Văn hóa");

    private final Place place;
    private final Phrases phrases;
    private final Instant start;

    /** A writer for one site whose news begin at {@code start}. */
    StoryWriter(Place place, Phrases phrases, Instant start) {
        this.place = place;
        this.phrases = phrases;
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** How many news there are at an instant. */
    int count(Instant now) {
        long passed = Math.max(0, Duration.between(start, now).toSeconds());
        return ARCHIVE + (int) Math.min(passed / place.seconds(), 1_000_000);
    }

    /** The newest news at an instant, newest first. */
    List<Story> newest(Instant now) {
        int count = count(now);
        List<Story> stories = new ArrayList<>();
        for (int number = count - 1; number >= Math.max(0, count - SHOWN); number--) {
            stories.add(story(number));
        }
        return stories;
    }

    /** The news of an id, if it is published already. */
    List<Story> byId(int id, Instant now) {
        int number = id - FIRST_ID;
        return number >= 0 && number < count(now) ? List.of(story(number)) : List.of();
    }

    /** The n-th news of the site, from 0. */
    Story story(int number) {
        Random random = new Random(place.prefix().hashCode() * 31L + number * 7919L);
        int topics = phrases.topics().size();
        Phrases.Topic topic = phrases.topics().get((number * 5 + place.seconds()) % topics);
        int round = number / topics;
        String town =
                place.towns().get(round / topic.titles().size() % place.towns().size());
        int edition = round / (topic.titles().size() * place.towns().size());
        String title = fill(topic.titles().get(round % topic.titles().size()), town, random)
                + (edition == 0 ? "" : " (kỳ " + (edition + 1) + ")");
        List<String> sentences = new ArrayList<>(topic.sentences());
        Collections.shuffle(sentences, random);
        sentences.replaceAll(sentence -> fill(sentence, town, random));
        return new Story(
                FIRST_ID + number,
                published(number),
                topic.label(),
                title,
                "Tin từ " + town + ", " + place.province() + ": " + lowerFirst(sentences.get(0)),
                paragraphs(sentences, topic, town, random),
                name(random, 2),
                slug(title));
    }

    private List<String> paragraphs(List<String> sentences, Phrases.Topic topic, String town, Random random) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 1; i + 1 < sentences.size(); i += 2) {
            paragraphs.add(sentences.get(i) + " " + sentences.get(i + 1));
        }
        paragraphs.add(
                1,
                "“" + pick(topic.quotes(), random) + "”, " + (random.nextBoolean() ? "ông " : "bà ") + name(random, 3)
                        + ", " + pick(OFFICES, random) + " " + town + ", chia sẻ với phóng viên bên lề buổi làm việc.");
        paragraphs.add("Thời gian tới, " + town + " tiếp tục phối hợp với các sở, ngành của " + place.province()
                + " để những kết quả bước đầu được giữ vững và nhân rộng ra toàn địa bàn.");
        return paragraphs;
    }

    private Instant published(int number) {
        if (number >= ARCHIVE) {
            return start.plusSeconds((number - ARCHIVE + 1L) * place.seconds());
        }
        int age = ARCHIVE - number;
        return start.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(age * 43L * 60 + age * 17L));
    }

    private String fill(String template, String town, Random random) {
        return template.replace("{x}", town)
                .replace("{tinh}", place.province())
                .replace("{so}", String.valueOf(100 + random.nextInt(850)))
                .replace("{nho}", String.valueOf(3 + random.nextInt(27)));
    }

    private static String name(Random random, int words) {
        return pick(FAMILIES, random) + (words > 2 ? " " + pick(MIDDLES, random) : "") + " " + pick(GIVEN, random);
    }

    private static String pick(List<String> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static String lowerFirst(String sentence) {
        boolean isName = sentence.startsWith("Ban ") || sentence.startsWith("Công an") || sentence.startsWith("Đoàn");
        return isName ? sentence : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String slug(String title) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD);
        return plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
