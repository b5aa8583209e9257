package io.tideline.app.topics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A look whether anybody listens at any of the brokers' addresses, all tried at the same time. It comes before Kafka's
 * own client, which logs a warning for every attempt and never gives up on its own.
 */
final class BrokerProbe {

    private BrokerProbe() {}

    /**
     * Returns as soon as one address takes a connection; throws {@link UnavailableException} if none does.
     *
     * @param servers addresses as {@code host:port}, with or without a protocol before them
     * @param timeout how long to wait for the first connection
     */
    static void requireListener(List<String> servers, Duration timeout) {
        String shown = String.join(",", servers);
        List<InetSocketAddress> addresses =
                servers.stream().flatMap(server -> addressesOf(server).stream()).toList();
        if (addresses.isEmpty()) {
            throw new UnavailableException("No host of bootstrap.servers " + shown + " has a known address.");
        }
        try (Selector selector = Selector.open()) {
            if (!anyConnects(addresses, selector, timeout)) {
                throw new UnavailableException("No broker answers at bootstrap.servers " + shown + " within "
                        + timeout.toSeconds() + " s. Start one, or give the right address.");
            }
        } catch (IOException failed) {
            throw new UnavailableException("The network cannot be used: " + failed.getMessage(), failed);
        }
    }

    private static boolean anyConnects(List<InetSocketAddress> addresses, Selector selector, Duration timeout)
            throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        try {
            for (InetSocketAddress address : addresses) {
                SocketChannel channel = SocketChannel.open();
                channels.add(channel);
                channel.configureBlocking(false);
                if (startsConnected(channel, address)) {
                    return true;
                }
                if (channel.isOpen()) {
                    channel.register(selector, SelectionKey.OP_CONNECT);
                }
            }
            return awaitFirst(selector, System.nanoTime() + timeout.toNanos());
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static boolean startsConnected(SocketChannel channel, InetSocketAddress address) throws IOException {
        try {
            return channel.connect(address);
        } catch (IOException refused) {
            channel.close();
            return false;
        }
    }

    private static boolean awaitFirst(Selector selector, long deadlineNanos) throws IOException {
        while (!selector.keys().isEmpty()) {
            long millis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
            if (millis <= 0) {
                return false;
            }
            selector.select(millis);
            for (SelectionKey key : selector.selectedKeys()) {
                if (finished((SocketChannel) key.channel())) {
                    return true;
                }
            }
            selector.selectedKeys().clear();
            selector.selectNow();
        }
        return false;
    }

    private static boolean finished(SocketChannel channel) throws IOException {
        try {
            return channel.finishConnect();
        } catch (IOException refused) {
            channel.close();
            return false;
        }
    }

    private static List<InetSocketAddress> addressesOf(String server) {
        int colon = server.lastIndexOf(':');
        String host = server.substring(server.indexOf("://") < 0 ? 0 : server.indexOf("://") + 3, colon)
                .replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(server.substring(colon + 1));
        List<InetSocketAddress> addresses = new ArrayList<>();
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(new InetSocketAddress(address, port));
            }
        } catch (UnknownHostException unknown) {
            return List.of();
        }
        return addresses;
    }
}
