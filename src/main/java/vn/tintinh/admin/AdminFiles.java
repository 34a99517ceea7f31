package vn.tintinh.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import vn.tintinh.web.Files;

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
        Buffer content = Buffer.buffer(Files.read("/" + name));
        router.get("/admin/" + name).handler(context -> context.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .end(content));
    }
}
