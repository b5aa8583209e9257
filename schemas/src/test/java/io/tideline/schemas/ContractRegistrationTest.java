package io.tideline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.ContractReport.State;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ContractRegistrationTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final ContractRegistration contracts = new ContractRegistration(registry, SampleContracts.all());

    @Test
    void emptyRegistry_missesEverything_andCheckChangesNothing() {
        assertThat(contracts.check())
                .hasSameSizeAs(SampleContracts.all())
                .allSatisfy(report -> assertThat(report.state()).isEqualTo(State.MISSING));
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
        assertThat(registry.latest("OrderCompleted-value").orElseThrow().schema())
                .isEqualTo(SampleContracts.PURCHASES.schema());
        assertThat(registry.latest("OrderCompleted-value")
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
                .parse(SampleContracts.SIGNUPS
                        .schema()
                        .toString()
                        .replace("\"name\":\"eventId\"", "\"name\":\"event\""));
        registry.register("CustomerSignedUp-value", other);
        for (List<ContractReport> reports : List.of(contracts.check(), contracts.register(), contracts.check())) {
            ContractReport report = reports.stream()
                    .filter(each -> each.contract().equals(SampleContracts.SIGNUPS))
                    .findFirst()
                    .orElseThrow();
            assertThat(report.state()).isEqualTo(State.INCOMPATIBLE);
            assertThat(report.reasons()).isNotEmpty().first().asString().contains("Version 1", "/fields");
            assertThat(report.level()).isEmpty();
        }
        assertThat(registry.versions("CustomerSignedUp-value")).containsExactly(1);
    }

    @Test
    void lostScale_isReported_althoughRegistriesOverlookIt() {
        Schema cents = new Schema.Parser()
                .parse(SampleContracts.PURCHASES.schema().toString().replace("\"scale\":4", "\"scale\":2"));
        registry.setCompatibility("OrderCompleted-value", "NONE");
        registry.register("OrderCompleted-value", cents);
        assertThat(contracts.check())
                .filteredOn(report -> report.contract().equals(SampleContracts.PURCHASES))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.state()).isEqualTo(State.INCOMPATIBLE);
                    assertThat(report.reasons()).anySatisfy(reason -> assertThat(reason)
                            .contains("decimal(19,2)", "decimal(19,4)", "/products/items/price"));
                });
    }

    @Test
    void weakerLevelOfASubject_isRaised_andSaid() {
        registry.setCompatibility("RetentionKpi-value", "BACKWARD");
        assertThat(contracts.register())
                .filteredOn(report -> report.contract().equals(SampleContracts.KPIS))
                .singleElement()
                .satisfies(report -> assertThat(report.changes())
                        .contains("Raised the compatibility of RetentionKpi-value from BACKWARD to FULL_TRANSITIVE."));
    }

    @Test
    void topics_nameTheSubjects() {
        ContractRegistration one = new ContractRegistration(
                registry, List.of(new Contract("shop.orders", SampleContracts.PURCHASES.type())));

        assertThat(one.register()).singleElement().satisfies(report -> assertThat(report.subject())
                .isEqualTo("shop.orders-value"));
    }
}
