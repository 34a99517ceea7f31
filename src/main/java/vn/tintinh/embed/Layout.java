package vn.tintinh.embed;

import vn.tintinh.model.ConstantName;

/**
 * How a block is laid out. A row is as high in a narrow column as in a wide one, so that room can be kept for a block
 * before anything of it is there; the measures are those of the style sheet in {@code embed-1.js}.
 */
enum Layout {
    /** One under the other, with room for a picture. */
    LIST(5.9, 1),
    /** Two side by side, with the first words where there is room. */
    CARDS(12.4, 2),
    /** One under the other, as little as there can be. */
    HEADLINES(4.7, 1),
    /** A strip that is moved by whoever reads it, and never by itself. */
    TICKER(7.5, 30);

    private static final double WITH_PICTURE = 22.6;
    private static final int TEXT = 16;
    private static final int ROUND = 82;

    private final double row;
    private final int columns;

    Layout(double row, int columns) {
        this.row = row;
        this.columns = columns;
    }

    /** As URLs and attributes have it. */
    String token() {
        return ConstantName.of(this);
    }

    /** Pixels of a block with so many items, in text of 16 pixels. */
    int height(int count, boolean images) {
        double each = this == CARDS && images ? WITH_PICTURE : row;
        int rows = (count + columns - 1) / columns;
        return (int) Math.ceil(ROUND + TEXT * each * rows);
    }
}
