package io.tideline.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.NotAvailableException;
import io.tideline.query.PartitionScope;
import io.tideline.query.StoreLocation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends requests to other instances. A header marks them, so that the instance that is asked asks nobody in turn. */
final class PeerClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** For this time after it failed to answer, an instance is not asked again, so that one request waits for it once. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(3).toNanos();

    private static final int OK = 200;
    private static final String ANY = "any";
    private static final String PARTITIONS = "partitions=";
    private static final String COPIES = "copies=";
    private static final Pattern FORWARDED =
            Pattern.compile("(" + PARTITIONS + "|" + COPIES + ")(\\d{1,9}(?:,\\d{1,9})*)");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Optional<String> token;
    private final Map<String, Long> silentAt = new ConcurrentHashMap<>();

    PeerClient(Optional<String> token) {
        this.token = token;
    }

    /**
     * The JSON answer of an instance.
     *
     * @throws NotAvailableException if it answers with something else, or not in time
     */
    JsonNode json(StoreLocation location, String pathAndQuery) {
        return read(location, send(location, pathAndQuery, ANY));
    }

    /**
     * The JSON answer of an instance for some partitions of customers.
     *
     * @throws NotAvailableException if it answers with something else, or not in time
     */
    JsonNode json(StoreLocation location, String pathAndQuery, PartitionScope scope) {
        return read(location, send(location, pathAndQuery, text(scope)));
    }

    private static JsonNode read(StoreLocation location, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new NotAvailableException("the instance " + location.instance() + " answered " + answer.statusCode()
                    + "; the group may be balancing");
        }
        try {
            return Json.read(answer.body());
        } catch (JsonProcessingException garbled) {
            throw new NotAvailableException("the instance " + location.instance() + " answered no JSON", garbled);
        }
    }

    private HttpResponse<String> send(StoreLocation location, String pathAndQuery, String forwarded) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Uris.on(location.instance(), pathAndQuery))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", Operation.JSON)
                .header(Request.FORWARDED, forwarded);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        if (wasSilent(location)) {
            throw silent(location, null);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            silentAt.put(location.instance(), System.nanoTime());
            throw silent(location, unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        }
    }

    private boolean wasSilent(StoreLocation location) {
        Long at = silentAt.get(location.instance());
        return at != null && System.nanoTime() - at < SILENCE_NANOS;
    }

    private static NotAvailableException silent(StoreLocation location, Throwable cause) {
        return new NotAvailableException(
                "the instance " + location.instance() + " does not answer; if it should, look at its http.advertised",
                cause);
    }

    private static String text(PartitionScope scope) {
        return (scope.copies() ? COPIES : PARTITIONS)
                + scope.partitions().stream().sorted().map(Object::toString).collect(Collectors.joining(","));
    }

    /**
     * The partitions that a request of another instance asks for.
     *
     * @param forwarded the value of its header
     */
    static PartitionScope scope(String forwarded) {
        Matcher matcher = FORWARDED.matcher(forwarded);
        if (!matcher.matches()) {
            throw new Refusal(Kind.BAD_PARAMETER, "the header " + Request.FORWARDED + " is for other instances");
        }
        Set<Integer> partitions = Arrays.stream(matcher.group(2).split(",", -1))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return new PartitionScope(partitions, matcher.group(1).equals(COPIES));
    }
}
