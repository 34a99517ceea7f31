package vn.tintinh.proof;

import java.util.Locale;

/** What servers do to whoever polls them, on purpose or not: each constant is one source. */
enum Misbehaviour {
    SILENT("/silent", "takes the request and never answers"),
    REFUSED("", "nobody listens on the port"),
    CLOSED("/closed", "closes at once, without a word"),
    HALF_CLOSED("", "sends half of an answer, ends its side and waits"),
    RESET("", "resets the connection in the middle of the body"),
    HEADERS_DRIP("/headers-drip", "sends a byte of its head now and then"),
    BODY_DRIP("/drip", "sends a byte of its body now and then"),
    STALLED("/stalled", "stops after four bytes of a hundred"),
    ENDLESS_BODY("/endless", "sends a body that never ends, fast"),
    ENDLESS_HEADERS("/endless-headers", "sends headers that never end, fast"),
    HALF_HEAD("/half-head", "closes in the middle of a header"),
    LENGTH_SHORT("/lying-short", "announces five bytes and sends more"),
    LENGTH_LONG("/lying-long", "announces a thousand bytes, sends fewer and closes"),
    LENGTH_ABSURD("/too-large", "announces a hundred gigabytes"),
    TLS_GARBAGE("/garbage", "answers to a TLS greeting with something else"),
    SSH("/garbage", "is an SSH server"),
    HTTP_0_9("/bare-html", "sends a page without any head"),
    GZIP_BOMB("/gzip-bomb", "sends a kilobyte of gzip that becomes twenty megabytes"),
    DEFLATE_BOMB("/deflate-bomb", "the same with deflate"),
    BROTLI_BOMB("/br-bomb", "the same with Brotli"),
    GZIP_TWICE("/gzip-bomb-twice", "packs the bomb twice"),
    GZIP_FOUR_TIMES("/gzip-four-times", "says that it packed four times"),
    GZIP_CUT("/gzip-cut", "breaks its gzip off"),
    GZIP_UNDONE("/gzip-not-done", "says gzip of what is none"),
    GZIP_UNSAID("/gzip-not-said", "sends gzip and does not say so"),
    BROTLI_GARBAGE("/br-garbage", "says Brotli of what is none"),
    UNKNOWN_ENCODING("/zstd", "packs in a way that it was not asked for"),
    CHUNK_GARBAGE("/chunk-garbage", "sends a chunk whose size is no number"),
    CHUNK_CUT("/chunk-cut", "breaks off inside a chunk"),
    CHUNK_ABSURD("/chunk-absurd", "announces a chunk of sixteen exabytes"),
    CHUNK_EXTENSION("/chunk-extension", "sends a chunk extension that never ends"),
    HEADER_HUGE("/huge-header", "sends a header line of a megabyte"),
    HEADERS_MANY("/many-headers", "sends ten thousand headers"),
    COOKIES("/cookies", "sets five hundred cookies with every answer"),
    ETAG_HUGE("/etag-huge", "sends an ETag of a megabyte"),
    ETAG_LONG("/etag-long", "sends an ETag of sixty thousand letters"),
    REDIRECT_LOOP("/loop", "redirects in a circle"),
    REDIRECT_CHAIN("/chain-100", "redirects a hundred times"),
    REDIRECT_FILE("/to-file", "redirects to a file of ours"),
    REDIRECT_PRIVATE("/to-metadata", "redirects to a private address"),
    REDIRECT_NOWHERE("/to-nothing", "redirects to what is no URL"),
    REDIRECT_CRLF("/to-crlf", "redirects to an address with a line feed in it"),
    UNASKED_304("/304-unasked", "answers 304 though it was not asked for changes"),
    ALWAYS_304("/304-always", "answers 304 for ever after"),
    EMPTY("/empty", "answers 200 without a byte"),
    NO_CONTENT("/204", "answers 204"),
    PARTIAL("/206", "answers 206 with the first bytes"),
    STATUS_999("/999", "answers 999"),
    CONTINUE_FLOOD("/continue", "says 100 Continue for ever"),
    ERROR_HUGE("/error-huge", "answers 500 with twenty megabytes"),
    ERROR_ENDLESS("/broken-endlessly", "answers 500 with a body that never ends"),
    RETRY_IN_9999("/retry-9999", "answers 429 and wants to be asked in the year 9999"),
    RETRY_NEGATIVE("/retry-negative", "answers 429 and wants to have been asked before"),
    BILLION_LAUGHS("/laughs", "defines entities that become gigabytes"),
    XXE("/xxe", "wants a file of ours as its title"),
    MANY_ITEMS("/many-items", "has a hundred thousand items"),
    LONG_ITEM("/long-item", "has an item of nine megabytes"),
    TOO_LONG_ITEM("/too-long-item", "has an item of fifty megabytes"),
    DEEP("/deep", "nests a hundred thousand elements"),
    DEEP_HTML("/deep-html", "nests a hundred thousand elements inside an item's text"),
    NULS("/nuls", "strews NUL bytes"),
    UTF_16("/utf-16", "says UTF-16 of what is UTF-8"),
    CLOSES_SECOND("/once-per-connection", "closes each connection on its second request"),
    PIPELINED_GARBAGE("/pipelined", "sends what nobody asked for after its answer");

    private final String path;
    private final String sentence;

    Misbehaviour(String path, String sentence) {
        this.path = path;
        this.sentence = sentence;
    }

    /** Empty where it is no matter of HTTP. */
    String path() {
        return path;
    }

    String sentence() {
        return sentence;
    }

    /** Of the source that does so. */
    String id() {
        return "xau-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
