package vn.tintinh.normalise;

import java.util.Locale;
import java.util.Set;

/** What is in a URL, or is a picture, only to follow readers about. */
final class Tracking {
    private static final Set<String> PARAMETERS = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "ysclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "zarsrc",
            "zanpid",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "__hssc",
            "__hstc",
            "hsctatracking",
            "vero_id",
            "vero_conv",
            "oly_anon_id",
            "oly_enc_id",
            "rb_clickid",
            "s_cid",
            "wickedid",
            "wt_mc",
            "ncid",
            "cmpid",
            "fb_action_ids",
            "fb_action_types",
            "fb_source",
            "fb_ref",
            "spm",
            "_openstat",
            "srsltid",
            "_ga",
            "_gl",
            "vnsource",
            "zalo_src",
            "dicbo",
            "aff_trace_key",
            "trackingid");

    private static final Set<String> PIXEL_HOSTS = Set.of(
            "pixel.wp.com",
            "stats.wordpress.com",
            "b.scorecardresearch.com",
            "sb.scorecardresearch.com",
            "pixel.quantserve.com",
            "www.google-analytics.com",
            "google-analytics.com",
            "ssl.google-analytics.com",
            "ad.doubleclick.net",
            "googleads.g.doubleclick.net",
            "stats.g.doubleclick.net",
            "www.googletagmanager.com",
            "pagead2.googlesyndication.com",
            "c.statcounter.com",
            "statcounter.com",
            "whos.amung.us",
            "widgets.amung.us",
            "counter.yadro.ru",
            "mc.yandex.ru",
            "logging.admicro.vn",
            "nspapi.aiservice.vn",
            "ea.novaon.vn",
            "feeds.feedblitz.com",
            "da.feedsportal.com",
            "res.feedsportal.com",
            "api.flattr.com",
            "pixel.facebook.com",
            "ping.chartbeat.net",
            "trc.taboola.com",
            "hit.gemius.pl",
            "tracking.admarketplace.net");

    private Tracking() {}

    /** The URL without tracking parameters; the same instance where it has none. */
    static String strip(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        int fragment = url.indexOf('#', query);
        int end = fragment < 0 ? url.length() : fragment;
        StringBuilder kept = new StringBuilder();
        boolean found = false;
        for (int from = query + 1; from <= end; ) {
            int amp = url.indexOf('&', from);
            int to = amp < 0 || amp > end ? end : amp;
            String parameter = url.substring(from, to);
            if (isTracking(parameter)) {
                found = true;
            } else {
                kept.append(kept.length() == 0 ? "" : "&").append(parameter);
            }
            from = to + 1;
        }
        if (!found) {
            return url;
        }
        return url.substring(0, query) + (kept.length() == 0 ? "" : "?" + kept) + url.substring(end);
    }

    /** Whether {@code name=value}, as it stands in a query, follows readers about. */
    static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        if (name.startsWith("amp;")) {
            name = name.substring(4);
        }
        return name.startsWith("utm_")
                || name.startsWith("pk_")
                || name.startsWith("mtm_")
                || name.startsWith("itm_")
                || name.startsWith("at_campaign")
                || PARAMETERS.contains(name);
    }

    /** Whether a picture's URL is known to count readers and to show nothing. */
    static boolean isPixel(String url) {
        String host = Urls.host(url);
        if (PIXEL_HOSTS.contains(host)) {
            return true;
        }
        return (host.endsWith("facebook.com") && url.contains("/tr?"))
                || (host.startsWith("feeds.") && url.contains("/~r/"))
                || (host.endsWith("feedburner.com") && (url.contains("/~r/") || url.contains("/~4/")))
                || url.contains("/__utm.gif")
                || url.contains("/pixel.gif")
                || url.contains("/1x1.gif");
    }
}
