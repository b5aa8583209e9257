package io.tideline.local.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.PublishedRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A customer who asked to be forgotten is in no store, and in no compacted topic once the broker has compacted it: neither
 * in what is published nor in the changelog of any store.
 */
class ErasureOnStackTest {
    private static final String ID = "erika-mustermann-4711";
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"forget-person", "forget-all"})
    void nothingOfTheCustomerIsLeftInAnyCompactedTopic(String mode) throws Exception {
        Map<String, String> shop = Map.of(
                "clock.mode", "event",
                "topics.partitions", "1",
                "partition.idle.timeout", "1 s",
                "erasure.mode", mode);
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), shop);
                CompactedTopics topics = new CompactedTopics(stack.stack().bootstrapServers())) {
            Contracts contracts = new Contracts(stack.settings());
            try (RunningShop running = new RunningShop(stack.settings(), 1)) {
                running.send(known(contracts));
                running.awaitPublished();
                assertThat(topics.thatHold(ID))
                        .contains("tideline-ledgers-changelog", "tideline-due-changelog")
                        .contains(stack.settings().topics().of(OutputTopics.LIFECYCLE))
                        .contains(stack.settings().topics().of(OutputTopics.CHURN_RISK))
                        .contains("tideline-waiting-adjustments-changelog");

                running.send(List.of(contracts.message(Contracts.request(ID, FIRST.plus(Duration.ofDays(9))))));
                running.awaitPublished();
            }

            assertThat(PublishedRows.last(OutputTopics.KPIS, stack.settings())
                            .byKey()
                            .get("month/all/2026-03-01")
                            .getNewCustomers())
                    .isEqualTo(mode.equals("forget-all") ? 1 : 2);
            Path stores = stack.settings().runtime().stateDir();
            assertThat(StoresOnDisk.names(stores)).contains("ledgers", "due", "waiting-adjustments", "forgotten");
            assertThat(StoresOnDisk.thatHold(stores, "somebody-else")).contains("ledgers", "due");
            assertThat(StoresOnDisk.thatHold(stores, ID)).isEmpty();
            topics.compactUntilNoneHolds(ID);

            assertThat(topics.names()).hasSizeGreaterThan(15);
            assertThat(topics.thatHold("somebody-else")).contains("tideline-ledgers-changelog");
        }
    }

    /** Two customers, one with everything that can be known of somebody. */
    private static List<Message> known(Contracts contracts) {
        List<Message> messages = new ArrayList<>();
        for (String customer : List.of(ID, "somebody-else")) {
            messages.add(contracts.message(Contracts.signup(customer, FIRST)));
            messages.add(contracts.message(Contracts.order(customer, "first-" + customer.length(), FIRST)));
            messages.add(contracts.message(
                    Contracts.order(customer, "second-" + customer.length(), FIRST.plus(Duration.ofDays(5)))));
        }
        OrderAdjusted waiting = Contracts.refund(ID, "never-seen", FIRST.plus(Duration.ofDays(6)));
        waiting.setKind(AdjustmentKind.CANCELLED);
        waiting.setAmount(null);
        messages.add(contracts.message(waiting));
        messages.add(contracts.message(Contracts.order("somebody-else", "third", FIRST.plus(Duration.ofDays(8)))));
        return messages;
    }
}
