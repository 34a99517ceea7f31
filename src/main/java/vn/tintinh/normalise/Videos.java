package vn.tintinh.normalise;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Frames and embeds of known video hosts as links: a frame runs others' code on our readers' pages, a link does not. */
final class Videos {
    /**
     * What a frame showed.
     *
     * @param link the film's page, or the frame's own where that cannot be told
     * @param poster the still picture
     * @param label the words of the link
     */
    record Video(String link, Optional<String> poster, String label) {}

    private static final List<String> HOSTS = List.of(
            "youtube.com",
            "youtube-nocookie.com",
            "youtu.be",
            "vimeo.com",
            "dailymotion.com",
            "facebook.com",
            "tiktok.com",
            "vtv.vn",
            "vtvgo.vn",
            "vtvcab.vn",
            "vtvdigital.vn",
            "vtcnews.vn",
            "vtc.vn",
            "vov.vn",
            "vovmedia.vn",
            "vovlive.vn",
            "htv.com.vn",
            "htvc.vn",
            "thvli.vn",
            "thvl.vn",
            "hanoitv.vn",
            "antv.gov.vn",
            "qpvn.vn",
            "quochoitv.vn",
            "vnanet.vn",
            "vietnamplus.vn",
            "mediacdn.vn",
            "sohatv.vn",
            "1cdn.vn",
            "cdnchinhphu.vn",
            "baochinhphu.vn",
            "zingmp3.vn",
            "nhandan.vn",
            "mecloud.vn",
            "vcmedia.vn",
            "tuoitre.vn",
            "thanhnien.vn",
            "vnexpress.net",
            "ok.ru",
            "rutube.ru",
            "brightcove.net",
            "jwplatform.com",
            "ted.com",
            "soundcloud.com");
    private static final Pattern YOUTUBE =
            Pattern.compile("(?:/embed/|/v/|/shorts/|/live/|[?&]v=|youtu\\.be/)([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])");
    private static final Pattern VIMEO = Pattern.compile("vimeo\\.com/(?:video/)?([0-9]{5,12})");
    private static final Pattern DAILYMOTION = Pattern.compile("(?:/video/|[?&]video=)([A-Za-z0-9]{5,12})");
    private static final Pattern POSTER = Pattern.compile("[?&](?:poster|thumb|thumbnail|image|avatar)=(http[^&#]+)");
    private static final Pattern PAGE = Pattern.compile("[?&]href=(http[^&#]+)");
    private static final Pattern YOUTUBE_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private final Urls urls;

    Videos(Urls urls) {
        this.urls = urls;
    }

    /** The film that a frame, an embed or an object shows, if its host is known. */
    Optional<Video> of(Element frame) {
        String id = frame.attr(frame.normalName().equals("lite-youtube") ? "videoid" : "data-videoid");
        if (YOUTUBE_ID.matcher(id).matches()) {
            return Optional.of(youtube(id, frame));
        }
        for (String name : List.of("src", "data-src", "data-lazy-src", "data-original", "data")) {
            String url = frame.attr(name).isBlank() ? null : urls.resource(frame.attr(name));
            if (url != null && Urls.isHttp(url)) {
                return isKnown(url) ? Optional.of(video(url, frame)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isKnown(String url) {
        String host = Urls.host(url);
        for (String known : HOSTS) {
            if (host.endsWith(known)
                    && (host.length() == known.length() || host.charAt(host.length() - known.length() - 1) == '.')) {
                return true;
            }
        }
        return false;
    }

    private Video video(String url, Element frame) {
        String host = Urls.host(url);
        if (host.contains("youtu")) {
            String id = found(YOUTUBE, url);
            if (id != null) {
                return youtube(id, frame);
            }
        } else if (host.endsWith("vimeo.com")) {
            String id = found(VIMEO, url);
            if (id != null) {
                return new Video("https://vimeo.com/" + id, Optional.empty(), label(frame, url));
            }
        } else if (host.endsWith("dailymotion.com")) {
            String id = found(DAILYMOTION, url);
            if (id != null) {
                return new Video(
                        "https://www.dailymotion.com/video/" + id,
                        Optional.of("https://www.dailymotion.com/thumbnail/video/" + id),
                        label(frame, url));
            }
        } else if (host.endsWith("facebook.com")) {
            return new Video(parameter(PAGE, url).orElse(url), Optional.empty(), label(frame, url));
        }
        return new Video(Tracking.strip(url), parameter(POSTER, url), label(frame, url));
    }

    private static Video youtube(String id, Element frame) {
        return new Video(
                "https://www.youtube.com/watch?v=" + id,
                Optional.of("https://i.ytimg.com/vi/" + id + "/hqdefault.jpg"),
                label(frame, "https://youtube.com/"));
    }

    private static String label(Element frame, String url) {
        String title = Characters.line(frame.attr("title"));
        boolean telling =
                !title.isEmpty() && !title.equalsIgnoreCase("YouTube video player") && !Dangers.isDangerousUrl(title);
        String host = Urls.host(url);
        return telling ? title : "Video (" + (host.startsWith("www.") ? host.substring(4) : host) + ")";
    }

    private static @Nullable String found(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** A URL that is a parameter of another, if it is a sound one. */
    private Optional<String> parameter(Pattern pattern, String url) {
        String value = found(pattern, url);
        if (value == null) {
            return Optional.empty();
        }
        try {
            String decoded = java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
            return Urls.against(Optional.<URI>empty()).absolute(decoded).map(Tracking::strip);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
