package vn.tintinh.net;

/** Where the bytes of a body go, chunk by chunk. Not for more than one thread. */
interface Sink extends AutoCloseable {
    /** Takes some bytes. */
    void write(byte[] bytes, int from, int length) throws BodyFault;

    /** There are no more bytes. */
    void end() throws BodyFault;

    /** Gives native memory back, also after a fault; idempotent. */
    @Override
    void close();
}
