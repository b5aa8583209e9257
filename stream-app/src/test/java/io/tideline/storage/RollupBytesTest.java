package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.cohort.CohortChanges;
import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortRow;
import io.tideline.delta.Cause;
import io.tideline.delta.FamilyAddress;
import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.event.Money;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.PublicationState;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import io.tideline.finality.Watermark;
import io.tideline.kpi.KpiChanges;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The bytes that the stores and the internal topic of the rollup have: what was written once stays readable. */
class RollupBytesTest {
    private static final long CLOCK = 1_780_000_000_000L;
    private static final PublicationFrontier FRONTIER = new PublicationFrontier(CLOCK, 20_601, 20_599);
    private static final String FRONTIER_BYTES = "80a0a484ce67" + "f2c102" + "eec102";

    @Test
    void sums_haveTheirAddressAndTheirPoints() {
        Sums sums = new Sums(
                new Segment("channel", "WEB"), new int[] {20_600, 20_601}, new int[] {1, 1 << 20}, new long[] {2, -3});
        Sums counts = new Sums(FamilyAddress.MODEL, new int[] {0}, new int[] {1 << 25}, new long[] {1});
        String sumsBytes = "01" + "076368616e6e656c" + "03574542" + "02" + "f0c1020104" + "0280804005";
        String countsBytes = "01" + "056d6f64656c" + "056d6f64656c" + "01" + "008080801002";

        assertThat(hex(SumsCodec.encode(sums))).isEqualTo(sumsBytes);
        assertThat(hex(SumsCodec.encode(counts))).isEqualTo(countsBytes);
        assertThat(SumsCodec.decode(bytes(sumsBytes)).address()).isEqualTo(sums.address());
        assertThat(points(SumsCodec.decode(bytes(sumsBytes))::forEach)).isEqualTo(points(sums::forEach));
        assertThat(SumsCodec.decode(bytes(countsBytes)).address()).isEqualTo(FamilyAddress.MODEL);
    }

    @Test
    void entry_hasItsPoints_andStaysWithoutAny() {
        Consumer<Points> entry = out -> {
            out.add(20_600, 1, 2);
            out.add(20_600, 1 << 10, -3);
        };
        String entryBytes = "01" + "02" + "f0c1020104" + "00800805";

        assertThat(hex(SumsCodec.encodeEntry(entry))).isEqualTo(entryBytes);
        assertThat(points(out -> SumsCodec.decodeEntry(bytes(entryBytes), out))).isEqualTo(points(entry));
        assertThat(hex(SumsCodec.encodeEntry(out -> {}))).isEqualTo("0100");
    }

    @Test
    void stateOfKpiRows_hasTheDaysThatChanged() {
        KpiChanges changes = new KpiChanges();
        changes.add(20_590, Cause.REFUND.measure(), 1);
        changes.add(20_590, Cause.LATE_EVENT.measure(), 1);
        changes.add(20_600, 1, 1);
        PublicationState<KpiChanges> state = new PublicationState<>(FRONTIER, changes);
        String stored = "01" + FRONTIER_BYTES + "02" + "eea00105" + "f8a00100";

        assertThat(hex(PublicationStateCodec.KPI.encode(state))).isEqualTo(stored);
        assertThat(PublicationStateCodec.KPI.decode(bytes(stored))).isEqualTo(state);
        assertThat(PublicationStateCodec.published(bytes(stored))).isEqualTo(FRONTIER);
    }

    @Test
    void stateOfNothing_isShort() {
        PublicationState<KpiChanges> state = new PublicationState<>(PublicationFrontier.NONE, new KpiChanges());
        String stored = "01" + "ffffffffffffffffff01" + "ffffffff0f" + "ffffffff0f" + "00";

        assertThat(hex(PublicationStateCodec.KPI.encode(state))).isEqualTo(stored);
        assertThat(PublicationStateCodec.KPI.decode(bytes(stored))).isEqualTo(state);
    }

    @Test
    void stateOfCohorts_hasThePointsOfWhatChanged() {
        CohortChanges changes = new CohortChanges();
        changes.add(20_454, (1 << 20) + (1 << 12) + (3 << 4) + 4, 1);
        changes.add(20_454, (1 << 20) + (1 << 12) + (2 << 4) + 8 + 1, 1);
        String stored = "01" + FRONTIER_BYTES + "02" + "ccbf02a0a04002" + "00a9a04002";

        assertThat(hex(PublicationStateCodec.COHORT.encode(new PublicationState<>(FRONTIER, changes))))
                .isEqualTo(stored);
        PublicationState<CohortChanges> read = PublicationStateCodec.COHORT.decode(bytes(stored));
        assertThat(read.published()).isEqualTo(FRONTIER);
        assertThat(points(read.changes()::forEach)).isEqualTo(points(changes::forEach));
        assertThat(PublicationStateCodec.published(bytes(stored))).isEqualTo(FRONTIER);
    }

    @Test
    void cell_hasItsRevisionAndItsFigures() {
        CohortRow row = new CohortRow(
                new CohortFigures(10, 4, 7, 5, 6, Money.of("12.5"), Money.of("99.9999")),
                new Revision(RowStatus.CORRECTED, 3, CLOCK, Set.of(Cause.CANCELLATION)));
        String stored = "01" + "0203" + "80a0a484ce67" + "02" + "0a04070506" + "90a10f" + "fe887a";

        assertThat(hex(CohortRowCodec.encode(row))).isEqualTo(stored);
        assertThat(CohortRowCodec.decode(bytes(stored))).isEqualTo(row);
    }

    @Test
    void watermark_hasEachInput() {
        Watermark watermark = new Watermark(
                2,
                List.of(new Watermark.Input(CLOCK, 7, false), new Watermark.Input(Watermark.Input.NOTHING, 0, true)));
        String stored = "01" + "0202" + "80a0a484ce67" + "0700" + "ffffffffffffffffff01" + "0001";

        assertThat(hex(WatermarkCodec.encode(watermark))).isEqualTo(stored);
        assertThat(WatermarkCodec.decode(bytes(stored))).isEqualTo(watermark);
    }

    @Test
    void unknownVersion_isRefused() {
        assertThatThrownBy(() -> WatermarkCodec.decode(bytes("020000")))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the version of a watermark must be 1, was 2");
        assertThatThrownBy(() -> PublicationStateCodec.published(bytes("00")))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the version of a publication state must be 1, was 0");
    }

    private static List<String> points(Consumer<Points> of) {
        List<String> points = new ArrayList<>();
        of.accept((day, measure, amount) -> points.add(day + " " + measure + " " + amount));
        return points;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
