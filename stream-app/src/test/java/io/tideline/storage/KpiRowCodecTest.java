package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.delta.Cause;
import io.tideline.event.Money;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.Count;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KpiRowCodecTest {

    /** Without exactly-once a crash can leave counts below zero: wrong, as documented, but no reason to stop for ever. */
    @ParameterizedTest
    @ValueSource(longs = {-3, -1, 0, 1, 1_000_000})
    void anyCount_comesBack(long count) {
        long[] counts = new long[Count.values().length];
        counts[Count.ORDERS.ordinal()] = count;
        GapQuantiles gaps = count == 0 ? GapQuantiles.NONE : new GapQuantiles(count, 0, 7, 30, 365);
        KpiRow row = new KpiRow(
                20_000,
                20_006,
                new KpiCounts(counts, Money.of("12.5"), Money.of("-0.0001"), Money.ZERO, gaps),
                new Revision(RowStatus.CORRECTED, 3, 1_780_000_000_000L, Set.of(Cause.LATE_EVENT, Cause.REFUND)));

        assertThat(KpiRowCodec.decode(KpiRowCodec.encode(row))).isEqualTo(row);
    }
}
