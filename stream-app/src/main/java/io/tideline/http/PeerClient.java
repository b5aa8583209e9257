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

/** Sends requests to other instances, with the token that all of them share, marked so that they ask nobody else. */
final class PeerClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** An instance that did not answer is not waited for again at once, for the next part of the same question. */
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
     * The JSON that an instance answers.
     *
     * @throws NotAvailableException if it answers something else, or not in time
     */
    JsonNode json(StoreLocation place, String pathAndQuery) {
        return read(place, send(place, pathAndQuery, ANY));
    }

    /**
     * The JSON that an instance answers for some partitions of customers.
     *
     * @throws NotAvailableException if it answers something else, or not in time
     */
    JsonNode json(StoreLocation place, String pathAndQuery, PartitionScope reading) {
        return read(place, send(place, pathAndQuery, text(reading)));
    }

    private static JsonNode read(StoreLocation place, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new NotAvailableException("the instance " + place.instance() + " answered " + answer.statusCode()
                    + "; the group may be balancing");
        }
        try {
            return Json.read(answer.body());
        } catch (JsonProcessingException garbled) {
            throw new NotAvailableException("the instance " + place.instance() + " answered no JSON", garbled);
        }
    }

    private HttpResponse<String> send(StoreLocation place, String pathAndQuery, String forwarded) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Uris.on(place.instance(), pathAndQuery))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", Operation.JSON)
                .header(Request.FORWARDED, forwarded);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        if (wasSilent(place)) {
            throw silent(place, null);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            silentAt.put(place.instance(), System.nanoTime());
            throw silent(place, unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        }
    }

    private boolean wasSilent(StoreLocation place) {
        Long at = silentAt.get(place.instance());
        return at != null && System.nanoTime() - at < SILENCE_NANOS;
    }

    private static NotAvailableException silent(StoreLocation place, Throwable cause) {
        return new NotAvailableException(
                "the instance " + place.instance() + " does not answer; if it should, look at its http.advertised",
                cause);
    }

    private static String text(PartitionScope reading) {
        return (reading.copies() ? COPIES : PARTITIONS)
                + reading.partitions().stream().sorted().map(Object::toString).collect(Collectors.joining(","));
    }

    /**
     * What is to be read for another instance.
     *
     * @param forwarded the header of its request
     */
    static PartitionScope reading(String forwarded) {
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
