package io.tideline.schemas.registry;

import io.tideline.schemas.registry.RegistryException.Fault;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request to the first URL that answers, and again after a pause when none does. Server errors and silence are
 * tried again, refusals are not. Redirects are not followed: they could carry credentials elsewhere.
 */
final class RegistryTransport {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    /** Schemas are a few kilobytes; more than this is not a registry's answer. */
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    /** One client, with its threads, for each distinct TLS set-up of the process: serdes come by the dozen. */
    private static final Map<RegistryTls, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final HttpClient client;
    private final List<URI> urls;
    private final RegistryCredentials credentials;
    private final Duration timeout;
    private final Backoff backoff;

    /** Where the next request goes first: the URL that answered last. */
    private volatile int preferred;

    RegistryTransport(RegistrySettings settings) {
        this.client = CLIENTS.computeIfAbsent(RegistryTls.of(settings), RegistryTransport::connect);
        this.urls = settings.urls();
        this.credentials = RegistryCredentials.of(settings);
        this.timeout = settings.requestTimeout();
        this.backoff = settings.backoff();
    }

    private static HttpClient connect(RegistryTls tls) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        tls.context().ifPresent(builder::sslContext);
        return builder.build();
    }

    /** A request to a path below the registry's URL. */
    record Request(String method, String path, String body) {

        static Request get(String path) {
            return new Request("GET", path, "");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * The registry's answer to a request, with any status below 500 but 401, 403, 408 and 429.
     *
     * @throws RegistryException UNREACHABLE, SERVER_ERROR or UNAUTHORIZED, after all retries
     * @throws InterruptException if the thread is interrupted while it waits
     */
    RegistryAnswer send(Request request) {
        RegistryException failure = null;
        for (int round = 0; round <= backoff.retries(); round++) {
            if (round > 0) {
                pause(backoff.waitMillis(round));
            }
            int first = preferred;
            for (int i = 0; i < urls.size(); i++) {
                int index = (first + i) % urls.size();
                try {
                    RegistryAnswer answer = ask(urls.get(index), request);
                    preferred = index;
                    return answer;
                } catch (RegistryException e) {
                    if (e.fault() == Fault.UNAUTHORIZED) {
                        throw e;
                    }
                    LOG.debug("Schema registry request failed", e);
                    failure = e;
                }
            }
        }
        throw failure;
    }

    private RegistryAnswer ask(URI url, Request request) {
        HttpResponse<byte[]> response =
                await(url, request, client.sendAsync(http(url, request), LimitedBody.handler(MAX_ANSWER_BYTES)));
        RegistryAnswer answer = new RegistryAnswer(request.toString(), url, response.statusCode(), response.body());
        int status = answer.status();
        if (status == 401 || status == 403) {
            throw answer.failure(Fault.UNAUTHORIZED, credentials);
        }
        if (status >= 500 || status == 408 || status == 429) {
            throw answer.failure(Fault.SERVER_ERROR, credentials);
        }
        return answer;
    }

    private HttpRequest http(URI url, Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + request.path()))
                .timeout(timeout)
                .header("Accept", MEDIA_TYPE + ", application/json");
        credentials.authorization().ifPresent(value -> builder.header("Authorization", value));
        if (request.body().isEmpty()) {
            return builder.method(request.method(), BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", MEDIA_TYPE)
                .method(request.method(), BodyPublishers.ofString(request.body()))
                .build();
    }

    /** The JDK's own time limit ends with the headers; this one includes the body. */
    private HttpResponse<byte[]> await(URI url, Request request, CompletableFuture<HttpResponse<byte[]>> response) {
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw unreachable(url, request, "no answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            response.cancel(true);
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw unreachable(url, request, reason(e.getCause()), e.getCause());
        }
    }

    /** The JDK's client gives a refused connection no message. */
    private static String reason(Throwable cause) {
        return cause instanceof ConnectException ? "it takes no connection" : String.valueOf(cause);
    }

    private static RegistryException unreachable(URI url, Request request, String why, Throwable cause) {
        return new RegistryException(
                Fault.UNREACHABLE,
                "The schema registry at %s did not answer %s: %s.".formatted(url, request, why),
                cause);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    RegistryCredentials credentials() {
        return credentials;
    }
}
