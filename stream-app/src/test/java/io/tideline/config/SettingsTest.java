package io.tideline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tideline.admission.Input;
import io.tideline.contract.OutputTopic;
import io.tideline.contract.OutputTopics;
import io.tideline.customer.ErasureMode;
import io.tideline.finality.ClockMode;
import io.tideline.ledger.RefundAmounts;
import io.tideline.risk.assess.LevelBasis;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir
    private Path directory;

    @Test
    void nothingGiven_isTheContractsDefaults() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.connection().applicationId()).isEqualTo("tideline");
        assertThat(settings.store())
                .isEqualTo(new StoreSettings(
                        ZoneId.of("UTC"), "EUR", DayOfWeek.MONDAY, false, RefundAmounts.GROSS, Map.of()));
        assertThat(settings.figures().activityWindowDays()).isEqualTo(90);
        assertThat(settings.figures().dimensions()).containsExactly("channel", "discount");
        assertThat(settings.figures().maxSegments()).isEqualTo(200);
        assertThat(settings.figures().emitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.time())
                .isEqualTo(new TimeSettings(
                        ClockMode.LIVE, 1095, Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofMinutes(1)));
        assertThat(settings.risk())
                .isEqualTo(new RiskSettings(90, LevelBasis.RELATIVE, 500, Duration.ofDays(7), new BigDecimal("0.01")));
        assertThat(settings.erasure()).isEqualTo(new ErasureSettings(ErasureMode.FORGET_PERSON, 30));
        assertThat(settings.topics().inputs())
                .containsSubsequence(
                        "commerce.signups",
                        "commerce.purchases",
                        "commerce.purchase-adjustments",
                        "commerce.customer-requests")
                .containsExactlyElementsOf(
                        Arrays.stream(Input.values()).map(Input::defaultName).toList());
        assertThat(settings.topics().outputs())
                .containsSubsequence(
                        "retention.kpis",
                        "retention.cohorts",
                        "retention.churn-risk",
                        "retention.lifecycle",
                        "retention.pulse",
                        "retention.model",
                        "retention.dead-letters")
                .containsExactlyElementsOf(
                        OutputTopics.ALL.stream().map(OutputTopic::defaultName).toList());
        assertThat(settings.runtime().processingGuarantee()).isEqualTo("exactly_once_v2");
        assertThat(settings.runtime().commitInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        Map<String, String> given = Map.of(
                "history.days", "3",
                "activity.window.days", "ninety",
                "store.currency", "EURO",
                "kpi.dimensions", "channel,colour",
                "fx.rates", "USD=-1",
                "histroy.days", "40");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> Settings.of(given))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactlyInAnyOrder(
                                "history.days must be at least 30, was 3",
                                "activity.window.days must be a whole number, was ninety",
                                "store.currency must be an ISO 4217 code such as EUR, was EURO",
                                "kpi.dimensions must be any of channel, country, category, discount, source,"
                                        + " separated by commas, was channel,colour",
                                "fx.rates must give a rate above 0 for USD, was USD=-1",
                                "histroy.days (flag) is not a setting; did you mean history.days?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max.future.skew        | 5 min      | PT5M
            max.future.skew        | 300000 ms  | PT5M
            max.future.skew        | PT5M       | PT5M
            max.future.skew        | 0 s        | PT0S
            max.future.skew        | 5min       | PT5M
            max.future.skew        | 1 h        | PT1H
            """)
    void durations_acceptUnitsAndIso(String name, String text, Duration expected) {
        assertThat(Settings.of(Map.of(name, text)).time().maxFutureSkew()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            history.days            | 29        | history.days must be at least 30, was 29
            history.days            | 36501     | history.days must be at most 36500, was 36501
            history.days            | ''        | history.days must be a whole number, was empty
            history.days            | 1e3       | history.days must be a whole number, was 1e3
            history.days            | 99999999999999999999 | history.days must be a whole number, was 99999999999999999999
            finality.grace          | 5         | finality.grace must be a number with a unit (ms, s, min, h, d) or ISO 8601, such as 5 min or PT5M, was 5
            finality.grace          | 5 m       | finality.grace must be a number with a unit (ms, s, min, h, d) or ISO 8601, such as 5 min or PT5M, was 5 m
            finality.grace          | 366 d     | finality.grace must be at most 365 d, was 366 d
            finality.grace          | 999999999999999 d | finality.grace must be a number with a unit (ms, s, min, h, d) or ISO 8601, such as 5 min or PT5M, was 999999999999999 d
            kpi.emit.interval       | 0 s       | kpi.emit.interval must be at least 10 ms, was 0 s
            store.time.zone         | Mars/Base | store.time.zone must be an IANA time zone such as Europe/Berlin, was Mars/Base
            store.week.start        | funday    | store.week.start must be monday or tuesday or wednesday or thursday or friday or saturday or sunday, was funday
            clock.mode              | lunar     | clock.mode must be event or live, was lunar
            erasure.mode            | forget    | erasure.mode must be forget-person or forget-all, was forget
            input.rekey             | yes       | input.rekey must be true or false, was yes
            kpi.dimensions          | channel,channel | kpi.dimensions must name channel only once, was channel,channel
            fx.rates                | USD       | fx.rates must be rates such as USD=0.92,GBP=1.17, was USD
            fx.rates                | USD=1,USD=2 | fx.rates must give one rate only for USD, was USD=1,USD=2
            model.discount.monthly  | 1         | model.discount.monthly must be below 1, was 1
            model.discount.monthly  | -0.1      | model.discount.monthly must be at least 0, was -0.1
            topics.kpis             | a b       | topics.kpis must be a topic name: at most 249 letters, digits, dots, underscores and hyphens, was a b
            topics.partitions       | 0         | topics.partitions must be at least 1, was 0
            topics.replication.factor | 0       | topics.replication.factor must be at least 1, was 0
            bootstrap.servers       | localhost | bootstrap.servers must be host:port, or several separated by commas, was localhost
            bootstrap.servers       | localhost:99999 | bootstrap.servers must be host:port, or several separated by commas, was localhost:99999
            schema.registry.url     | localhost:8081 | schema.registry.url must be an http or https address, or several separated by commas, was localhost:8081
            http.listen             | 8080      | http.listen must be host:port, was 8080
            http.advertised         | shop:0    | http.advertised must have a port above 0, was shop:0
            http.advertised         | ümlaut:80 | http.advertised must name a host in ASCII letters, digits, hyphens, underscores and dots, was ümlaut:80
            rocksdb.memory.bytes    | 1 MiB     | rocksdb.memory.bytes must be at least 16 MiB, was 1 MiB
            rocksdb.memory.bytes    | much      | rocksdb.memory.bytes must be a size such as 268435456, 256 MiB or 1 GiB, was much
            processing.guarantee    | exactly_once | processing.guarantee must be exactly_once_v2 or at_least_once, was exactly_once
            activity.window.days    | 1200      | activity.window.days must be at most history.days 1095, was 1200
            max.future.skew         | 25 h      | max.future.skew must be at most 1 d, was 25 h
            finality.grace          | 1 min     | max.future.skew must be at most finality.grace 1 min with clock.mode=live, was 5 min
            fx.rates                | EUR=1.1   | fx.rates must give 1 or nothing for store.currency EUR, was 1.1
            commit.interval         | 1 min     | commit.interval must be below the transaction timeout of 1 min, was 1 min
            topics.kpis             | commerce.signups | topics.kpis must differ from topics.signups, was commerce.signups as well
            state.dir               | ''        | state.dir must be a directory, was empty
            avro.serializer.class   | Serializer! | avro.serializer.class must be the full name of a class, was Serializer!
            kafka.producer.linger.ms | soon     | kafka.producer.linger.ms must be of Kafka's type LONG within [0,...], was soon
            kafka.producer.linger.ms | -1       | kafka.producer.linger.ms must be of Kafka's type LONG within [0,...], was -1
            kafka.bootstrap.servers | b:1       | kafka.bootstrap.servers must be given as bootstrap.servers
            security.protocol       | SSL       | security.protocol (flag) is not a setting; did you mean kafka.security.protocol?
            lorem.ipsum.dolor       | 1         | lorem.ipsum.dolor (flag) is not a setting; tideline config reference lists all settings
            store.time.zone         | ${env:NO_SUCH} | store.time.zone refers to ${env:NO_SUCH}, which does not exist or cannot be read
            kafka.ssl.key.password  | ${file:/no/such:key} | kafka.ssl.key.password refers to ${file:/no/such:key}, which does not exist or cannot be read
            """)
    void whatIsRefused_isOneSentenceWithValueAndBound(String name, String text, String problem) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> Settings.of(Map.of(name, text)))
                .satisfies(refused -> assertThat(refused.problems()).containsExactly(problem));
    }

    @Test
    void flagsWinOverEnvironment_environmentOverFile_fileOverDefaults() throws Exception {
        Path file = Files.writeString(directory.resolve("tideline.properties"), """
                history.days=400
                activity.window.days=40
                risk.horizon.days=44
                """);
        Map<String, String> environment =
                Map.of("TIDELINE_ACTIVITY_WINDOW_DAYS", "50", "TIDELINE_RISK_HORIZON_DAYS", "55", "HOME", "/root");

        Settings settings =
                Settings.read(new SettingSources(Map.of("risk.horizon.days", "66"), environment, Optional.of(file)));

        assertThat(settings.time().historyDays()).isEqualTo(400);
        assertThat(settings.figures().activityWindowDays()).isEqualTo(50);
        assertThat(settings.risk().horizonDays()).isEqualTo(66);
        assertThat(settings.current())
                .contains(
                        new CurrentSetting("history.days", "400", new Origin(Origin.Layer.FILE, file.toString())),
                        new CurrentSetting(
                                "activity.window.days",
                                "50",
                                new Origin(Origin.Layer.ENVIRONMENT, "TIDELINE_ACTIVITY_WINDOW_DAYS")),
                        new CurrentSetting("risk.horizon.days", "66", Origin.FLAG),
                        new CurrentSetting("store.currency", "EUR", Origin.DEFAULT));
    }

    @Test
    void finalityAtOnce_isAcceptedWithAnySkew() {
        assertThat(Settings.of(Map.of("finality.grace", "0 s")).time().finalityGrace())
                .isZero();
    }

    @Test
    void aMissingFile_isOneSentence() {
        Path absent = directory.resolve("absent.properties");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> Settings.read(new SettingSources(Map.of(), Map.of(), Optional.of(absent))))
                .satisfies(refused -> assertThat(refused.problems())
                        .isEqualTo(List.of("There is no configuration file " + absent + ".")));
    }
}
