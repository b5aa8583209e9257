package io.tideline.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Ports of loopback at which nobody listens, and nobody will: each is held, so that no other test is given it. */
public final class SilentPort {
    private static final Queue<Socket> HELD = new ConcurrentLinkedQueue<>();

    private SilentPort() {}

    /** Another one, held until the process ends. */
    public static int another() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        HELD.add(socket);
        return socket.getLocalPort();
    }
}
