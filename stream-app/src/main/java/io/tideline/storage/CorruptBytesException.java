package io.tideline.storage;

/** Stored bytes do not have the form they should have: they are cut short, damaged, or of an unknown version. */
public final class CorruptBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One sentence that names what was read, the value found, the bound and the position. */
    public CorruptBytesException(String message) {
        super(message);
    }
}
