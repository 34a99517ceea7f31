package vn.tintinh.embed;

import vn.tintinh.model.ConstantName;

/** Colours of a block that has none of its own. */
enum Theme {
    /** As the reader's system has it. */
    AUTO,
    LIGHT,
    DARK;

    /** As URLs and attributes have it. */
    String token() {
        return ConstantName.of(this);
    }
}
