package vn.tintinh.app;

/** Tin Tỉnh can't start; the message is one sentence with a way out, for the operator. */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartException(String message) {
        super(message);
    }
}
