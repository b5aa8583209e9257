package io.tideline.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection;
import io.tideline.event.Adjustment;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Sample;
import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.RowStatus;
import io.tideline.storage.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a customer who asked to be forgotten. */
class ErasureTest {
    private static final String ID = "erika-mustermann";
    private static final String MONTH = "month/all/2026-03-01";

    @TempDir
    Path directory;

    @Test
    void figuresStay_butNothingOfTheCustomerIsInAnyStore() {
        try (DrivenShop shop = new DrivenShop(directory, Map.of())) {
            twoCustomers(shop);
            shop.send(Sample.refund(ID, "not-yet-seen", "2026-03-03T10:00:00Z", "5"));
            Map<String, RetentionKpi> before = shop.rows();
            assertThat(storesThatHold(shop, ID))
                    .containsExactlyInAnyOrder(StoreNames.LEDGERS, StoreNames.WAITING, StoreNames.DUE);

            shop.send(request("2026-03-20T10:00:00Z"));

            assertThat(shop.rows()).isEqualTo(before);
            assertThat(before.get(MONTH).getNewCustomers()).isEqualTo(2);
            assertThat(shop.store(StoreNames.LEDGERS).get(ID)).isNull();
            assertThat(shop.store(StoreNames.LEDGERS).get("other")).isNotNull();
            assertThat(storesThatHold(shop, ID)).isEmpty();
            assertThat(shop.deadLetters()).isEmpty();
        }
    }

    @Test
    void forgetAll_restatesFinalRows_asIfTheCustomerHadNeverBeen() {
        Map<String, String> forgetAll = Map.of("erasure.mode", "forget-all", "partition.idle.timeout", "1 s");
        try (DrivenShop shop = new DrivenShop(directory, forgetAll);
                DrivenShop without = new DrivenShop(directory, forgetAll)) {
            twoCustomers(shop);
            shop.send(Sample.order("other", "later", "2026-04-20T10:00:00Z"));
            shop.pass(Duration.ofSeconds(2));
            assertThat(shop.rows().get(MONTH).getStatus()).isEqualTo(RowStatus.FINAL);

            shop.send(request("2026-04-20T11:00:00Z"));
            without.send(Sample.order("other", "o2", "2026-03-20T10:00:00Z"));
            without.send(Sample.order("other", "later", "2026-04-20T10:00:00Z"));

            RetentionKpi restated = shop.rows().get(MONTH);
            assertThat(restated.getNewCustomers()).isEqualTo(1);
            assertThat(restated.getStatus()).isEqualTo(RowStatus.CORRECTED);
            assertThat(restated.getCauses()).containsExactly(CorrectionCause.ERASURE);
            Map<String, String> figures = Figures.of(shop.rows());
            assertThat(figures).containsAllEntriesOf(Figures.of(without.rows()));
            assertThat(storesThatHold(shop, ID)).isEmpty();
        }
    }

    @Test
    void earlierEvents_areRefusedWithoutATraceOfTheId() {
        List<Rejection.Code> codes = new ArrayList<>();
        Observer observer = new Observer() {
            @Override
            public void rejected(Rejection.Code code) {
                codes.add(code);
            }
        };
        try (DrivenShop shop = new DrivenShop(directory, Map.of(), observer)) {
            twoCustomers(shop);
            shop.send(request("2026-03-20T10:00:00Z"));
            Map<String, RetentionKpi> before = shop.rows();

            RecordHeaders headers = new RecordHeaders();
            headers.add("ce_subject", ID.getBytes(UTF_8));
            Purchase again = Sample.order(ID, "o1", "2026-03-02T10:00:00Z");
            shop.send(Input.PURCHASES, ID.getBytes(UTF_8), shop.bytes(again), headers);
            shop.send(Sample.signup(ID, "2026-03-20T09:59:59Z"));
            shop.send(Sample.order(ID, "from-beyond-the-horizon", "2019-01-01T10:00:00Z"));

            assertThat(Letters.codes(shop.deadLetters())).containsExactly("ERASED", "ERASED", "ERASED");
            assertThat(shop.deadLetters()).allSatisfy(letter -> {
                assertThat(letter.key()).isNull();
                assertThat(letter.value()).isNull();
                assertThat(letter.getHeaders().toArray()).hasSize(Letters.REASONS);
                assertThat(Letters.everything(letter)).doesNotContain(ID);
            });
            assertThat(Letters.header(shop.deadLetters().get(1), "source.topic"))
                    .isEqualTo("commerce.signups");
            assertThat(Letters.header(shop.deadLetters().get(0), "source.offset"))
                    .isEqualTo("2");
            assertThat(codes).hasSize(3).containsOnly(Rejection.Code.ERASED);
            assertThat(shop.rows()).isEqualTo(before);
            assertThat(storesThatHold(shop, ID)).isEmpty();
        }
    }

    @Test
    void guardExpires_andItsSaltWithTheLastHash() {
        try (DrivenShop shop = new DrivenShop(directory, Map.of("erasure.guard.days", "30"))) {
            twoCustomers(shop);
            shop.send(request("2026-03-20T10:00:00Z"));
            shop.send(Sample.order("other", "o3", "2026-04-19T09:59:59Z"));
            shop.rows();
            assertThat(sizeOf(shop, StoreNames.FORGOTTEN)).isEqualTo(2);
            shop.send(Sample.order(ID, "o1", "2026-03-02T10:00:00Z"));
            assertThat(Letters.codes(shop.deadLetters())).containsExactly("ERASED");

            shop.send(Sample.order("other", "o4", "2026-04-19T10:00:00Z"));
            shop.rows();
            assertThat(sizeOf(shop, StoreNames.FORGOTTEN)).isZero();
            shop.send(Sample.order(ID, "o1", "2026-03-02T10:00:00Z"));
            assertThat(shop.deadLetters()).hasSize(1);
            assertThat(shop.store(StoreNames.LEDGERS).get(ID)).isNotNull();
        }
    }

