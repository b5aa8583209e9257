package io.tideline.local.admission;

import io.tideline.admission.Input;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events that break no rule. */
final class GoodEvents {
    private static final int CUSTOMERS = 60;
    private static final int DAYS = 40;
    private static final int DAY_SECONDS = 86_400;

    private GoodEvents() {}

    /** Signups, orders, refunds and requests of some customers in the days from {@code first} on. */
    static List<Message> of(Contracts contracts, Instant first, long seed) {
        Random random = new Random(seed);
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String customer = "good-" + seed + "-" + i;
            messages.add(contracts.message(Contracts.signup(customer, at(first, random))));
            for (int n = random.nextInt(4); n >= 0; n--) {
                OrderCompleted order = Contracts.order(customer, "o-" + i + "-" + n, at(first, random));
                order.setChannel(random.nextBoolean() ? "WEB" : "STORE");
                order.setCoupons(random.nextInt(3) == 0 ? List.of("SPRING") : List.of());
                messages.add(contracts.message(order));
                if (random.nextInt(4) == 0) {
                    messages.add(contracts.message(Contracts.refund(customer, order.getOrderId(), at(first, random))));
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            messages.add(contracts.message(Contracts.request("asks-" + seed + "-" + i, at(first, random))));
        }
        return messages;
    }

    private static Instant at(Instant first, Random random) {
        return first.plusSeconds(random.nextInt(DAYS * DAY_SECONDS));
    }

    /** Events in forms that nobody expects, at the bounds of what is allowed. */
    static List<Message> unusual(Contracts contracts, Instant at) {
        List<Message> messages = new ArrayList<>();
        for (String letter : List.of("x", "\uD83D\uDED2")) {
            OrderCompleted longest = Contracts.order(letter.repeat(256), letter.repeat(256), at);
            longest.setEventId(letter.repeat(256));
            messages.add(contracts.message(longest));
        }
        messages.add(contracts.message(largestTotal(at)));
        OrderCompleted endless = Contracts.order("unusual-2", "o", at);
        endless.setChannel("c".repeat(900_000));
        messages.add(contracts.message(endless));
        OrderCompleted noRate = Contracts.order("unusual-3", "o", at);
        noRate.setCurrency("JPY");
        messages.add(contracts.message(noRate));
        OrderCompleted plain = Contracts.order("unusual-4", "o", at);
        messages.add(contracts.message(plain).with(List.of(), Message.NO_TIMESTAMP));
        OrderCompleted headed = Contracts.order("unusual-5", "o", at);
        messages.add(contracts.message(headed).with(BadEvents.manyHeaders(50), 0));
        OrderAdjusted orphan = Contracts.refund("unusual-6", "never-placed", at);
        orphan.setCurrency("USD");
        messages.add(contracts.message(orphan));
        messages.add(newerSchema(contracts, at));
        messages.add(olderSchema(contracts, at));
        return messages;
    }

    private static OrderCompleted largestTotal(Instant at) {
        OrderCompleted order = Contracts.order("unusual-1", "o", at);
        order.setTotal(new BigDecimal("999999999999999.9999"));
        return order;
    }

    private static Message newerSchema(Contracts contracts, Instant at) {
        OrderCompleted order = Contracts.order("unusual-7", "o", at);
        byte[] value = contracts.inSchema(
                order, Schemas.withMore(order.getSchema(), "giftMessage"), "giftMessage", "Happy birthday");
        return Contracts.message(Input.PURCHASES, "unusual-7", value);
    }

    private static Message olderSchema(Contracts contracts, Instant at) {
        CustomerSignedUp signup = Contracts.signup("unusual-8", at);
        byte[] value = contracts.inSchema(
                signup, Schemas.without(signup.getSchema(), "referrerCustomerId"), "channel", "STORE");
        return Contracts.message(Input.SIGNUPS, "unusual-8", value);
    }
}
