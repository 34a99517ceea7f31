package vn.tintinh.model;

import static java.util.Objects.requireNonNull;

/**
 * A fault in what an operator wrote, told in one sentence with a way out.
 *
 * @param file the file as the operator knows it, e.g. {@code conf/sources/lam-dong.yaml}
 * @param line 1-based; 0 when the fault has no place in the file
 * @param column 1-based; 0 when the fault has no place in its line
 * @param message what is wrong and what to do
 */
public record Problem(String file, int line, int column, String message) {
    public Problem {
        requireNonNull(file);
        requireNonNull(message);
    }

    /** {@code file:line:column: message}, without the numbers that are unknown. */
    @Override
    public String toString() {
        if (line == 0) {
            return file + ": " + message;
        }
        return file + ":" + line + ":" + column + ": " + message;
    }
}
