package io.tideline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.ContractReport.State;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ContractRegistrationTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final ContractRegistration contracts = new ContractRegistration(registry, Contract::defaultTopic);

    @Test
    void emptyRegistry_missesEverything_andCheckChangesNothing() {
        assertThat(contracts.check()).hasSameSizeAs(Contract.values()).allSatisfy(report -> assertThat(report.state())
                .isEqualTo(State.MISSING));
        assertThat(contracts.check())
                .allSatisfy(report -> assertThat(report.state()).isEqualTo(State.MISSING));
    }

    @Test
    void register_registersEverySubject_andGuardsIt() {
        assertThat(contracts.register()).allSatisfy(report -> {
            assertThat(report.state()).isEqualTo(State.REGISTERED);
            assertThat(report.registered()).isPresent();
            assertThat(report.isGuarded()).isTrue();
            assertThat(report.changes()).hasSize(2);
        });
        assertThat(registry.latest("commerce.purchases-value").orElseThrow().schema())
                .isEqualTo(Contract.PURCHASES.schema());
        assertThat(registry.latest("commerce.purchases-value")
                        .orElseThrow()
                        .schema()
                        .toString())
                .doesNotContain("avro.java");
    }

    @Test
    void registerAgain_changesNothing() {
        List<ContractReport> first = contracts.register();
        assertThat(contracts.register()).zipSatisfy(first, (again, before) -> {
            assertThat(again.changes()).isEmpty();
            assertThat(again.registered()).isEqualTo(before.registered());
        });
    }

    @Test
    void incompatibleVersion_isReportedWithReasons_andLeftAlone() {
        Schema other = new Schema.Parser()
                .parse(Contract.SIGNUPS.schema().toString().replace("\"name\":\"eventId\"", "\"name\":\"event\""));
        registry.register("commerce.signups-value", other);
        for (List<ContractReport> reports : List.of(contracts.check(), contracts.register(), contracts.check())) {
            ContractReport report = reports.get(0);
            assertThat(report.contract()).isEqualTo(Contract.SIGNUPS);
            assertThat(report.state()).isEqualTo(State.INCOMPATIBLE);
            assertThat(report.reasons()).isNotEmpty().first().asString().contains("Version 1", "/fields");
            assertThat(report.level()).isEmpty();
        }
        assertThat(registry.versions("commerce.signups-value")).containsExactly(1);
    }

    @Test
    void lostScale_isReported_althoughRegistriesOverlookIt() {
        Schema cents =
                new Schema.Parser().parse(Contract.PURCHASES.schema().toString().replace("\"scale\":4", "\"scale\":2"));
        registry.setCompatibility("commerce.purchases-value", "NONE");
        registry.register("commerce.purchases-value", cents);
        assertThat(contracts.check())
                .filteredOn(report -> report.contract() == Contract.PURCHASES)
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.state()).isEqualTo(State.INCOMPATIBLE);
                    assertThat(report.reasons()).anySatisfy(reason -> assertThat(reason)
                            .contains("decimal(19,2)", "decimal(19,4)", "/products/items/price"));
                });
    }

    @Test
    void weakerLevelOfASubject_isRaised_andSaid() {
        registry.setCompatibility("retention.kpis-value", "BACKWARD");
        assertThat(contracts.register())
                .filteredOn(report -> report.contract() == Contract.KPIS)
                .singleElement()
                .satisfies(report -> assertThat(report.changes())
                        .contains(
                                "Raised the compatibility of retention.kpis-value from BACKWARD to FULL_TRANSITIVE."));
    }

    @Test
    void configuredTopics_nameTheSubjects() {
        ContractRegistration prefixed =
                new ContractRegistration(registry, contract -> "shop." + contract.defaultTopic());
        assertThat(prefixed.register())
                .allSatisfy(report ->
                        assertThat(report.subject()).startsWith("shop.").endsWith("-value"));
    }
}
