package io.tideline.stream.rollup;

import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.Changes;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Revised;
import io.tideline.finality.RevisionPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Adds up a family of rows, and publishes those that changed.
 *
 * <p>Which segments are not published yet is part of their stored state, so that a crash between adding up and publishing
 * loses no row.
 *
 * @param <S> the sums of a segment in memory
 * @param <C> what has changed since the rows of a segment were published
 * @param <R> a published row
 */
final class RowPublisher<S extends Points, C extends Changes, R extends Revised> {
    /** Bounds one pass to well under the transaction timeout: a row takes 5 to 20 microseconds. */
    private static final int MOST_ROWS_A_PASS = 200_000;

    private final RowFamily<S, C, R> family;
    private final FamilyStores stores;
    private final SegmentRegistry<S, C> registry;
    private final ReadingPace pace = new ReadingPace();

    RowPublisher(RowFamily<S, C, R> family, FamilyStores stores) {
        this.family = family;
        this.stores = stores;
        this.registry = new SegmentRegistry<>(family, stores);
    }

    /** Adds what of some sums is of the family to a segment. */
    void add(Segment segment, Sums sums) {
        registry.of(segment).add(sums);
    }

    /** The segments there are. */
    List<Segment> segments() {
        return registry.all().stream().map(SegmentAggregate::segment).toList();
    }

    /** How far the rows are published that are published furthest. */
    PublicationFrontier published() {
        return registry.all().stream()
                .map(segment -> segment.state().published())
                .reduce(PublicationFrontier.NONE, PublicationFrontier::orFurther);
    }

    /**
     * Publishes up to a frontier, or puts it off.
     *
     * @return whether nothing is left to be published
     */
    boolean publish(PublicationFrontier now, long wallMillis) {
        if (family.isPaced() && !pace.isTime(wallMillis)) {
            return registry.all().stream().noneMatch(segment -> segment.state().isStale(now));
        }
        int rows = 0;
        for (SegmentAggregate<S, C> segment : registry.all()) {
            if (rows < MOST_ROWS_A_PASS && segment.state().isStale(now)) {
                rows += publish(segment, now);
            }
        }
        pace.passed(wallMillis, rows);
        return rows < MOST_ROWS_A_PASS;
    }

    /** Publishes a segment as a whole, and says how many rows were read for it. */
    private int publish(SegmentAggregate<S, C> segment, PublicationFrontier now) {
        RevisionPolicy policy = new RevisionPolicy(segment.state().published(), now);
        int[] rows = {0};
        family.read(segment, now, reading -> {
            rows[0]++;
            publish(reading, policy);
        });
        segment.published(now);
        return rows[0];
    }

    private void publish(RowReading<R> reading, RevisionPolicy policy) {
        String key = reading.key();
        Optional<R> last = Optional.ofNullable(stores.rows().get(key)).map(family::decode);
        policy.next(last.map(Revised::revision), reading.lastDay(), reading.since(last), reading::causes)
                .map(reading::revised)
                .ifPresent(row -> {
                    stores.rows().put(key, family.encode(row));
                    reading.emit(key, last, row);
                });
    }
}
