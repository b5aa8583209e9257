package io.tideline.app.topics;

/**
 * Something the check at the start found.
 *
 * @param severity whether the application can start all the same
 * @param sentence what is wrong and what to do about it
 */
public record Finding(Severity severity, String sentence) {

    /** What a finding means for the start. */
    public enum Severity {
        /** The broker or the registry cannot be used; nothing else could be looked at. */
        UNREACHABLE,
        /** Topics or schemas are not as the pipeline needs them. */
        VIOLATION,
        /** The application can start, but something will probably hurt later. */
        WARNING
    }

    static Finding unreachable(String sentence) {
        return new Finding(Severity.UNREACHABLE, sentence);
    }

    static Finding violation(String sentence) {
        return new Finding(Severity.VIOLATION, sentence);
    }

    static Finding warning(String sentence) {
        return new Finding(Severity.WARNING, sentence);
    }
}