    @Test
    void aSecondGuardIsNotLostWithTheFirst() {
        try (DrivenShop shop = new DrivenShop(directory, Map.of("erasure.guard.days", "30"))) {
            shop.send(request("2026-03-20T10:00:00Z"));
            shop.send(new ErasureRequest("r2", "second", Sample.millis("2026-04-10T10:00:00Z")));
            shop.send(Sample.order("other", "o4", "2026-04-25T10:00:00Z"));
            shop.rows();

            assertThat(sizeOf(shop, StoreNames.FORGOTTEN)).isEqualTo(2);
            shop.send(Sample.order("second", "o1", "2026-04-10T09:59:59.999Z"));
            shop.send(Sample.order("second", "o2", "2026-04-10T10:00:00Z"));
            assertThat(Letters.codes(shop.deadLetters())).containsExactly("ERASED");
        }
    }

    @Test
    void laterEventsBeginANewPerson() {
        try (DrivenShop shop = new DrivenShop(directory, Map.of())) {
            twoCustomers(shop);
            shop.send(request("2026-03-20T10:00:00Z"));
            shop.send(Sample.order(ID, "o9", "2026-03-21T10:00:00Z"));

            RetentionKpi month = shop.rows().get(MONTH);
            assertThat(month.getNewCustomers()).isEqualTo(3);
            assertThat(month.getFirstOrders()).isEqualTo(3);
            assertThat(month.getReturningPurchasers()).isZero();
            assertThat(shop.deadLetters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget-person", "forget-all"})
    void requestThatArrivesAfterLaterOrders_countsThemAsThoseOfANewPerson(String mode) {
        Map<String, String> settings = Map.of("erasure.mode", mode);
        try (DrivenShop late = new DrivenShop(directory, settings);
                DrivenShop inTime = new DrivenShop(directory, settings)) {
            for (DrivenShop shop : List.of(late, inTime)) {
                twoCustomers(shop);
                shop.send(Sample.refund(ID, "o1", "2026-03-03T10:00:00Z", "5"));
            }
            inTime.send(request("2026-03-20T10:00:00Z"));
            for (DrivenShop shop : List.of(late, inTime)) {
                shop.send(Sample.order(ID, "o5", "2026-03-24T10:00:00Z"));
            }
            late.send(request("2026-03-20T10:00:00Z"));
            for (DrivenShop shop : List.of(late, inTime)) {
                shop.send(Sample.order(ID, "o6", "2026-04-05T10:00:00Z"));
            }

            assertThat(Figures.of(late.rows())).isEqualTo(Figures.of(inTime.rows()));
            assertThat(late.rows().get(MONTH).getNewCustomers()).isEqualTo(mode.equals("forget-all") ? 2 : 3);
        }
    }

    @Test
    void requestThatArrivesLate_keepsWhatCameAfterIt() {
        try (DrivenShop shop = new DrivenShop(directory, Map.of())) {
            Adjustment dollars = new Adjustment(
                    "a1",
                    "o5",
                    ID,
                    Sample.millis("2026-03-25T10:00:00Z"),
                    Adjustment.Kind.REFUNDED,
                    Money.of("1"),
                    "USD");
            var sent = shop.send(dollars, ID.getBytes(UTF_8));
            shop.send(request("2026-03-20T10:00:00Z"));
            assertThat(shop.deadLetters()).isEmpty();

            shop.send(Sample.order(ID, "o5", "2026-03-24T10:00:00Z"));

            assertThat(Letters.codes(shop.deadLetters())).containsExactly("CURRENCY_MISMATCH");
            assertThat(Letters.asItCame(shop.deadLetters().get(0))).isEqualTo(Letters.asSent(sent));
            assertThat(shop.rows().get(MONTH).getOrders()).isEqualTo(1);
        }
    }

    private static void twoCustomers(DrivenShop shop) {
        shop.send(Sample.order(ID, "o1", "2026-03-02T10:00:00Z"));
        shop.send(Sample.order("other", "o2", "2026-03-20T10:00:00Z"));
    }

    private static ErasureRequest request(String at) {
        return new ErasureRequest("r1", ID, Sample.millis(at));
    }

    private static int sizeOf(DrivenShop shop, String store) {
        int size = 0;
        try (KeyValueIterator<String, byte[]> entries = shop.store(store).all()) {
            for (; entries.hasNext(); entries.next()) {
                size++;
            }
        }
        return size;
    }

    /** The stores with the text anywhere in their keys or values. */
    private static List<String> storesThatHold(DrivenShop shop, String text) {
        return shop.storeNames().stream()
                .filter(name -> holds(shop.anyStore(name), text))
                .toList();
    }

    private static boolean holds(KeyValueStore<Object, Object> store, String text) {
        try (KeyValueIterator<Object, Object> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Object, Object> entry = entries.next();
                if (text(entry.key).contains(text) || text(entry.value).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Object keyOrValue) {
        if (keyOrValue instanceof byte[] bytes) {
            return new String(bytes, ISO_8859_1);
        }
        return keyOrValue instanceof Bytes bytes ? text(bytes.get()) : keyOrValue.toString();
    }
}
