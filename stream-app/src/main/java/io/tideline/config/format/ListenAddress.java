package io.tideline.config.format;

/**
 * Where the HTTP server listens.
 *
 * @param host name or address of one interface of this machine, without brackets
 * @param port 0 to 65535; 0 lets the system choose a free one
 */
public record ListenAddress(String host, int port) {}
