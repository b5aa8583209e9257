package io.tideline.lifecycle;

/** What a row says about its change; the names are those of the published record. */
public enum LifecycleStatus {
    /** It became true. */
    STATED,
    /** It was emitted before, and is true at another instant, after another state, or just as it was emitted. */
    RESTATED,
    /** It was emitted before and never became true. */
    RETRACTED
}
