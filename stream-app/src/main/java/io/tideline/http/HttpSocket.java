package io.tideline.http;

import io.tideline.config.format.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/**
 * The listening socket. It is bound before anything else is started, so that a port in use ends the start at once and a
 * port that the system chose can be advertised.
 */
public final class HttpSocket implements AutoCloseable {
    private final ServerSocketChannel channel;
    private final ListenAddress asked;

    private HttpSocket(ServerSocketChannel channel, ListenAddress asked) {
        this.channel = channel;
        this.asked = asked;
    }

    /**
     * Binds an address.
     *
     * @throws HttpListenException if it cannot be bound
     */
    public static HttpSocket bind(ListenAddress address) {
        try {
            return open(address);
        } catch (IOException | UnresolvedAddressException refused) {
            throw new HttpListenException(
                    "http.listen must be an address of this machine with a port that is free, was " + text(address)
                            + ": " + reason(refused),
                    refused);
        }
    }

    private static HttpSocket open(ListenAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(address.host(), address.port()));
            return new HttpSocket(channel, address);
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    private static String reason(Exception refused) {
        return refused.getMessage() == null ? "the host is not known" : refused.getMessage();
    }

    static String text(ListenAddress address) {
        String host = address.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.port();
    }

    /** The address under which clients on this machine reach it. */
    public ListenAddress address() {
        try {
            InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
            InetAddress at = bound.getAddress();
            return new ListenAddress(at.isAnyLocalAddress() ? "127.0.0.1" : at.getHostAddress(), bound.getPort());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** The address to advertise unless one is configured; it has the name of this machine if all its addresses listen. */
    public ListenAddress reachable() {
        try {
            InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
            String host = bound.getAddress().isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getHostName()
                    : asked.host();
            return new ListenAddress(host, bound.getPort());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Frees the port. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
