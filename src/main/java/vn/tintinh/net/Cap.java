package vn.tintinh.net;

/** Passes on so many bytes and no more: one stands behind each decoder, so that no step of a chain runs away. */
final class Cap implements Sink {
    private final Sink next;
    private final int most;
    private final String what;
    private long seen;

    Cap(int most, String what, Sink next) {
        this.most = most;
        this.what = what;
        this.next = next;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws BodyFault {
        seen += length;
        if (seen > most) {
            throw new BodyFault(Trouble.SIZE, "the answer has more than " + most + " bytes " + what);
        }
        next.write(bytes, from, length);
    }

    @Override
    public void end() throws BodyFault {
        next.end();
    }

    @Override
    public void close() {
        next.close();
    }
}
