package vn.tintinh.embed;

import vn.tintinh.model.ConstantName;

/** How a block is laid out. The measures are those of the style sheet in {@code embed-1.js}, for 16-pixel text. */
enum Layout {
    /** One under the other, with room for a picture. */
    LIST(94, 1),
    /** Side by side as far as there is room, with the first words. */
    CARDS(199, 2),
    /** One under the other, as little as there can be. */
    HEADLINES(55, 1),
    /** A strip that is moved by whoever reads it, and never by itself. */
    TICKER(120, 30);

    private static final int WITH_PICTURE = 362;
    private static final int ROUND = 82;

    private final int row;
    private final int columns;

    Layout(int row, int columns) {
        this.row = row;
        this.columns = columns;
    }

    /** As URLs and attributes have it. */
    String token() {
        return ConstantName.of(this);
    }

    /** Pixels of a block with so many items, in a column of a page. */
    int height(int count, boolean images) {
        int each = this == CARDS && images ? WITH_PICTURE : row;
        return ROUND + each * ((count + columns - 1) / columns);
    }
}
