package io.tideline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://user:hunter2@host",
                "user:hunter2@host:8081",
                "http://user:hunter2@schema_registry:8081",
                "http://user:hunter 2@host",
                "http://a,://hunter2",
                "mock://a,mock://b,http://c"
            })
    void unusableUrl_isRefused_withoutQuotingIt(String url) {
        assertThatThrownBy(() -> SchemaRegistry.open(settings(Map.of(RegistrySettings.URL, url))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RegistrySettings.URL)
                .hasMessageNotContaining("hunter");
    }

    @Test
    void userInfo_isTakenOutOfTheUrl() {
        RegistrySettings settings = settings(Map.of(RegistrySettings.URL, "https://user:hunter2@host:8081/api//"));
        assertThat(settings.urls()).containsExactly(URI.create("https://host:8081/api"));
        assertThat(settings.urlUserInfo()).contains("user:hunter2");
        assertThat(RegistryCredentials.of(settings)).hasToString("[hidden]");
    }

    @Test
    void secrets_areNotPrinted() {
        RegistrySettings settings = settings(Map.of(
                RegistrySettings.BASIC_USER_INFO, "user:hunter2",
                RegistrySettings.BEARER_TOKEN, "hunter2",
                RegistrySettings.TRUSTSTORE_PASSWORD, "hunter2"));
        assertThat(settings.values().toString()).doesNotContain("hunter2");
        assertThat(RegistryTls.of(settings).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user", ":hunter2"})
    void userInfoWithoutUserOrColon_isRefused(String userInfo) {
        assertThatThrownBy(() -> SchemaRegistry.open(settings(Map.of(
                        RegistrySettings.BASIC_SOURCE, "USER_INFO", RegistrySettings.BASIC_USER_INFO, userInfo))))
                .isInstanceOf(ConfigException.class)
                .hasMessage("basic.auth.user.info must have the form user:password.");
    }

    @Test
    void missingStore_isNamed() {
        assertThatThrownBy(() -> SchemaRegistry.open(
                        settings(Map.of(RegistrySettings.TRUSTSTORE_LOCATION, "no-such-store.p12"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.ssl.truststore.location no-such-store.p12 cannot be used");
    }

    @Test
    void oneScope_isOneRegistry() {
        SchemaRegistry first = SchemaRegistry.open(settings(Map.of(RegistrySettings.URL, "mock://settings-test")));
        assertThat(SchemaRegistry.open(settings(Map.of(RegistrySettings.URL, "mock://settings-test"))))
                .isSameAs(first);
        InMemorySchemaRegistry.dropScope("settings-test");
        assertThat(SchemaRegistry.open(settings(Map.of(RegistrySettings.URL, "mock://settings-test"))))
                .isNotSameAs(first);
    }

    @Test
    void pauses_doubleUpToTheLongest_andAreAtLeastHalfOfThat() {
        Backoff backoff = new Backoff(3, 100, 1000);
        for (int retry = 1; retry < 100; retry++) {
            long longest = Math.min(1000, 100L << Math.min(retry - 1, 10));
            assertThat(backoff.waitMillis(retry)).isBetween(longest / 2, longest);
        }
        assertThat(new Backoff(3, 0, 0).waitMillis(1)).isZero();
    }

    private static RegistrySettings settings(Map<String, ?> given) {
        Map<String, Object> all = new HashMap<>(Map.of(RegistrySettings.URL, "http://localhost:1"));
        all.putAll(given);
        return new RegistrySettings(all);
    }
}
