package io.tideline.config;

import io.tideline.config.format.DurationValue;
import io.tideline.config.format.ListenAddress;
import io.tideline.config.format.NameValue;
import io.tideline.config.format.NumberValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The settings of the HTTP server.
 *
 * @param listen where the HTTP server listens
 * @param token what clients send as a bearer token; empty if everybody who reaches the server is answered. A secret.
 * @param advertised where other instances reach this one; empty if they find it where it listens
 * @param maxStreams the most live streams at a time
 * @param maxMetricSegments the most values of a dimension among the metrics
 * @param progressTimeout how long threads may stand still before the process calls itself not alive
 */
public record HttpSettings(
        ListenAddress listen,
        Optional<String> token,
        Optional<ListenAddress> advertised,
        int maxStreams,
        int maxMetricSegments,
        Duration progressTimeout) {

    /** {@code http.listen}. */
    public static final Setting<ListenAddress> LISTEN = new Setting<>(
            "http.listen",
            SettingGroup.HTTP,
            Importance.MEDIUM,
            "127.0.0.1:8077",
            NameValue.listenAddress(),
            "Where figures, metrics and health are served over HTTP. The default answers this machine only;"
                    + " 0.0.0.0:8077 answers every network it is in.");

    /** {@code http.token}. */
    public static final Setting<Optional<String>> TOKEN = new Setting<>(
            "http.token",
            SettingGroup.HTTP,
            Importance.MEDIUM,
            "",
            NameValue.token(),
            "What clients have to send as a bearer token to be answered anything but health; the same for all"
                    + " instances. If none is given, everybody who reaches the server is answered.");

    /** {@code http.advertised}. */
    public static final Setting<Optional<ListenAddress>> ADVERTISED = new Setting<>(
            "http.advertised",
            SettingGroup.HTTP,
            Importance.MEDIUM,
            "",
            NameValue.advertisedAddress(),
            "Where other instances reach this one, to ask for what it holds. If none is given: where it listens, with"
                    + " the name of this machine in the place of 0.0.0.0. Needed as soon as there is a second machine.");

    /** {@code http.max.streams}. */
    public static final Setting<Integer> MAX_STREAMS = new Setting<>(
            "http.max.streams",
            SettingGroup.HTTP,
            Importance.LOW,
            "50",
            NumberValue.wholeNumber(1, 1_000),
            "The most live streams at a time, each of which takes a thread; a further one is answered 503.");

    /** {@code metrics.max.segments}. */
    public static final Setting<Integer> MAX_METRIC_SEGMENTS = new Setting<>(
            "metrics.max.segments",
            SettingGroup.HTTP,
            Importance.LOW,
            "20",
            NumberValue.wholeNumber(0, 200),
            "The most values of a dimension among the metrics and on the live stream, those with the most active"
                    + " customers first. Each costs some 1,200 time series.");

    /** {@code health.progress.timeout}. */
    public static final Setting<Duration> PROGRESS_TIMEOUT = new Setting<>(
            "health.progress.timeout",
            SettingGroup.HTTP,
            Importance.LOW,
            "2 min",
            DurationValue.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "How long a thread may neither poll nor, if it has work, commit, before /health/live answers 503; at least"
                    + " three times commit.interval is waited.");

    static final List<Setting<?>> ALL =
            List.of(LISTEN, TOKEN, ADVERTISED, MAX_STREAMS, MAX_METRIC_SEGMENTS, PROGRESS_TIMEOUT);

    static HttpSettings from(SettingValues values) {
        return new HttpSettings(
                values.get(LISTEN),
                values.get(TOKEN),
                values.get(ADVERTISED),
                values.get(MAX_STREAMS),
                values.get(MAX_METRIC_SEGMENTS),
                values.get(PROGRESS_TIMEOUT));
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "HttpSettings[listen=" + listen + ", advertised=" + advertised + "]";
    }
}
