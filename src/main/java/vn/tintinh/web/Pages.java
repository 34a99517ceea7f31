package vn.tintinh.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tintinh.model.Category;
import vn.tintinh.model.Channel;
import vn.tintinh.model.Format;
import vn.tintinh.model.Province;
import vn.tintinh.model.Source;
import vn.tintinh.publish.Addresses;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Edition;
import vn.tintinh.publish.Publication;
import vn.tintinh.store.HubFigures;

/** The pages for people: the home page, and one of each category, province and source, in two languages. */
final class Pages {
    private final Templates templates;

    Pages(Templates templates) {
        this.templates = templates;
    }

    /** All pages of a configuration. */
    List<Publication> publications(Channels channels) {
        List<Publication> publications = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Channel channel : channels.list()) {
                String page = Addresses.page(channel);
                if (channel.path().equals(Channels.ALL)) {
                    publications.add(
                            page("/", language, channel, edition -> templates.render("home", home(edition, language))));
                } else if (!page.equals("/")) {
                    publications.add(page(
                            page,
                            language,
                            channel,
                            edition -> templates.render("channel", channel(edition, language))));
                }
            }
        }
        return publications;
    }

    /** The page that tells that there is none. */
    byte[] missing(Channels channels, Language language) {
        String heading = language.say("Không tìm thấy trang", "Page not found");
        Views.Frame frame = frame(channels, language, Frames.Subject.of("/", heading, heading));
        return templates.render(
                "missing",
                new Views.Missing(
                        frame,
                        heading,
                        language.say(
                                "Địa chỉ này không có, hoặc không còn nữa. Tin tức thì vẫn ở trang nhất.",
                                "There is nothing at this address, or nothing any more. The news is on the front page.")));
    }

    /** The page about the hub. */
    byte[] hub(Channels channels, Language language, HubFigures now) {
        String heading = language.say("Trung tâm WebSub", "WebSub hub");
        Views.Frame frame = frame(channels, language, Frames.Subject.of(Addresses.HUB, heading, heading));
        return templates.render(
                "figures",
                new Views.Figures(
                        frame,
                        heading,
                        language.say(
                                "Mọi nguồn cấp ở đây đều có thể đăng ký tại địa chỉ này theo chuẩn WebSub: tin mới được"
                                        + " gửi đến ngay, không cần hỏi lại.",
                                "Every feed here can be subscribed to at this address, as WebSub has it: what is new is"
                                        + " delivered at once, without being asked for."),
                        figures(language, now),
                        language.say(
                                "Gửi yêu cầu POST với hub.mode, hub.topic và hub.callback đến địa chỉ này.",
                                "POST hub.mode, hub.topic and hub.callback to this address.")));
    }

    /** The page about how we do. */
    byte[] status(Channels channels, Language language, Status now) {
        String heading = language.say("Tình trạng", "Status");
        Frames.Subject subject = Frames.Subject.of(StatusPage.PATH, heading, now.sentence(language));
        return templates.render(
                "figures",
                new Views.Figures(
                        frame(channels, language, subject),
                        heading,
                        now.sentence(language),
                        now.lines(language),
                        language.say(
                                "Giờ Việt Nam. Cho chương trình: /status.json.",
                                "Times of Việt Nam. For programs: /status.json.")));
    }

    private static List<Views.Figure> figures(Language language, HubFigures now) {
        return List.of(
                figure(language.say("Đăng ký", "Subscriptions"), now.subscribers()),
                figure(language.say("Nguồn cấp được đăng ký", "Feeds subscribed to"), now.topics()),
                figure(language.say("Nơi nhận đang gặp lỗi", "Subscribers that fail"), now.failing()),
                figure(language.say("Đang chờ gửi", "Waiting for a delivery"), now.waiting()),
                figure(language.say("Chờ xác minh", "Waiting to be verified"), now.unverified()),
                figure(language.say("Đã gửi trong 24 giờ", "Delivered in 24 hours"), now.delivered()),
                figure(language.say("Lần gửi hỏng trong 24 giờ", "Failed in 24 hours"), now.failed()),
                new Views.Figure(language.say("Độ trễ trung bình", "Mean delay"), delay(now, now.mean())),
                new Views.Figure(language.say("Độ trễ dài nhất", "Longest delay"), delay(now, now.longest())));
    }

    private static String delay(HubFigures now, Duration delay) {
        return now.delivered() == 0 ? "–" : delay.toMillis() + " ms";
    }

    private static Views.Figure figure(String name, long value) {
        return new Views.Figure(name, Long.toString(value));
    }

    private static Publication page(String path, Language language, Channel channel, Function<Edition, byte[]> writer) {
        return Publication.page(path + language.query(), channel, writer);
    }

    private Views.Home home(Edition edition, Language language) {
        Channels channels = edition.channels();
        Rows rows = new Rows(channels, language);
        Lines lines = new Lines(channels, language);
        List<Views.Line> all = lines.lines(edition.headlines());
        int shownLarge = Math.min(3, all.size());
        return new Views.Home(
                frame(
                        channels,
                        language,
                        Frames.Subject.of(
                                        "/",
                                        language.say(
                                                "Tin tức các tỉnh, thành phố Việt Nam",
                                                "News from the provinces of Việt Nam"),
                                        edition.channel().description().orElse(""))
                                .showing(edition.channel())),
                rows.row(edition.channel(), language.say("Tất cả tin", "All news"), ""),
                all.stream().findFirst(),
                all.subList(Math.min(1, shownLarge), shownLarge),
                lines.days(edition.headlines().subList(shownLarge, all.size())),
                rows.categories(),
                rows.provinces(),
                rows.selected(),
                rows.sources());
    }

    private Views.ChannelPage channel(Edition edition, Language language) {
        Channels channels = edition.channels();
        Channel channel = edition.channel();
        String heading = heading(channels, channel, language);
        String path = Addresses.page(channel);
        return new Views.ChannelPage(
                frame(
                        channels,
                        language,
                        Frames.Subject.of(path, heading, channel.description().orElse(heading))
                                .showing(channel)),
                heading,
                language == Language.VIETNAMESE ? channel.description().orElse("") : "",
                new Rows(channels, language).row(channel, heading, ""),
                outside(channels, channel),
                new Lines(channels, language).days(edition.headlines()));
    }

    private static String heading(Channels channels, Channel channel, Language language) {
        if (channel.path().startsWith("provinces/")) {
            return channels.provinceName(channel.path().substring("provinces/".length()))
                    .orElse(channel.title());
        }
        return channels.category(channel.path())
                .map(category -> name(category, language))
                .orElse(channel.title());
    }

    static String name(Category category, Language language) {
        return language == Language.ENGLISH ? category.english().orElse(category.name()) : category.name();
    }

    /** The outlet's own front page, on the page of a source. */
    private static Optional<Views.Link> outside(Channels channels, Channel channel) {
        if (!channel.path().startsWith("sources/")) {
            return Optional.empty();
        }
        return channels.source(channel.path().substring("sources/".length()))
                .map(Source::url)
                .map(url -> new Views.Link(url.getHost(), url.getScheme() + "://" + url.getAuthority() + "/"));
    }

    private static Views.Frame frame(Channels channels, Language language, Frames.Subject subject) {
        return new Frames(channels, language).frame(subject);
    }

    /** Channels as rows of names and feeds. */
    private static final class Rows {
        private final Channels channels;
        private final Language language;
        private final URI base;
        private final String prefix;

        private Rows(Channels channels, Language language) {
            this.channels = channels;
            this.language = language;
            this.base = channels.configuration().settings().server().publicUrl();
            this.prefix = Optional.ofNullable(base.getPath()).orElse("");
        }

        private Views.Row row(Channel channel, String name, String note) {
            return new Views.Row(
                    name,
                    prefix + Addresses.page(channel) + language.query(),
                    note,
                    base + Addresses.feed(channel, Format.RSS),
                    base + Addresses.feed(channel, Format.ATOM),
                    base + Addresses.feed(channel, Format.JSON));
        }

        private List<Views.Row> categories() {
            return channels.publishedCategories().stream()
                    .flatMap(category -> channels.find(category.slug()).stream()
                            .map(channel -> row(channel, name(category, language), "")))
                    .toList();
        }

        private List<Views.Row> provinces() {
            return channels.provinces().stream()
                    .flatMap(province -> channels.find("provinces/" + province.slug()).stream()
                            .map(channel -> row(channel, province.name(), former(province))))
                    .toList();
        }

        private String former(Province province) {
            return String.join(", ", channels.formerNames(province));
        }

        /** Channels of {@code conf/feeds.yaml}. */
        private List<Views.Row> selected() {
            return channels.list().stream()
                    .filter(channel -> Addresses.page(channel).equals("/")
                            && !channel.path().equals(Channels.ALL))
                    .map(channel ->
                            row(channel, channel.title(), channel.description().orElse("")))
                    .toList();
        }

        private List<Views.Group> sources() {
            Map<String, List<Views.Row>> groups = new LinkedHashMap<>();
            for (Source source : channels.enabledSources()) {
                String place =
                        channels.provinceOf(source).map(Province::name).orElse(language.say("Cả nước", "Nationwide"));
                channels.find("sources/" + source.id())
                        .ifPresent(channel -> groups.computeIfAbsent(place, unused -> new ArrayList<>())
                                .add(row(channel, source.name(), "")));
            }
            return groups.entrySet().stream()
                    .map(group -> new Views.Group(group.getKey(), group.getValue()))
                    .toList();
        }
    }
}
