package vn.tintinh.embed;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tintinh.model.Channel;
import vn.tintinh.publish.Channels;
import vn.tintinh.publish.Heads;
import vn.tintinh.publish.Publisher;
import vn.tintinh.web.Frames;
import vn.tintinh.web.Language;
import vn.tintinh.web.Problems;
import vn.tintinh.web.Templates;

/** The page where a partner puts a block together, sees it, and copies what is to be pasted. */
final class Builder {
    static final String PATH = "/embed";

    /** Of the page as of all pages, but that it shows a frame of ours. */
    private static final String PREVIEWING = "; frame-src 'self'";

    private static final String POLICY = "content-security-policy";

    /** The block's language, as the page's own is {@code lang}. */
    private static final String LANGUAGE = "block-lang";

    private static final Optional<String> NOBODY = Optional.of("");

    private final Publisher publisher;
    private final Templates templates;

    Builder(Publisher publisher, Templates templates) {
        this.publisher = publisher;
        this.templates = templates;
    }

    void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        byte[] page = templates.render("embed/builder", page(publisher.channels(), context.queryParams()));
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
        Heads.protect(response.headers());
        response.putHeader(POLICY, response.headers().get(POLICY) + PREVIEWING);
        Problems.end(context.request(), Buffer.buffer(page));
    }

    private static Views.Builder page(Channels channels, MultiMap form) {
        Language language = Language.of(form);
        MultiMap asked = MultiMap.caseInsensitiveMultiMap().addAll(form);
        asked.set("lang", Optional.ofNullable(form.get(LANGUAGE)).orElse(language.tag()));
        Sites sites = Sites.of(channels.configuration());
        Optional<String> id =
                Optional.ofNullable(form.get("partner")).map(String::strip).filter(text -> !text.isEmpty());
        Place place = Place.of(asked, channels);
        List<String> faults = new ArrayList<>(Design.faults(asked));
        faults.addAll(place.faults(channels));
        if (id.isPresent() && id.flatMap(sites::partner).isEmpty()) {
            faults.add(language.say("Không có đối tác nào mang mã này.", "There is no partner of this id."));
        }
        Design design = faults.isEmpty() ? Design.of(asked, Optional.empty()) : Design.usual(language);
        Codes codes = new Codes(channels, place, design, Heading.of(channels, place, design.language()), id);
        Frames frames = new Frames(channels, language);
        String heading = language.say("Nhúng tin vào trang của bạn", "Put our news on your page");
        return new Views.Builder(
                frames.frame(Frames.Subject.of(PATH, heading, heading).scripted(Assets.SHIPPED.builder())),
                frames.prefix() + Assets.SHIPPED.page(),
                channels(channels, language, Optional.ofNullable(asked.get("channel"))),
                filled(asked, design, language, sites.partners().isEmpty() ? Optional.empty() : id.or(() -> NOBODY)),
                faults,
                faults.isEmpty() ? codes(codes, language) : List.of(),
                frames.prefix() + codes.framePath(),
                design.height());
    }

    private static List<Views.Group> channels(Channels channels, Language language, Optional<String> chosen) {
        List<Views.Group> groups = new ArrayList<>();
        Stream.of(Kind.values())
                .map(kind -> new Views.Group(
                        kind.name(language),
                        channels.list().stream()
                                .filter(channel -> Kind.of(channels, channel) == kind)
                                .map(channel -> choice(
                                        channel.path(), Heading.of(channels, channel, language), chosen.orElse("all")))
                                .toList()))
                .filter(group -> !group.choices().isEmpty())
                .forEach(groups::add);
        return groups;
    }

    /** In which order channels are offered. */
    private enum Kind {
        GENERAL,
        TOPIC,
        PROVINCE,
        SOURCE;

        private static Kind of(Channels channels, Channel channel) {
            if (channels.category(channel.path()).isPresent()) {
                return TOPIC;
            }
            if (channel.path().startsWith("provinces/")) {
                return PROVINCE;
            }
            return channel.path().startsWith("sources/") ? SOURCE : GENERAL;
        }

        private String name(Language language) {
            return switch (this) {
                case GENERAL -> language.say("Chung", "General");
                case TOPIC -> language.say("Chuyên mục", "Topics");
                case PROVINCE -> language.say("Tỉnh, thành phố", "Provinces and cities");
                case SOURCE -> language.say("Nguồn tin", "Sources");
            };
        }
    }

    private static Views.Filled filled(MultiMap asked, Design design, Language language, Optional<String> partner) {
        return new Views.Filled(
                text(asked, "q"),
                layouts(language, design.layout().token()),
                design.count(),
                design.images(),
                themes(language, design.theme().token()),
                text(asked, "accent"),
                text(asked, "background"),
                text(asked, "text"),
                List.of(
                        choice("vi", "Tiếng Việt", design.language().tag()),
                        choice("en", "English", design.language().tag())),
                text(asked, "title"),
                partner);
    }

    private static List<Views.Choice> layouts(Language language, String chosen) {
        return List.of(
                choice(Layout.LIST.token(), language.say("Danh sách", "List"), chosen),
                choice(Layout.CARDS.token(), language.say("Thẻ", "Cards"), chosen),
                choice(Layout.HEADLINES.token(), language.say("Chỉ tiêu đề", "Headlines only"), chosen),
                choice(
                        Layout.TICKER.token(),
                        language.say("Dải ngang (không tự chạy)", "Strip (does not move by itself)"),
                        chosen));
    }

    private static List<Views.Choice> themes(Language language, String chosen) {
        return List.of(
                choice(Theme.AUTO.token(), language.say("Theo máy người đọc", "As the reader's system"), chosen),
                choice(Theme.LIGHT.token(), language.say("Sáng", "Light"), chosen),
                choice(Theme.DARK.token(), language.say("Tối", "Dark"), chosen));
    }

    private static List<Views.Code> codes(Codes codes, Language language) {
        return List.of(
                element(codes, language), frame(codes, language), fragment(codes, language), oembed(codes, language));
    }

    private static Views.Code element(Codes codes, Language language) {
        String note = language.say(
                "Nên dùng. Tự cập nhật, không ảnh hưởng đến trang của bạn, hợp với Content-Security-Policy chặt; nhiều"
                        + " khối trên một trang thì chép dòng <script> một lần.",
                "The best choice. Renews itself, leaves your page alone, works with a strict Content-Security-Policy;"
                        + " with several on a page, paste the <script> line once.");
        return new Views.Code(
                "code-script", language.say("Thẻ <tin-tinh>", "<tin-tinh> element"), note, codes.element(), 6);
    }

    private static Views.Code frame(Codes codes, Language language) {
        String note = language.say(
                "Hiện cả khi trình duyệt tắt JavaScript. Dòng <script> giúp khung tự vừa chiều cao; bỏ đi cũng được.",
                "Shows without JavaScript too. The <script> line has the frame size itself; it may be left out.");
        return new Views.Code("code-frame", language.say("Khung (iframe)", "Frame (iframe)"), note, codes.frame(), 5);
    }

    private static Views.Code fragment(Codes codes, Language language) {
        String note = language.say(
                "Máy chủ của bạn lấy đoạn này (SSI, ESI, PHP…) và đặt vào trang; mang kiểu chữ của trang bạn. Nên lưu đệm"
                        + " vài phút.",
                "Your server fetches this (SSI, ESI, PHP…) and puts it into the page, in the looks of your page. Please"
                        + " cache it for some minutes.");
        return new Views.Code(
                "code-fragment",
                language.say("Đoạn HTML cho máy chủ", "HTML for your server"),
                note,
                codes.fragmentUrl(),
                2);
    }

    private static Views.Code oembed(Codes codes, Language language) {
        String note = language.say(
                "Dán riêng một dòng vào bài viết của WordPress và các phần mềm hiểu oEmbed.",
                "Paste it on a line of its own in WordPress, and in whatever knows oEmbed.");
        return new Views.Code(
                "code-oembed", language.say("Địa chỉ cho oEmbed", "URL for oEmbed"), note, codes.frameUrl(), 2);
    }

    private static Views.Choice choice(String value, String name, String chosen) {
        return new Views.Choice(value, name, value.equals(chosen));
    }

    private static String text(MultiMap parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).orElse("");
    }
}
