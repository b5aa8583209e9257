package io.tideline.query;

/** State that cannot be read at the moment, because it is being restored or moved; the message is one sentence. */
public final class NotAvailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** State that cannot be read at the moment. */
    public NotAvailableException(String sentence) {
        super(sentence);
    }

    /** State that cannot be read at the moment, and what kept it from being read. */
    public NotAvailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
