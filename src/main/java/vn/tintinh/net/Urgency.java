package vn.tintinh.net;

/** Whether a request may wait for its host's turn. */
public enum Urgency {
    /** It takes its place in the queue. */
    USUAL,
    /** It is made when the host is free and nobody waits for it, else not at all: the answer is {@link Trouble#BUSY}. */
    SPARE
}
