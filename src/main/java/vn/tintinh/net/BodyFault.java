package vn.tintinh.net;

import java.io.IOException;

/** Why a body cannot be taken: raised by a {@link Sink}, turned into a value by {@link Body}. */
final class BodyFault extends IOException {
    private final Trouble trouble;

    BodyFault(Trouble trouble, String sentence) {
        super(sentence);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
