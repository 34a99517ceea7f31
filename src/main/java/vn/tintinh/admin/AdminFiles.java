package vn.tintinh.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The style sheets and the script of the pages of admins, open to whoever is to log in. */
final class AdminFiles {
    private AdminFiles() {}

    static void on(Router router) {
        file(router, "site.css", "text/css; charset=utf-8");
        file(router, "admin.css", "text/css; charset=utf-8");
        file(router, "admin.js", "text/javascript; charset=utf-8");
        file(router, "favicon.svg", "image/svg+xml");
    }

    private static void file(Router router, String name, String type) {
        Buffer content = Buffer.buffer(read(name));
        router.get("/admin/" + name).handler(context -> context.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .end(content));
    }

    private static byte[] read(String name) {
        try (InputStream in = AdminFiles.class.getResourceAsStream("/web/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
