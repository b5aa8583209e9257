package io.tideline.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.config.Settings;
import io.tideline.schemas.Contract;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

    @Test
    void nothingRegistered_isAViolationForEachContract_unlessSerializersRegister() {
        RegistryInspection inspection = new RegistryInspection(settings("nothing"));

        List<Finding> findings = SchemaCheck.contracts(inspection.read(), false);

        assertThat(findings)
                .hasSize(Clusters.TOPICS.contracts().size())
                .contains(Finding.violation("The schema of subject commerce.purchases-value is not registered in this"
                        + " version. Register it with: tideline schemas register"));
        assertThat(SchemaCheck.contracts(inspection.read(), true)).isEmpty();
    }

    @Test
    void everythingRegistered_isFoundFaultless() {
        Settings settings = settings("everything");
        register(settings);

        assertThat(SchemaCheck.contracts(new RegistryInspection(settings).read(), false))
                .isEmpty();
    }

    @Test
    void anotherSchemaUnderOurSubject_isAViolation() {
        Settings settings = settings("foreign");
        registry(settings)
                .register(
                        "my.orders-value",
                        SchemaBuilder.record("Order").fields().requiredInt("n").endRecord());
        register(settings);

        assertThat(SchemaCheck.contracts(new RegistryInspection(settings).read(), true))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .startsWith("The schema of subject my.orders-value does not go with what is registered (")
                        .endsWith("), so bring the subject in line or give the topic another name"));
    }

    @Test
    void everyTopicButTheDeadLettersHasAContractOfItsOwn() {
        List<Contract> contracts = Clusters.TOPICS.contracts();

        assertThat(contracts.stream().map(Contract::topic))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(Clusters.TOPICS.all().stream()
                        .filter(topic -> !topic.equals("retention.dead-letters"))
                        .toList());
        assertThat(contracts.stream().map(Contract::type)).doesNotHaveDuplicates();
    }

    private static Settings settings(String scope) {
        return Settings.of(Map.of(
                "schema.registry.url",
                "mock://" + SchemaCheckTest.class.getSimpleName() + "-" + scope,
                "topics.purchases",
                scope.equals("foreign") ? "my.orders" : "commerce.purchases"));
    }

    private static SchemaRegistry registry(Settings settings) {
        return SchemaRegistry.open(new RegistrySettings(settings.registry()));
    }

    private static void register(Settings settings) {
        new ContractRegistration(registry(settings), settings.topics().contracts()).register();
    }
}
