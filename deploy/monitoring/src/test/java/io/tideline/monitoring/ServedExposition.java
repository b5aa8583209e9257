package io.tideline.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Answers {@code /metrics} as a pipeline would. Counters grow with every answer, so that they have a rate. */
final class ServedExposition implements AutoCloseable {
    private final List<String> lines;
    private final HttpServer server;
    private final AtomicInteger answers = new AtomicInteger();

    private ServedExposition(List<String> lines, HttpServer server) {
        this.lines = lines;
        this.server = server;
    }

    static ServedExposition start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ServedExposition served = new ServedExposition(lines(), server);
        server.createContext("/metrics", served::answer);
        server.start();
        return served;
    }

    /** The lines of the file, comments left out. */
    static List<String> lines() throws IOException {
        try (InputStream file = ServedExposition.class.getResourceAsStream("/exposition.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    /** Where to scrape it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int answer = answers.incrementAndGet();
        byte[] body = lines.stream()
                .map(line -> grown(line, answer))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String grown(String line, int times) {
        int space = line.lastIndexOf(' ');
        String name = line.replaceAll("[{ ].*", "");
        if (!name.matches(".*_(total|count|sum|bucket)")) {
            return line;
        }
        return line.substring(0, space + 1) + Double.parseDouble(line.substring(space + 1)) * times;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
