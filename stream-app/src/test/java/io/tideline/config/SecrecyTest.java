package io.tideline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecrecyTest {

    private static final String SECRET = "tr0ub4dor";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.sasl.jaas.config",
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.key",
                "kafka.producer.sasl.jaas.config",
                "kafka.consumer.ssl.truststore.password",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "schema.registry.ssl.keystore.password",
                "schema.registry.basic.auth.user.info",
                "basic.auth.user.info",
                "bearer.auth.token"
            })
    void secretsAreHidden(String name) {
        Settings settings = Settings.of(Map.of(name, SECRET));

        assertThat(CurrentSetting.page(settings.current()))
                .contains(name + "=[hidden]")
                .doesNotContain(SECRET);
    }

    @Test
    void credentialsInsideAnAddressAreHidden() {
        Settings settings = Settings.of(Map.of("schema.registry.url", "https://me:" + SECRET + "@registry:8081"));

        assertThat(CurrentSetting.page(settings.current()))
                .contains("schema.registry.url=https://[hidden]@registry:8081")
                .doesNotContain(SECRET);
        assertThat(settings.registry()).containsEntry("schema.registry.url", "https://me:" + SECRET + "@registry:8081");
    }

    @Test
    void referencesAreReplacedWhereUsed_andShownAsWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("secrets.properties"), "password=" + SECRET + "\n");
        String reference = "${file:" + file + ":password}";
        Settings settings = Settings.read(new SettingSources(
                Map.of("bearer.auth.token", reference, "kafka.client.id", "${env:POD}-${env:ZONE}"),
                Map.of("POD", "pod-7", "ZONE", "b"),
                Optional.empty()));

        assertThat(settings.registry()).containsEntry("bearer.auth.token", SECRET);
        assertThat(settings.kafka().admin()).containsEntry("client.id", "pod-7-b");
        assertThat(CurrentSetting.page(settings.current()))
                .contains("bearer.auth.token=[hidden]", "kafka.client.id=${env:POD}-${env:ZONE}")
                .doesNotContain(SECRET, "pod-7");
    }

    @Test
    void whatAReferenceStandsFor_isInNoErrorText() {
        Map<String, String> given = Map.of(
                "history.days", "${env:DAYS}", "kafka.linger.ms", "${env:DAYS}", "store.currency", "${env:DAYS}");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> Settings.read(new SettingSources(given, Map.of("DAYS", SECRET), Optional.empty())))
                .satisfies(refused -> assertThat(refused.problems())
                        .hasSize(3)
                        .allMatch(problem -> problem.contains("was ${env:DAYS}") && !problem.contains(SECRET)));
    }
}
