package vn.tintinh.admin;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads pages and sends their forms as a browser does, with cookies and where they come from, but without scripts. */
final class Browser {
    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(String base) {
        this.base = base;
        headers.put("Origin", base);
    }

    /** Says something else in a header, or nothing where the value is empty. */
    Browser saying(String header, String value) {
        headers.remove(header);
        if (!value.isEmpty()) {
            headers.put(header, value);
        }
        return this;
    }

    CookieManager cookies() {
        return cookies;
    }

    Browser login(String password) {
        HttpResponse<String> answer = tryLogin(password);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    HttpResponse<String> tryLogin(String password) {
        return send("/admin/login", "#content form", Map.of("password", password));
    }

    HttpResponse<String> get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach((name, value) -> {
            if (!name.equals("Origin")) {
                request.header(name, value);
            }
        });
        return send(request.GET());
    }

    Document page(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
        return Jsoup.parse(answer.body(), base + path);
    }

    /** Fills a form of a page and sends it. */
    HttpResponse<String> send(String path, String form, Map<String, String> values) {
        Element found = Objects.requireNonNull(page(path).selectFirst(form), () -> "no " + form + " at " + path);
        Map<String, String> fields = new LinkedHashMap<>();
        found.select("input[name], textarea[name], select[name]").forEach(field -> {
            if (!field.attr("type").equals("checkbox")) {
                fields.put(field.attr("name"), field.val());
            }
        });
        fields.putAll(values);
        return post(found.absUrl("action").substring(base.length()), fields);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
