package io.tideline.lifecycle;

/** What a row says about its change; the names are those of the published record. */
public enum LifecycleStatus {
    /** It became true. */
    STATED,
    /** It was said before and holds, at another instant or after another state; or just as it was said. */
    RESTATED,
    /** It was said before and never became true. */
    RETRACTED
}
