package vn.tintinh.net;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Undoes {@code br}. Spec: RFC 7932. */
final class Unbrotli implements Sink {
    private final Sink next;
    private final DecoderJNI.Wrapper decoder;
    private boolean began;
    private boolean closed;

    Unbrotli(Sink next) throws BodyFault {
        this.next = next;
        try {
            this.decoder = new DecoderJNI.Wrapper(16 * 1024);
        } catch (IOException noMemory) {
            throw new BodyFault(Trouble.ENCODING, "no Brotli decoder: " + noMemory.getMessage());
        }
    }

    /** Whether this machine has the native library. */
    static boolean isAvailable() {
        return Brotli4jLoader.isAvailable();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws BodyFault {
        int at = from;
        int end = from + length;
        began |= length > 0;
        while (true) {
            switch (decoder.getStatus()) {
                case DONE -> {
                    return;
                }
                case OK -> decoder.push(0);
                case NEEDS_MORE_OUTPUT -> pull();
                case NEEDS_MORE_INPUT -> {
                    if (decoder.hasOutput()) {
                        pull();
                    }
                    if (at == end) {
                        return;
                    }
                    at += push(bytes, at, end);
                }
                case ERROR -> throw new BodyFault(Trouble.ENCODING, "the compressed answer is broken");
            }
        }
    }

    private int push(byte[] bytes, int at, int end) {
        ByteBuffer input = decoder.getInputBuffer();
        input.clear();
        int taken = Math.min(input.remaining(), end - at);
        input.put(bytes, at, taken);
        decoder.push(taken);
        return taken;
    }

    private void pull() throws BodyFault {
        ByteBuffer output = decoder.pull();
        byte[] made = new byte[output.remaining()];
        output.get(made);
        next.write(made, 0, made.length);
    }

    @Override
    public void end() throws BodyFault {
        if (began && decoder.getStatus() != DecoderJNI.Status.DONE) {
            throw new BodyFault(Trouble.ENCODING, "the compressed answer breaks off");
        }
        next.end();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoder.destroy();
        }
        next.close();
    }
}
