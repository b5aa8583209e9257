package io.tideline.query;

/** Says that state cannot be read at the moment, because it is being restored or moved; the message is one sentence. */
public final class NotAvailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with its sentence. */
    public NotAvailableException(String sentence) {
        super(sentence);
    }

    /** Makes an exception with its sentence and its cause. */
    public NotAvailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
