package io.tideline.query;

import java.util.List;
import java.util.function.Function;

/**
 * Where a part of the state is.
 *
 * @param host of the instance, as it advertises itself
 * @param port of its HTTP server
 * @param here whether that is this instance
 * @param partition of the store
 * @param copy whether the part is read there though another instance may work on it
 */
public record StoreLocation(String host, int port, boolean here, int partition, boolean copy) {
    /** Whether this instance works on it. */
    boolean isWorkedOnHere() {
        return here && !copy;
    }

    /** The instance, as {@code host:port}. */
    public String instance() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /**
     * What the first of several places answers that can.
     *
     * @throws NotAvailableException if none can, with what the first said
     */
    public static <T> T firstToAnswer(List<StoreLocation> places, Function<StoreLocation, T> question) {
        NotAvailableException first = null;
        for (StoreLocation place : places) {
            try {
                return question.apply(place);
            } catch (NotAvailableException notNow) {
                first = first == null ? notNow : first;
            }
        }
        throw first == null ? new NotAvailableException("nobody holds what is asked for at the moment") : first;
    }
}
