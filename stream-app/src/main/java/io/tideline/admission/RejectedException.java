package io.tideline.admission;

/** Carries a rejection from where the fault is found to where the record becomes a dead letter. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** Makes a rejection; the arguments are those of {@link Rejection}. */
    public RejectedException(Rejection.Code code, String field, String message) {
        super(message, null, false, false);
        this.rejection = Rejection.of(code, field, message);
    }

    /** The rejection. */
    public Rejection rejection() {
        return rejection;
    }
}
