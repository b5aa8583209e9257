package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.delta.Cause;
import io.tideline.event.Money;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KpiRowCodecTest {
    private static final int FIRST_COUNTS = 26;
    private static final String HEAD = "01c0b80206020380a0a484ce6705";
    private static final String GOLDEN = HEAD
            + "1a0301040e1c2e445e7c9e01c401ee019c02ce028403be03fc03be048405ce059c06ee06c4079e08fc08de09"
            + "90a10f01ffffffffffffffffff0109008ac7230489e7ffffac0201071eed02";

    /** A row whose money and gaps are zero, with room for its counts. */
    private static final String EMPTY = HEAD + "%s" + "00000000";

    /** Without exactly-once a crash can leave counts below zero: wrong, as documented, but no reason to stop for ever. */
    @ParameterizedTest
    @ValueSource(longs = {-3, -1, 0, 1, 1_000_000})
    void anyCount_comesBack(long count) {
        KpiCounts.Builder figures = new KpiCounts.Builder()
                .with(Measure.ORDERS, count)
                .with(Measure.REVENUE, Money.of("12.5"))
                .with(Measure.FIRST_ORDER_REVENUE, Money.of("-0.0001"))
                .with(count == 0 ? GapQuantiles.NONE : new GapQuantiles(count, 0, 7, 30, 365));
        KpiRow row = row(figures);

        assertThat(KpiRowCodec.decode(KpiRowCodec.encode(row))).isEqualTo(row);
    }
    /** As rows were stored first: counts, amounts, one of them wide, and gaps. */
    @Test
    void storedBytes_areGolden() {
        KpiCounts.Builder figures = new KpiCounts.Builder()
                .with(Measure.REVENUE, Money.of("12.5"))
                .with(Measure.FIRST_ORDER_REVENUE, Money.of("-0.0001"))
                .with(Measure.REFUNDS, Money.of("999999999999999.9999"))
                .with(new GapQuantiles(300, 1, 7, 30, 365));
        for (int i = 0; i < FIRST_COUNTS; i++) {
            figures.with(Measure.counts().get(i), (long) i * i - 2);
        }
        KpiRow row = row(figures);

        assertThat(KpiRowCodec.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(row);
        assertThat(HexFormat.of().formatHex(KpiRowCodec.encode(row))).isEqualTo(GOLDEN);
    }

    @Test
    void everyCountAndAmount_comesBackInItsPlace() {
        KpiCounts.Builder figures = new KpiCounts.Builder();
        long next = 1;
        for (Measure count : Measure.counts()) {
            figures.with(count, next++);
        }
        for (Measure amount : Measure.amounts()) {
            figures.with(amount, Money.of(next++));
        }
        KpiRow row = row(figures);

        assertThat(KpiRowCodec.decode(KpiRowCodec.encode(row))).isEqualTo(row);
    }

    /** Zeros at the end are not written, and were once. */
    @Test
    void countThatIsMissing_isZero() {
        KpiRow row =
                row(new KpiCounts.Builder().with(Measure.CUSTOMERS_AT_START, 1).with(Measure.RETAINED_CUSTOMERS, 3));
        String written = EMPTY.formatted("03" + "020006");
        String asWrittenOnce = EMPTY.formatted("1a" + "020006" + "00".repeat(FIRST_COUNTS - 3));

        assertThat(KpiRowCodec.decode(HexFormat.of().parseHex(written))).isEqualTo(row);
        assertThat(KpiRowCodec.decode(HexFormat.of().parseHex(asWrittenOnce))).isEqualTo(row);
        assertThat(HexFormat.of().formatHex(KpiRowCodec.encode(row))).isEqualTo(written);
    }

    @Test
    void rowOfANewerVersion_isNotMisread() {
        int counts = Measure.counts().size() + 1;
        String moreCounts = EMPTY.formatted("%02x".formatted(counts) + "00".repeat(counts));
        int amounts = Measure.amounts().size() - 3 + 1;
        String moreAmounts = EMPTY.formatted("00") + "%02x".formatted(amounts) + "02".repeat(amounts);

        assertThatThrownBy(() -> KpiRowCodec.decode(HexFormat.of().parseHex(moreCounts)))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("a row must have at most %d counts, had %d, which a newer version may have written"
                        .formatted(counts - 1, counts));
        assertThatThrownBy(() -> KpiRowCodec.decode(HexFormat.of().parseHex(moreAmounts)))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("a row must have at most %d further amounts, had %d, which a newer version may have written"
                        .formatted(amounts - 1, amounts));
    }

    private static KpiRow row(KpiCounts.Builder figures) {
        return new KpiRow(
                20_000,
                20_006,
                figures.build(),
                new Revision(RowStatus.CORRECTED, 3, 1_780_000_000_000L, Set.of(Cause.LATE_EVENT, Cause.REFUND)));
    }
}
