package vn.tintinh.browser;

import java.util.Map;

/** What a page is looked at with. Sizes are in CSS pixels. */
public enum Screen {
    /** The narrowest that is usual. */
    PHONE(360, 800, true),
    /** A window on a desk. */
    DESKTOP(1280, 900, false);

    private final int width;
    private final int height;
    private final boolean mobile;

    Screen(int width, int height, boolean mobile) {
        this.width = width;
        this.height = height;
        this.mobile = mobile;
    }

    /** For {@code Emulation.setDeviceMetricsOverride} of the Chrome DevTools Protocol. */
    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile);
    }
}
