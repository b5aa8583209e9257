package io.tideline.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/**
 * A listening socket on 127.0.0.1, bound before the server that will accept on it exists. So a port that is taken is
 * known at once, and no other process can take a free one between choosing and using it.
 */
final class LoopbackSocket implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final ServerSocketChannel channel;
    private final int port;

    private LoopbackSocket(ServerSocketChannel channel, int port) {
        this.channel = channel;
        this.port = port;
    }

    /**
     * Binds {@code port}, or any free one when it is 0.
     *
     * @param owner what the port is for, as the error names it
     * @throws LocalStackException if the port is taken or may not be bound
     */
    static LoopbackSocket bind(String owner, int port) {
        try {
            return open(port);
        } catch (BindException e) {
            throw new LocalStackException(
                    LocalStackException.Reason.PORT_IN_USE,
                    "the " + owner + " port " + port + " on " + HOST + " is in use or not allowed: choose another, or"
                            + " 0 for a free one",
                    e);
        } catch (IOException e) {
            throw new LocalStackException(
                    LocalStackException.Reason.START_FAILED,
                    "the " + owner + " port " + port + " on " + HOST + " cannot be opened: " + e.getMessage(),
                    e);
        }
    }

    private static LoopbackSocket open(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(loopback(), port));
            return new LoopbackSocket(channel, ((InetSocketAddress) channel.getLocalAddress()).getPort());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
    }

    int port() {
        return port;
    }

    String address() {
        return HOST + ":" + port;
    }

    /** The bound channel; whoever accepts on it also closes it. */
    ServerSocketChannel channel() {
        return channel;
    }

    /** Frees the port; does nothing if its server has closed the channel already. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("port " + port + " cannot be freed", e);
        }
    }
}
