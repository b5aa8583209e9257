package io.tideline.admission;

/** Carries a rejection from where a fault is found to where the record is put aside. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public RejectedException(Rejection.Code code, String field, String message) {
        super(message, null, false, false);
        this.rejection = Rejection.of(code, field, message);
    }

    public Rejection rejection() {
        return rejection;
    }
}
