package io.tideline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.tideline.http.LiveFeed.News;
import io.tideline.http.LiveFeed.Slot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code /v1/stream}: server-sent events, a snapshot first and then the changes. Each reader takes one thread of the
 * server, so that a slow one delays nobody else; the number of readers is bounded.
 */
final class StreamEndpoint {
    /** Changes within this time are sent together: twice a second is as fast as people read. */
    private static final long PAUSE_MILLIS = 500;

    /** The status is sent at least this often, so that readers notice a dead connection and proxies keep it open. */
    private static final long HEARTBEAT_MILLIS = 5_000;

    private static final long RETRY_MILLIS = 3_000;

    private final LiveFeed feed;
    private final int mostReaders;
    private final List<String> windows;
    private final List<String> dimensions;

    StreamEndpoint(LiveFeed feed, int mostReaders, List<String> windows, List<String> dimensions) {
        this.feed = feed;
        this.mostReaders = mostReaders;
        this.windows = List.copyOf(windows);
        this.dimensions = List.copyOf(dimensions);
    }

    Operation operation() {
        return new Operation(
                "/v1/stream",
                "The current rows and the status, as server-sent events: a snapshot, then the changes.",
                List.of(
                        Parameter.anyOf("window", windows, "Only these windows."),
                        Parameter.anyOf("dimension", dimensions, "Only these dimensions; all is everybody.")),
                List.of(Operation.EVENTS),
                "",
                List.of(Refusal.Kind.TOO_MANY_STREAMS),
                false,
                this::answer);
    }

    private void answer(Context context) throws InterruptedException {
        Predicate<Slot> wanted = wanted(new Request(context, operation()));
        if (!feed.enter(mostReaders)) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY_STREAMS, "at most " + mostReaders + " live streams are answered at a time");
        }
        try {
            context.res().setContentType(Operation.EVENTS + "; charset=utf-8");
            context.res().setHeader("Cache-Control", "no-store");
            context.res().setHeader("X-Accel-Buffering", "no");
            feed.refresh();
            send(context.res().getOutputStream(), wanted);
        } catch (IOException gone) {
            // A stream ends when its reader closes the connection.
            return;
        } finally {
            feed.leave();
        }
    }

    private Predicate<Slot> wanted(Request request) {
        List<String> someWindows = request.anyOf("window", windows);
        List<String> someDimensions = request.anyOf("dimension", dimensions);
        return slot -> (someWindows.isEmpty() || someWindows.contains(slot.window()))
                && (someDimensions.isEmpty()
                        || someDimensions.contains(slot.segment().dimension()));
    }

    private void send(OutputStream out, Predicate<Slot> wanted) throws IOException, InterruptedException {
        write(out, "retry: " + RETRY_MILLIS + "\n\n");
        News news = feed.since(0, wanted);
        write(out, event("snapshot", snapshot(news), news.version()));
        while (!feed.isClosed()) {
            feed.await(news.version(), HEARTBEAT_MILLIS);
            News next = feed.since(news.version(), wanted);
            if (next.isEmpty()) {
                write(out, event("status", feed.status(), next.version()));
            } else {
                send(out, next);
                Thread.sleep(PAUSE_MILLIS);
            }
            news = next;
        }
    }

    private static void send(OutputStream out, News news) throws IOException {
        if (!news.rows().isEmpty() || !news.gone().isEmpty()) {
            write(out, event("kpis", changes(news), news.version()));
        }
        if (news.status().isPresent()) {
            write(out, event("status", news.status().get(), news.version()));
        }
    }

    private static ObjectNode snapshot(News news) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("rows");
        news.rows().forEach(rows::add);
        body.set("status", news.status().orElseThrow());
        return body;
    }

    private static ObjectNode changes(News news) {
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("rows");
        news.rows().forEach(rows::add);
        ArrayNode gone = body.putArray("gone");
        for (Slot slot : news.gone()) {
            ObjectNode place = gone.addObject();
            place.put("window", slot.window());
            place.put("dimension", slot.segment().dimension());
            place.put("segment", slot.segment().value());
            place.put("period", slot.period().id());
        }
        return body;
    }

    private static String event(String name, ObjectNode data, long version) {
        return "event: " + name + "\nid: " + version + "\ndata: " + Json.text(data) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
