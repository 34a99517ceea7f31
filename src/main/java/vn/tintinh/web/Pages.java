package vn.tintinh.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tintinh.model.Channel;
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

    /** The page that tells that nothing can be searched just now. */
    byte[] away(Channels channels, Language language) {
        String heading = language.say("Chưa tìm được lúc này", "Search is away for the moment");
        return templates.render(
                "missing",
                new Views.Missing(
                        frame(channels, language, Frames.Subject.of(SearchPage.PATH, heading, heading)),
                        heading,
                        language.say(
                                "Kho tin đang bận; xin thử lại sau ít giây. Trang nhất và các nguồn cấp vẫn xem được.",
                                "The store cannot be asked just now; please try again in a few seconds. The front page"
                                        + " and all feeds are there.")));
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

    static Views.Home home(Edition edition, Language language) {
        Channels channels = edition.channels();
        Frames frames = new Frames(channels, language);
        Rows rows = new Rows(channels, frames);
        Lines lines = new Lines(channels, frames);
        List<Views.Line> all = lines.lines(edition.headlines());
        int shownLarge = Math.min(3, all.size());
        Frames.Subject subject = Frames.Subject.of(
                        "/",
                        language.say("Tin tức các tỉnh, thành phố Việt Nam", "News from the provinces of Việt Nam"),
                        language.say(
                                "Tin mới nhất từ báo, đài và cổng thông tin của các tỉnh, thành phố.",
                                "The latest from the newspapers, broadcasters and portals of Việt Nam's provinces."))
                .showing(edition.channel());
        return new Views.Home(
                frames.frame(subject.described(StructuredData.collection(frames, subject, all))),
                rows.subscription(edition.channel()),
                all.stream().findFirst(),
                all.subList(Math.min(1, shownLarge), shownLarge),
                lines.days(edition.headlines().subList(shownLarge, all.size())),
                SearchPage.older(edition, frames),
                rows.categories(),
                rows.provinces().stream()
                        .map(row -> new Views.Link(row.name(), row.page()))
                        .toList(),
                rows.selected());
    }

    private static Views.ChannelPage channel(Edition edition, Language language) {
        Channels channels = edition.channels();
        Channel channel = edition.channel();
        Frames frames = new Frames(channels, language);
        Lines lines = new Lines(channels, frames);
        String heading = ChannelName.of(channels, channel, language).orElse(channel.title());
        String note = language.say(
                channel.description().orElse(""), "The latest in Việt Nam's provincial news: " + heading + ".");
        Frames.Subject subject = Frames.Subject.of(Addresses.page(channel), heading, note.isEmpty() ? heading : note)
                .showing(channel);
        String data = StructuredData.collection(frames, subject, lines.lines(edition.headlines()));
        return new Views.ChannelPage(
                frames.frame(subject.described(data)),
                heading,
                note,
                new Rows(channels, frames).subscription(channel),
                outside(channels, channel),
                lines.days(edition.headlines()),
                SearchPage.older(edition, frames));
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
}
