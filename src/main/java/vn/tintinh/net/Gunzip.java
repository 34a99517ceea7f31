package vn.tintinh.net;

import java.util.Arrays;
import java.util.zip.Inflater;

/**
 * Undoes {@code gzip}, all members of it. Bytes that are no gzip at all are passed on as they are: some servers name
 * the encoding and don't apply it, others apply it and don't name it. A missing trailer and what follows the last
 * member are forgiven, as browsers do. Spec: RFC 1952.
 */
final class Gunzip implements Sink {
    private static final int LONGEST_HEADER = 64 * 1024;

    private enum Phase {
        HEADER,
        DATA,
        TRAILER,
        REST,
        PLAIN
    }

    private final Sink next;
    private final Deflated deflated;
    private Phase phase = Phase.HEADER;
    private byte[] held = new byte[0];
    private boolean firstMember = true;

    Gunzip(Sink next) {
        this.next = next;
        this.deflated = new Deflated(new Inflater(true), next);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws BodyFault {
        int at = from;
        int end = from + length;
        while (at < end) {
            at = switch (phase) {
                case HEADER -> header(bytes, at, end);
                case DATA -> data(bytes, at, end);
                case TRAILER -> trailer(bytes, at, end);
                case REST -> end;
                case PLAIN -> {
                    next.write(bytes, at, end - at);
                    yield end;
                }
            };
        }
    }

    private int header(byte[] bytes, int at, int end) throws BodyFault {
        int before = held.length;
        hold(bytes, at, end);
        if (!couldBeGzip()) {
            phase = firstMember ? Phase.PLAIN : Phase.REST;
            if (firstMember) {
                next.write(held, 0, held.length);
            }
            return end;
        }
        int size = headerSize(held);
        if (size < 0) {
            if (held.length > LONGEST_HEADER) {
                throw new BodyFault(Trouble.ENCODING, "the compressed answer has an endless header");
            }
            return end;
        }
        held = new byte[0];
        phase = Phase.DATA;
        return at + size - before;
    }

    private boolean couldBeGzip() {
        return (held.length < 1 || held[0] == 0x1f) && (held.length < 2 || held[1] == (byte) 0x8b);
    }

    /** Bytes of the member's header; -1 while it is not all there. Spec: RFC 1952 §2.3. */
    private static int headerSize(byte[] held) {
        int size = 10;
        if (held.length < size) {
            return -1;
        }
        int flags = held[3];
        if ((flags & 4) != 0) {
            size = held.length < 12 ? Integer.MAX_VALUE : 12 + (held[10] & 0xff) + ((held[11] & 0xff) << 8);
        }
        for (int flag = 8; flag <= 16; flag *= 2) {
            if ((flags & flag) != 0) {
                while (size < held.length && held[size] != 0) {
                    size++;
                }
                size = size >= held.length ? Integer.MAX_VALUE : size + 1;
            }
        }
        if ((flags & 2) != 0 && size < Integer.MAX_VALUE) {
            size += 2;
        }
        return size <= held.length ? size : -1;
    }

    private int data(byte[] bytes, int at, int end) throws BodyFault {
        int left = deflated.run(bytes, at, end - at);
        if (deflated.isFinished()) {
            phase = Phase.TRAILER;
        }
        return end - left;
    }

    private int trailer(byte[] bytes, int at, int end) throws BodyFault {
        int taken = Math.min(8 - held.length, end - at);
        hold(bytes, at, at + taken);
        if (held.length == 8) {
            long stated =
                    (held[0] & 0xffL) | (held[1] & 0xffL) << 8 | (held[2] & 0xffL) << 16 | (held[3] & 0xffL) << 24;
            if (stated != deflated.sum()) {
                throw new BodyFault(Trouble.ENCODING, "the compressed answer's checksum is wrong");
            }
            held = new byte[0];
            deflated.restart();
            firstMember = false;
            phase = Phase.HEADER;
        }
        return at + taken;
    }

    private void hold(byte[] bytes, int at, int end) {
        int before = held.length;
        held = Arrays.copyOf(held, before + end - at);
        System.arraycopy(bytes, at, held, before, end - at);
    }

    @Override
    public void end() throws BodyFault {
        if (phase == Phase.DATA || (phase == Phase.HEADER && firstMember && held.length > 2)) {
            throw new BodyFault(Trouble.ENCODING, "the compressed answer breaks off");
        }
        if (phase == Phase.HEADER && firstMember && held.length > 0) {
            next.write(held, 0, held.length);
        }
        next.end();
    }

    @Override
    public void close() {
        deflated.close();
        next.close();
    }
}
