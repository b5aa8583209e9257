package io.tideline.stream.rollup;

import io.tideline.calendar.Window;
import io.tideline.contract.KpiOutput;
import io.tideline.delta.Cause;
import io.tideline.delta.MeasureRange;
import io.tideline.delta.Points;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Revision;
import io.tideline.finality.RowChange;
import io.tideline.kpi.KpiChanges;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.KpiSeries;
import io.tideline.kpi.RowKey;
import io.tideline.storage.KpiRowCodec;
import io.tideline.storage.PublicationStateCodec;
import io.tideline.storage.SegmentKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The KPI rows: sums by day, an entry for each. */
final class KpiFamily implements RowFamily<KpiSeries, KpiChanges, KpiRow> {
    private final List<Window> windows;
    private final Consumer<KpiOutput> emit;

    KpiFamily(List<Window> windows, Consumer<KpiOutput> emit) {
        this.windows = windows;
        this.emit = emit;
    }

    @Override
    public boolean has(int measure) {
        return MeasureRange.KPI.contains(measure) || isCause(measure);
    }

    @Override
    public boolean isCause(int measure) {
        return MeasureRange.CAUSE.contains(measure);
    }

    @Override
    public KpiSeries newSums() {
        return new KpiSeries(windows);
    }

    @Override
    public KpiChanges newChanges() {
        return new KpiChanges();
    }

    @Override
    public int part(int measure) {
        return 0;
    }

    @Override
    public byte[] entryKey(SegmentKey segment, int day, int part) {
        return segment.with(day);
    }

    @Override
    public void entry(KpiSeries sums, int day, int part, Points out) {
        sums.pointsOn(day, out);
    }

    @Override
    public void cover(KpiSeries sums, int day) {
        sums.cover(day);
    }

    @Override
    public PublicationStateCodec<KpiChanges> states() {
        return PublicationStateCodec.KPI;
    }

    /** Reads all rows that see a day from the first one that changed, or that time has passed over. */
    @Override
    public void read(
            SegmentAggregate<KpiSeries, KpiChanges> segment,
            PublicationFrontier now,
            Consumer<RowReading<KpiRow>> out) {
        KpiChanges changes = segment.state().changes();
        int stale = Math.min(
                changes.firstDay().orElse(Integer.MAX_VALUE),
                segment.state().firstDayOfTime(now).orElse(Integer.MAX_VALUE));
        KpiSeries series = segment.sums();
        series.rows(
                Math.max(stale, series.firstDay()),
                now.clockDay(),
                (window, start, end, lastDay, counts) -> out.accept(new Reading(
                        RowKey.of(windows.get(window), segment.segment(), start, end),
                        start,
                        end,
                        lastDay,
                        counts,
                        changes,
                        emit)));
    }

    @Override
    public byte[] encode(KpiRow row) {
        return KpiRowCodec.encode(row);
    }

    @Override
    public KpiRow decode(byte[] bytes) {
        return KpiRowCodec.decode(bytes);
    }

    @Override
    public boolean isPaced() {
        return false;
    }

    /** A row as it is now. */
    private record Reading(
            RowKey rowKey,
            int start,
            int end,
            int lastDay,
            KpiCounts counts,
            KpiChanges changes,
            Consumer<KpiOutput> emit)
            implements RowReading<KpiRow> {
        @Override
        public String key() {
            return rowKey.toString();
        }

        /** While a period runs, its last counted day moves, and the row with it. */
        @Override
        public RowChange since(Optional<KpiRow> published) {
            boolean isSame = published
                    .map(row -> row.counts().equals(counts) && row.end() == end)
                    .orElseGet(counts::isZero);
            return isSame ? RowChange.NONE : RowChange.CORRECTION;
        }

        @Override
        public Set<Cause> causes() {
            return changes.causesUpTo(end);
        }

        @Override
        public KpiRow revised(Revision revision) {
            return new KpiRow(start, end, counts, revision);
        }

        @Override
        public void emit(String key, Optional<KpiRow> before, KpiRow row) {
            emit.accept(new KpiOutput(key, rowKey, before, row));
        }
    }
}
