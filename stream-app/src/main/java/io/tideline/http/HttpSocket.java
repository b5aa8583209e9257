package io.tideline.http;

import io.tideline.config.format.ListenAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/**
 * The listening socket, bound before anything else is started. So a port that is taken is known at once, and the port
 * that the system chose is known to those who advertise it.
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

    /** Where clients on this machine find it. */
    public ListenAddress address() {
        try {
            InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
            InetAddress at = bound.getAddress();
            return new ListenAddress(at.isAnyLocalAddress() ? "127.0.0.1" : at.getHostAddress(), bound.getPort());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** Where other instances find it if nobody says otherwise: the name of this machine where all addresses answer. */
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
