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
 * Asks a question of all partitions of customers and gathers the answers. The active instances are asked first, this one
 * before others; then, for the partitions that have no answer yet, the instances with standby copies. So each partition
 * is in one answer.
 */
final class ScatterGather {
    private final StateAccess state;
    private final String store;
    private final int partitions;

    /**
     * Makes it for one store.
     *
     * @param partitions the number of its partitions
     */
    ScatterGather(StateAccess state, String store, int partitions) {
        this.state = state;
        this.store = store;
        this.partitions = partitions;
    }

    /** A question that can be answered for some partitions at a time. */
    interface Question<A> {
        /** The answer of this instance, for those partitions of the scope that it can read. */
        A here(PartitionScope scope);

        /** The answer of another instance; throws {@link NotAvailableException} if it does not answer. */
        A at(StoreLocation location, PartitionScope scope);

        /** The partitions that an answer is for. */
        Set<Integer> partitions(A answer);

        /** Whether no other instance need be asked. */
        boolean isEnough(A answer);
    }

    /**
     * The answers for all partitions, or up to the first that is enough.
     *
     * @param likely the instance that is asked before other ones
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
                likely.filter(location -> !location.here())
                        .ifPresent(location -> others.put(location.instance(), location));
                state.others(store, copies).forEach(location -> others.putIfAbsent(location.instance(), location));
            }
            others.values().forEach(location -> take(copies, Optional.of(location)));
        }

        private boolean isDone() {
            return isEnough || missing.isEmpty();
        }

        private void take(boolean copies, Optional<StoreLocation> location) {
            if (isDone()) {
                return;
            }
            try {
                PartitionScope scope = new PartitionScope(missing, copies);
                A answer = location.isPresent() ? question.at(location.get(), scope) : question.here(scope);
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
