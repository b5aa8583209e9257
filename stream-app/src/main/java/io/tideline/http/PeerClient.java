package io.tideline.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tideline.query.NotAvailableException;
import io.tideline.query.Place;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to other instances, with the token that all of them share, marked so that they ask nobody else. */
final class PeerClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Optional<String> token;

    /**
     * An answer of another instance.
     *
     * @param status of HTTP
     * @param contentType of the body
     * @param body as it came
     * @param link to what follows, if anything does
     */
    record Answer(int status, String contentType, String body, Optional<String> link) {}

    PeerClient(Optional<String> token) {
        this.token = token;
    }

    /**
     * The JSON that an instance answers.
     *
     * @throws NotAvailableException if it answers something else, or not in time
     */
    JsonNode json(Place place, String pathAndQuery) {
        Answer answer = get(place.instance(), pathAndQuery);
        if (answer.status() != OK) {
            throw new NotAvailableException("the instance " + place.instance() + " answered " + answer.status()
                    + "; the group may be balancing");
        }
        try {
            return Json.read(answer.body());
        } catch (JsonProcessingException garbled) {
            throw new NotAvailableException("the instance " + place.instance() + " answered no JSON", garbled);
        }
    }

    /**
     * What an instance answers.
     *
     * @throws NotAvailableException if it does not answer in time
     */
    Answer get(String instance, String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Uris.on(instance, pathAndQuery))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", Operation.JSON)
                .header(Request.FORWARDED, "1");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(Operation.JSON),
                    response.body(),
                    response.headers().firstValue(Answers.LINK));
        } catch (IOException unreachable) {
            throw new NotAvailableException(
                    "the instance " + instance + " does not answer; if it should, look at its http.advertised",
                    unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        }
    }
}
