package vn.tintinh.model;

import java.util.Locale;

/** Constants as logs, metrics, files and the database name them: {@code IDS_SHARED} is {@code ids-shared}. */
public final class ConstantName {
    private ConstantName() {}

    /** The name in small letters, with hyphens. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
