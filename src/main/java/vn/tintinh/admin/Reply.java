package vn.tintinh.admin;

import java.util.function.Function;

/** What comes of a request: a page, or the way to one. */
sealed interface Reply {
    /** One of two answers. */
    default <T> T fold(Function<Shown, T> shown, Function<Redirect, T> redirect) {
        return this instanceof Shown page ? shown.apply(page) : redirect.apply((Redirect) this);
    }

    /**
     * A page.
     *
     * @param template below {@code admin/}
     * @param view what the template is given, once the frame is made
     */
    static Reply page(String template, String title, Function<AdminViews.Frame, Object> view) {
        return new Shown(200, template, title, view);
    }

    /** In place of a page: what is the matter, and what to do. */
    static Reply message(int status, String heading, String text) {
        return new Shown(status, "message", heading, frame -> new AdminViews.Message(frame, heading, text));
    }

    /** There is nothing at an address. */
    static Reply missing(Asked asked) {
        return message(
                404,
                asked.say("Không có trang này", "There is no such page"),
                asked.say(
                        "Địa chỉ sai, hoặc thứ từng ở đây đã qua. Trang tổng quan dẫn đến mọi nơi.",
                        "The address is wrong, or what was here has gone. The overview leads everywhere."));
    }

    /** After an action: to where its outcome is shown, so that a reload does not act again. */
    static Reply to(String path) {
        return new Redirect(path);
    }

    /** The way to a page. */
    record Redirect(String path) implements Reply {}

    /** A page with the status of its answer. */
    record Shown(int status, String template, String title, Function<AdminViews.Frame, Object> view) implements Reply {}
}
