package vn.tintinh.net;

/** Why there is no answer. */
public enum Trouble {
    /** The URL cannot be called: its scheme, host, port, or a header to be sent with it. */
    URL,
    /** The address guard objects. */
    BLOCKED,
    /** The host's turn did not come in time. */
    BUSY,
    /** The host's name has no address, or no name server said so in time. */
    NAME,
    /** No connection to any of the host's addresses. */
    CONNECT,
    /** No trusted encrypted connection. */
    TLS,
    /** The answer did not begin, or did not end, in time. */
    TIME,
    /** The answer has more bytes than allowed, as received or as expanded. */
    SIZE,
    /** The answer is no HTTP, or breaks off. */
    PROTOCOL,
    /** The answer's content encoding is unknown or its data are broken. */
    ENCODING
}
