package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.delta.Cause;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.RowStatus;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final int DAY = 20_000;
    private static final PublicationFrontier FINAL = new PublicationFrontier(DAY * 86_400_000L, DAY + 5, DAY + 3);

    private final Publication publication = new Publication(FINAL, FINAL);

    @Test
    void finalRowThatChangesForNoReasonOfItsOwnPartition_changesForALateEvent() {
        assertThat(next(Set.of()).causes()).containsExactly(Cause.LATE_EVENT);
    }

    @Test
    void causesThatAreKnown_standAlone() {
        assertThat(next(Set.of(Cause.REFUND)).causes()).containsExactly(Cause.REFUND);
    }

    @Test
    void provisionalRow_hasNoCauses() {
        KpiRow row = publication
                .next(Optional.empty(), DAY, DAY + 4, DAY + 4, counts(1), () -> Set.of(Cause.REFUND))
                .orElseThrow();

        assertThat(row.status()).isEqualTo(RowStatus.PROVISIONAL);
        assertThat(row.causes()).isEmpty();
    }

    private KpiRow next(Set<Cause> causes) {
        KpiRow last = new KpiRow(DAY, DAY, counts(1), RowStatus.FINAL, 2, 0, Set.of());
        KpiRow row = publication
                .next(Optional.of(last), DAY, DAY, DAY, counts(2), () -> causes)
                .orElseThrow();
        assertThat(row.status()).isEqualTo(RowStatus.CORRECTED);
        assertThat(row.revision()).isEqualTo(3);
        return row;
    }

    private static KpiCounts counts(long orders) {
        return new KpiCounts.Builder().with(Measure.ORDERS, orders).build();
    }
}
