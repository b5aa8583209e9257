package io.tideline.app.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.app.ingest.Rows;
import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowEventsTest {
    private final RowEvents events = new RowEvents(ZoneId.of("Europe/Berlin"), "CHF");

    @Test
    void theExampleOfTheFormatBecomesFourEvents() throws Exception {
        Rows example = Rows.read("""
                event,event_id,customer_id,order_id,occurred_at,total,tax,shipping,currency,channel,country,category,discount_code,source,test
                signup,,c1,,2026-01-03T10:00:00Z,,,,,WEB,,,,newsletter,
                purchase,,c1,o1,2026-01-05T18:30:00+01:00,49.90,,,EUR,WEB,DE,shoes,SPRING10,,
                refund,r1,c1,o1,2026-01-20T09:00:00Z,10.00,,,EUR,,,,,,
                cancellation,,c1,o1,2026-01-21T09:00:00Z,,,,,,,,,,
                """);

        CustomerSignedUp signup =
                (CustomerSignedUp) events.of(example.rows().get(0)).value();
        assertThat(signup.getChannel()).isEqualTo("WEB");
        assertThat(signup.getSource()).isEqualTo("newsletter");
        assertThat(signup.getCountry()).isNull();

        OrderCompleted order = (OrderCompleted) events.of(example.rows().get(1)).value();
        assertThat(order.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T17:30:00Z"));
        assertThat(order.getTotal()).isEqualTo(new BigDecimal("49.9000"));
        assertThat(order.getCurrency()).isEqualTo("EUR");
        assertThat(order.getCountry()).isEqualTo("DE");
        assertThat(order.getCoupons()).containsExactly("SPRING10");
        assertThat(order.getTax()).isNull();
        assertThat(order.getTest()).isFalse();
        assertThat(order.getProducts()).singleElement().satisfies(line -> {
            assertThat(line.getProductId()).isEqualTo("shoes");
            assertThat(line.getCategory()).isEqualTo("shoes");
            assertThat(line.getPrice()).isEqualTo(order.getTotal());
            assertThat(line.getQuantity()).isEqualTo(1);
        });

        OrderAdjusted refund = (OrderAdjusted) events.of(example.rows().get(2)).value();
        assertThat(refund.getEventId()).isEqualTo("r1");
        assertThat(refund.getKind()).isEqualTo(AdjustmentKind.REFUNDED);
        assertThat(refund.getAmount()).isEqualTo(new BigDecimal("10.0000"));

        OrderAdjusted cancellation =
                (OrderAdjusted) events.of(example.rows().get(3)).value();
        assertThat(cancellation.getKind()).isEqualTo(AdjustmentKind.CANCELLED);
        assertThat(cancellation.getAmount()).isNull();
        assertThat(cancellation.getCurrency()).isNull();
    }

    @Test
    void theExtraColumnsReachTheContract() throws Exception {
        OrderCompleted order = (OrderCompleted) event(
                        "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':9,"
                                + "'subtotal':10,'discount':1,'tax':0.5,'shipping':2.25,'loyalty_member':'yes','test':1,'revision':3}")
                .value();
        assertThat(order.getSubtotal()).isEqualByComparingTo("10");
        assertThat(order.getDiscount()).isEqualByComparingTo("1");
        assertThat(order.getTax()).isEqualByComparingTo("0.5");
        assertThat(order.getShipping()).isEqualByComparingTo("2.25");
        assertThat(order.getLoyaltyMember()).isTrue();
        assertThat(order.getTest()).isTrue();
        assertThat(order.getRevision()).isEqualTo(3);

        OrderAdjusted refund = (OrderAdjusted)
                event("{'event':'refund','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','reason':'torn'}")
                        .value();
        assertThat(refund.getReason()).isEqualTo("torn");

        CustomerSignedUp signup = (CustomerSignedUp)
                event("{'event':'signup','customer_id':'c','occurred_at':'2026-01-05','referrer_customer_id':'d'}")
                        .value();
        assertThat(signup.getReferrerCustomerId()).isEqualTo("d");
    }

    @Test
    void whatIsMissingIsUnknown_andMoneyIsOfTheStore() throws Exception {
        OrderCompleted order = (OrderCompleted)
                event("{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':9}")
                        .value();

        assertThat(order.getChannel()).isEqualTo("unknown");
        assertThat(order.getCurrency()).isEqualTo("CHF");
        assertThat(order.getCoupons()).isEmpty();
        assertThat(order.getLoyaltyMember()).isNull();
        assertThat(order.getRevision()).isZero();
        assertThat(order.getProducts().get(0).getProductId()).isEqualTo("unknown");
        assertThat(order.getProducts().get(0).getCategory()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "1,true", "yes,true", "false,false", "0,false", "No,false", "'',false"})
    void testOrdersAreMarked(String text, boolean expected) throws Exception {
        OrderCompleted order = (OrderCompleted) event(
                        "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':9,'test':'"
                                + text + "'}")
                .value();

        assertThat(order.getTest()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'purchase','customer_id':' ','order_id':'o','occurred_at':'2026-01-05','total':1}",
                "{'event':'purchase','customer_id':'c','order_id':' ','occurred_at':'2026-01-05','total':1}",
                "{'event':'purchase','event_id':' ','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':1}",
                "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':-1}",
                "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'9999-01-05','total':1}",
                "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'1980-01-05','total':1}",
                "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':1,'currency':'XXQ'}",
                "{'event':'purchase','customer_id':'c','order_id':'o','occurred_at':'2026-01-05','total':1,'revision':-1}",
            })
    void whatThePipelineJudgesIsPassedOn(String row) throws Exception {
        assertThat(event(row).kind()).isEqualTo(EventKind.PURCHASE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'event':'order','customer_id':'c'} | event must be signup, purchase, refund or cancellation, was 'order'",
                "{'customer_id':'c'} | event must be given for a row, was empty",
                "{'event':'signup','occurred_at':'2026-01-05'} | customer_id must be given for a signup, was empty",
                "{'event':'signup','customer_id':'c'} | occurred_at must be given for a signup, was empty",
                "{'event':'signup','customer_id':'c','occurred_at':'5.1.'} | occurred_at must be an ISO 8601 instant, local time or date such as 2026-01-05T18:30:00+01:00, was '5.1.'",
                "{'event':'purchase','customer_id':'c','occurred_at':'2026-01-05','total':1} | order_id must be given for a purchase, was empty",
                "{'event':'purchase','customer_id':'c','occurred_at':'2026-01-05','order_id':'o'} | total must be given for a purchase, was empty",
                "{'event':'purchase','customer_id':'c','occurred_at':'2026-01-05','order_id':'o','total':1e2} | total must be a plain decimal such as 49.90 with at most 15 digits before the point and 4 behind it, was '1e2'",
                "{'event':'purchase','customer_id':'c','occurred_at':'2026-01-05','order_id':'o','total':1,'tax':'x'} | tax must be a plain decimal such as 49.90 with at most 15 digits before the point and 4 behind it, was 'x'",
                "{'event':'purchase','customer_id':'c','occurred_at':'2026-01-05','order_id':'o','total':1,'test':'maybe'} | test must be true, false, 1, 0, yes, no or empty, was 'maybe'",
                "{'event':'purchase','customer_id':'c','occurred_at':'2026-01-05','order_id':'o','total':1,'revision':1.5} | revision must be a whole number of at most 64 bits, was '1.5'",
                "{'event':'cancellation','customer_id':'c','occurred_at':'2026-01-05'} | order_id must be given for a cancellation, was empty",
                "{'event':'signup','customer_id':'c\uFFFD','occurred_at':'2026-01-05'} | customer_id must be UTF-8, was 'c\uFFFD'",
                "{'event':'signup','event_id':'\uFFFD','customer_id':'c','occurred_at':'2026-01-05'} | event_id must be UTF-8, was '\uFFFD'",
            })
    void whatTheContractCannotSayIsRejected(String row, String sentence) {
        assertThatThrownBy(() -> event(row))
                .isInstanceOf(RowRejectedException.class)
                .hasMessage("standard input line 1: " + sentence);
    }

    @Test
    void aRejectHoldsItsRow() {
        assertThatThrownBy(() -> event("{'event':'signup','customer_id':'c','occurred_at':'soon'}"))
                .isInstanceOfSatisfying(RowRejectedException.class, rejected -> assertThat(
                                rejected.reject().row())
                        .containsEntry("occurred_at", "soon")
                        .containsEntry("customer_id", "c"));
    }

    @Test
    void columnsWithoutMeaningForTheEventAreNotRead() throws Exception {
        assertThat(event("{'event':'signup','customer_id':'c','occurred_at':'2026-01-05','total':'n/a'}")
                        .kind())
                .isEqualTo(EventKind.SIGNUP);
    }

    private ImportEvent event(String row) throws Exception {
        return events.of(Rows.read(row.replace('\'', '"')).rows().get(0));
    }
}
