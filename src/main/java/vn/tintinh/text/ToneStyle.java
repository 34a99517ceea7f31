package vn.tintinh.text;

/** Where the tone mark of open {@code oa}, {@code oe} and {@code uy} stands: the only place where the two styles differ. */
public enum ToneStyle {
    /** hòa, khỏe, ủy. */
    OLD,
    /** hoà, khoẻ, uỷ (Quyết định 1989/QĐ-BGDĐT, điều 8). */
    NEW
}
