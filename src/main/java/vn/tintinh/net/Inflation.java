package vn.tintinh.net;

import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Undoes {@code deflate}, with the zlib wrapper that HTTP asks for or without, as some servers send it. Spec: RFC 9110
 * §8.4.1.2.
 */
final class Inflation implements Sink {
    private final Sink next;
    private byte[] held = new byte[0];
    private @Nullable Deflated deflated;

    Inflation(Sink next) {
        this.next = next;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws BodyFault {
        if (deflated != null) {
            deflated.run(bytes, from, length);
        } else if (held.length + length == 1) {
            held = new byte[] {bytes[from]};
        } else if (length > 0) {
            begin(held.length == 0 ? bytes[from] : held[0], bytes[from + 1 - held.length])
                    .run(held, 0, held.length);
            write(bytes, from, length);
        }
    }

    private Deflated begin(byte one, byte two) {
        boolean zlib = (one & 0x0f) == 8 && (((one & 0xff) << 8) | (two & 0xff)) % 31 == 0;
        Deflated begun = new Deflated(new Inflater(!zlib), next);
        deflated = begun;
        return begun;
    }

    @Override
    public void end() throws BodyFault {
        boolean empty = deflated == null && held.length == 0;
        if (!empty && (deflated == null || !deflated.isFinished())) {
            throw new BodyFault(Trouble.ENCODING, "the compressed answer breaks off");
        }
        next.end();
    }

    @Override
    public void close() {
        if (deflated != null) {
            deflated.close();
        }
        next.close();
    }
}
