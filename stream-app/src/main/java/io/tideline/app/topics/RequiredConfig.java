package io.tideline.app.topics;

import java.util.OptionalLong;

/**
 * One configuration that a topic has to have.
 *
 * @param value what it is set to where it is set
 * @param least the number from which on another value is left as it is; empty if only {@code value} will do
 */
record RequiredConfig(String value, OptionalLong least) {

    static RequiredConfig exactly(String value) {
        return new RequiredConfig(value, OptionalLong.empty());
    }

    /** A number that is set to {@code value}, where it is not {@code least} or more already. */
    static RequiredConfig atLeast(long least, long value) {
        return new RequiredConfig(Long.toString(value), OptionalLong.of(least));
    }

    boolean isMetBy(String actual) {
        return actual.equals(value) || (least.isPresent() && Long.parseLong(actual) >= least.getAsLong());
    }
}
