package io.tideline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.wire.AvroDeserializer;
import io.tideline.schemas.wire.AvroSerdeSettings;
import io.tideline.schemas.wire.AvroSerializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingCatalogTest {

    /** The page that people read, beside the module in the repository. */
    private static final Path COMMITTED_PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void everySettingIsExplained() {
        assertThat(SettingCatalog.all())
                .hasSizeGreaterThan(40)
                .allSatisfy(setting ->
                        assertThat(setting.documentation()).endsWith(".").hasSizeGreaterThan(20));
    }

    @Test
    void committedPageIsWhatTheCodePrints() throws Exception {
        assertThat(Files.readString(COMMITTED_PAGE))
                .as("print the page again with: tideline config reference > docs/configuration.md")
                .isEqualTo(SettingReference.markdown());
    }

    @Test
    void everySettingCanBeGivenByTheEnvironment() {
        assertThat(SettingCatalog.all()).allSatisfy(setting -> {
            String variable = EnvironmentNames.variableOf(setting.name());
            assertThat(EnvironmentNames.isSetting(variable)).isTrue();
            assertThat(EnvironmentNames.settingOf(variable)).isEqualTo(setting.name());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "TIDELINE_ACTIVITY_WINDOW_DAYS, activity.window.days",
        "TIDELINE_KAFKA_SECURITY_PROTOCOL, kafka.security.protocol",
        "TIDELINE_KAFKA_MY__OWN_KEY, kafka.my_own.key",
        "TIDELINE_KAFKA_MY___OWN_KEY, kafka.my-own.key",
        "TIDELINE_KAFKA_A___B__C_D, kafka.a-b_c.d"
    })
    void variablesFollowTheRuleOfTheKafkaImages(String variable, String setting) {
        assertThat(EnvironmentNames.settingOf(variable)).isEqualTo(setting);
        assertThat(EnvironmentNames.variableOf(setting)).isEqualTo(variable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOME",
                "TIDELINE_",
                "TIDELINE_CONFIG",
                "TIDELINE_JAVA_OPTS",
                "TIDELINE_SERVICE_HOST",
                "TIDELINE_SERVICE_PORT_HTTP",
                "TIDELINE_PORT",
                "TIDELINE_PORT_8080_TCP_ADDR",
                "TIDELINE_HTTP_PORT_8080_TCP"
            })
    void variablesOfLauncherAndKubernetes_areNoSettings(String variable) {
        assertThat(EnvironmentNames.isSetting(variable)).isFalse();
    }

    @Test
    void aMisspelledKafkaProperty_isPassedThroughWithAWarning() {
        Settings settings = Settings.of(Map.of("store.currency", "USD", "kafka.secruity.protocol", "SSL"));

        assertThat(settings.warnings())
                .containsExactly("kafka.secruity.protocol is unknown to Kafka's clients and passed through as it is;"
                        + " did you mean kafka.security.protocol?");
    }

    @Test
    void anAssumedCurrency_isAWarning() {
        assertThat(Settings.of(Map.of()).warnings())
                .containsExactly("store.currency is not given, so money is counted in EUR");
    }

    @Test
    void everythingOurSerializersCanBeTold_canBeGiven() {
        assertThat(AvroSerdeSettings.definition().names())
                .contains("bearer.auth.token", "auto.register.schemas", "max.retries")
                .filteredOn(name -> !name.startsWith("specific.avro."))
                .allMatch(name -> SettingCatalog.find(name).isPresent() || SettingNames.isPassedThrough(name));
    }

    @Test
    void withoutConfluentsJars_serializersAreOurs() {
        ConnectionSettings connection = Settings.of(Map.of()).connection();

        assertThat(connection.serializerClass()).isEqualTo(AvroSerializer.class.getName());
        assertThat(connection.deserializerClass()).isEqualTo(AvroDeserializer.class.getName());
        assertThat(Settings.of(Map.of("avro.serializer.class", "com.example.Mine"))
                        .connection()
                        .serializerClass())
                .isEqualTo("com.example.Mine");
    }
}
