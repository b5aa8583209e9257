package io.tideline.topology;

/** Carries a rejection from where a fault is found to where the record is put aside. */
final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    RejectedException(Rejection.Code code, String field, String message) {
        super(message, null, false, false);
        this.rejection = Rejection.of(code, field, message);
    }

    Rejection rejection() {
        return rejection;
    }
}
