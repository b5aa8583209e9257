package io.tideline.query;

/**
 * Where a part of the state is.
 *
 * @param host of the instance, as it advertises itself
 * @param port of its HTTP server
 * @param here whether that is this instance
 * @param partition of the store
 */
public record Place(String host, int port, boolean here, int partition) {
    /** The instance, as {@code host:port}. */
    public String instance() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
