package io.tideline.http;

import io.tideline.query.NotAvailableException;
import io.tideline.query.PartitionScope;
import io.tideline.query.StateAccess;
import io.tideline.query.StoreLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks for what is spread over the partitions of customers: first whoever works on them, here and elsewhere, and then, for
 * those of which nobody does at the moment, whoever keeps a copy. So each partition answers once.
 */
final class ScatterGather {
    private final StateAccess state;
    private final String store;
    private final int partitions;

    /**
     * Questions about a store.
     *
     * @param partitions how many it has
     */
    ScatterGather(StateAccess state, String store, int partitions) {
        this.state = state;
        this.store = store;
        this.partitions = partitions;
    }

    /** A question that is answered for some partitions at a time; an instance that does not answer throws. */
    interface Question<A> {
        A here(PartitionScope reading);

        A at(StoreLocation place, PartitionScope reading);

        /** The partitions that an answer is for. */
        Set<Integer> partitions(A answer);

        /** Whether others need not be asked any more. */
        boolean isEnough(A answer);
    }

    /**
     * Answers for all partitions, or up to the first that is enough.
     *
     * @param likely who is asked before other instances
     * @throws NotAvailableException if a partition can be read nowhere at the moment
     */
    <A> List<A> ask(Optional<StoreLocation> likely, Question<A> question) {
        Round<A> round = new Round<>(question);
        round.run(false, likely);
        round.run(true, Optional.empty());
        return round.answers();
    }

    private final class Round<A> {
        private final Question<A> question;
        private final Set<Integer> missing =
                new TreeSet<>(PartitionScope.all(partitions).partitions());
        private final List<A> answers = new ArrayList<>();
        private final Set<String> failures = new LinkedHashSet<>();
        private boolean isEnough;

        Round(Question<A> question) {
            this.question = question;
        }

        void run(boolean copies, Optional<StoreLocation> likely) {
            take(copies, Optional.empty());
            Map<String, StoreLocation> others = new LinkedHashMap<>();
            if (!isDone()) {
                likely.filter(place -> !place.here()).ifPresent(place -> others.put(place.instance(), place));
                state.others(store, copies).forEach(place -> others.putIfAbsent(place.instance(), place));
            }
            others.values().forEach(place -> take(copies, Optional.of(place)));
        }

        private boolean isDone() {
            return isEnough || missing.isEmpty();
        }

        private void take(boolean copies, Optional<StoreLocation> place) {
            if (isDone()) {
                return;
            }
            try {
                PartitionScope reading = new PartitionScope(missing, copies);
                A answer = place.isPresent() ? question.at(place.get(), reading) : question.here(reading);
                missing.removeAll(question.partitions(answer));
                answers.add(answer);
                isEnough = question.isEnough(answer);
            } catch (NotAvailableException notNow) {
                failures.add(notNow.getMessage());
            }
        }

        List<A> answers() {
            if (!isDone()) {
                throw new NotAvailableException("of " + partitions + " partitions of customers " + missing
                        + " cannot be read at the moment"
                        + failures.stream().map(failure -> "; " + failure).collect(Collectors.joining()));
            }
            return answers;
        }
    }
}
