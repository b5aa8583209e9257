package io.tideline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.query.NotAvailableException;
import io.tideline.query.PartitionScope;
import io.tideline.query.StateAccess;
import io.tideline.query.StoreLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

/** A group of instances that answer with their names, for the partitions that they have of those that are asked for. */
class ScatterGatherTest {
    private static final String HERE = "here";

    private final Map<String, Set<Integer>> atWork = new HashMap<>();
    private final Map<String, Set<Integer>> copies = new HashMap<>();
    private final Set<String> dead = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private final ScatterGather scatterGather = new ScatterGather(new Group(), "ledgers", 4);

    @Test
    void whoWorksOnAPartition_isAskedForIt_andNoCopyIs() {
        atWork.putAll(Map.of(HERE, Set.of(0, 1), "a:1", Set.of(2), "b:1", Set.of(3)));
        copies.putAll(Map.of(HERE, Set.of(2, 3), "a:1", Set.of(0)));

        assertThat(ask()).containsExactly("here [0, 1]", "a:1 [2]", "b:1 [3]");
        assertThat(asked).doesNotContain("here copies", "a:1 copies");
    }

    @Test
    void ofThoseWhoAreGone_copiesAreAskedFor_andOnlyOfTheirPartitions() {
        atWork.putAll(Map.of(HERE, Set.of(0), "a:1", Set.of(1, 2, 3), "b:1", Set.of()));
        copies.putAll(Map.of(HERE, Set.of(1), "b:1", Set.of(0, 1, 2, 3)));
        dead.add("a:1");

        assertThat(ask()).containsExactly("here [0]", "b:1 []", "here copies [1]", "b:1 copies [2, 3]");
    }

    @Test
    void answerThatIsEnough_endsTheSearch() {
        atWork.putAll(Map.of(HERE, Set.of(0), "a:1", Set.of(1), "b:1", Set.of(2, 3)));

        assertThat(scatterGather.ask(Optional.of(location("b:1", false)), new Names("b:1")))
                .containsExactly("here [0]", "b:1 [2, 3]");
    }

    @Test
    void partitionThatNobodyHas_isNotAnsweredFor() {
        atWork.putAll(Map.of(HERE, Set.of(0, 1), "a:1", Set.of(2, 3)));
        dead.add("a:1");

        assertThatThrownBy(this::ask)
                .isInstanceOf(NotAvailableException.class)
                .hasMessage("of 4 partitions of customers [2, 3] cannot be read at the moment; a:1 is gone");
    }

    private List<String> ask() {
        return scatterGather.ask(Optional.empty(), new Names("nobody"));
    }

    private static StoreLocation location(String instance, boolean copy) {
        return new StoreLocation(instance.substring(0, 1), 1, instance.equals(HERE), 0, copy);
    }

    private final class Names implements ScatterGather.Question<String> {
        private final String enough;

        Names(String enough) {
            this.enough = enough;
        }

        @Override
        public String here(PartitionScope scope) {
            return answer(HERE, scope);
        }

        @Override
        public String at(StoreLocation location, PartitionScope scope) {
            return answer(location.instance(), scope);
        }

        private String answer(String instance, PartitionScope scope) {
            if (dead.contains(instance)) {
                throw new NotAvailableException(instance + " is gone");
            }
            Set<Integer> found = new TreeSet<>((scope.copies() ? copies : atWork).getOrDefault(instance, Set.of()));
            found.retainAll(scope.partitions());
            String name = instance + (scope.copies() ? " copies" : "");
            asked.add(name);
            return name + " " + found;
        }

        @Override
        public Set<Integer> partitions(String answer) {
            Set<Integer> partitions = new TreeSet<>();
            answer.substring(answer.indexOf('['))
                    .chars()
                    .filter(Character::isDigit)
                    .forEach(c -> partitions.add(c - '0'));
            return partitions;
        }

        @Override
        public boolean isEnough(String answer) {
            return answer.startsWith(enough);
        }
    }

    private final class Group implements StateAccess {
        @Override
        public List<StoreLocation> others(String store, boolean areCopies) {
            return (areCopies ? copies : atWork)
                    .keySet().stream()
                            .filter(instance -> !instance.equals(HERE))
                            .sorted()
                            .map(instance -> location(instance, areCopies))
                            .toList();
        }

        @Override
        public List<StoreLocation> ofDimension(String dimension) {
            throw new AssertionError("not asked for");
        }

        @Override
        public StoreLocation ofCustomer(String customerId) {
            throw new AssertionError("not asked for");
        }

        @Override
        public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition) {
            throw new AssertionError("not asked for");
        }

        @Override
        public <K, T> Map<Integer, T> eachCopy(
                String name, Set<Integer> partitions, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
            throw new AssertionError("not asked for");
        }
    }
}
