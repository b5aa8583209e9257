package io.tideline.http;

/** Says that an address cannot be listened on; the message is one sentence for people. */
public final class HttpListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpListenException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
