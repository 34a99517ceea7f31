package vn.tintinh.net;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A deflated stream on its way to a sink. Spec: RFC 1951; with the zlib wrapper RFC 1950. */
final class Deflated implements AutoCloseable {
    private final Inflater inflater;
    private final Sink next;
    private final byte[] room = new byte[16 * 1024];
    private final CRC32 sum = new CRC32();

    Deflated(Inflater inflater, Sink next) {
        this.inflater = inflater;
        this.next = next;
    }

    /** Inflates and passes on; how many of the bytes were not used, since the data ended before them. */
    int run(byte[] bytes, int from, int length) throws BodyFault {
        inflater.setInput(bytes, from, length);
        try {
            while (!inflater.finished()) {
                int made = inflater.inflate(room);
                if (made == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                sum.update(room, 0, made);
                next.write(room, 0, made);
            }
        } catch (DataFormatException broken) {
            throw new BodyFault(Trouble.ENCODING, "the compressed answer is broken: " + broken.getMessage());
        }
        if (inflater.needsDictionary()) {
            throw new BodyFault(Trouble.ENCODING, "the compressed answer needs a dictionary");
        }
        return inflater.getRemaining();
    }

    boolean isFinished() {
        return inflater.finished();
    }

    /** CRC-32 of what was made since the start. */
    long sum() {
        return sum.getValue();
    }

    /** Ready for another stream. */
    void restart() {
        sum.reset();
        inflater.reset();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
