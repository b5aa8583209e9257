package io.tideline.query;

import java.util.List;
import java.util.function.Function;

/**
 * Where a partition of a store is.
 *
 * @param host the host name that the instance advertises
 * @param port the port of its HTTP server
 * @param here whether it is this instance
 * @param partition the partition of the store
 * @param copy whether it is a standby copy, rather than the active partition
 */
public record StoreLocation(String host, int port, boolean here, int partition, boolean copy) {
    /** Whether this instance is the active one. */
    boolean isActiveHere() {
        return here && !copy;
    }

    /** The instance, as {@code host:port}. */
    public String instance() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /**
     * Asks several locations in turn and returns the first answer.
     *
     * @throws NotAvailableException if none answers; it is the exception of the first
     */
    public static <T> T firstToAnswer(List<StoreLocation> places, Function<StoreLocation, T> question) {
        NotAvailableException first = null;
        for (StoreLocation location : places) {
            try {
                return question.apply(location);
            } catch (NotAvailableException notNow) {
                first = first == null ? notNow : first;
            }
        }
        throw first == null ? new NotAvailableException("nobody holds what is asked for at the moment") : first;
    }
}
