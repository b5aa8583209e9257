package io.tideline.stream.rollup;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortChanges;
import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortMeasures;
import io.tideline.cohort.CohortRow;
import io.tideline.cohort.CohortSeries;
import io.tideline.contract.CohortOutput;
import io.tideline.delta.Cause;
import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Revision;
import io.tideline.finality.RowChange;
import io.tideline.storage.CohortRowCodec;
import io.tideline.storage.PublicationStateCodec;
import io.tideline.storage.SegmentKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The cells of cohorts: sums by the first day of a cohort, with an entry for each of its cells. */
final class CohortFamily implements RowFamily<CohortSeries, CohortChanges, CohortRow> {
    private final StoreCalendar calendar;
    private final Consumer<CohortOutput> emit;

    CohortFamily(StoreCalendar calendar, Consumer<CohortOutput> emit) {
        this.calendar = calendar;
        this.emit = emit;
    }

    @Override
    public boolean has(int measure) {
        return CohortMeasures.isCohort(measure);
    }

    @Override
    public boolean isCause(int measure) {
        return CohortMeasures.isCause(measure);
    }

    @Override
    public CohortSeries newSums() {
        return new CohortSeries(calendar);
    }

    @Override
    public CohortChanges newChanges() {
        return new CohortChanges();
    }

    @Override
    public int part(int measure) {
        return CohortMeasures.cell(measure);
    }

    @Override
    public byte[] entryKey(SegmentKey segment, int day, int part) {
        return segment.with(day, part);
    }

    @Override
    public void entry(CohortSeries sums, int day, int part, Points out) {
        sums.pointsOfCell(day, part, out);
    }

    @Override
    public PublicationStateCodec<CohortChanges> states() {
        return PublicationStateCodec.COHORT;
    }

    /** Reads the cells that points touched, and those whose period time has opened or made final. */
    @Override
    public void read(
            SegmentAggregate<CohortSeries, CohortChanges> segment,
            PublicationFrontier now,
            Consumer<RowReading<CohortRow>> out) {
        CohortChanges changes = segment.state().changes();
        int fromDay = segment.state().firstDayOfTime(now).orElse(now.clockDay() + 1);
        segment.sums()
                .changedCells(
                        changes,
                        fromDay,
                        now.clockDay(),
                        cell -> out.accept(new Reading(segment.segment(), cell, changes, emit)));
    }

    @Override
    public byte[] encode(CohortRow row) {
        return CohortRowCodec.encode(row);
    }

    @Override
    public CohortRow decode(byte[] bytes) {
        return CohortRowCodec.decode(bytes);
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    /** A cell as it is now. */
    private record Reading(Segment segment, CohortCell cell, CohortChanges changes, Consumer<CohortOutput> emit)
            implements RowReading<CohortRow> {
        @Override
        public String key() {
            return cell.cohort().cellKey(segment.key(), cell.index());
        }

        @Override
        public int lastDay() {
            return cell.periodEnd();
        }

        @Override
        public RowChange since(Optional<CohortRow> published) {
            CohortFigures last = published.map(CohortRow::figures).orElse(CohortFigures.ZERO);
            if (cell.figures().equals(last)) {
                return RowChange.NONE;
            }
            return cell.figures().isSameButForReturns(last) ? RowChange.ADDITION : RowChange.CORRECTION;
        }

        @Override
        public Set<Cause> causes() {
            return changes.causesOf(cell.cohort());
        }

        @Override
        public CohortRow revised(Revision revision) {
            return new CohortRow(cell.figures(), revision);
        }

        @Override
        public void emit(String key, Optional<CohortRow> before, CohortRow row) {
            emit.accept(new CohortOutput(key, segment, cell, row));
        }
    }
}
