package vn.tintinh.app;

/** The command line's entry. */
public final class Main {
    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(0);
    }
}
