package io.tideline.storage;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.ledger.Ledger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** Ledgers of anything that fits the types, far beyond what admission lets in. */
final class RandomLedgers {
    private static final List<String> WORDS = List.of(
            CustomerEvent.UNKNOWN, "", "WEB", "STORE", "EUR", "USD", "DE", "Schuhe & Stiefel", "靴", "\uFFFD", "👟");

    private final Random random;
    private final String customerId;
    private final List<String> words;

    RandomLedgers(long seed) {
        this.random = new Random(new SplittableRandom(seed).nextLong());
        this.customerId = id();
        this.words = random.nextInt(10) == 0
                ? random.ints(100, 0, 1_000_000).mapToObj(Integer::toString).toList()
                : WORDS;
    }

    Ledger next() {
        Ledger ledger = Ledger.EMPTY;
        int events = random.nextInt(10) == 0 ? random.nextInt(150) : random.nextInt(12);
        for (int i = 0; i < events; i++) {
            ledger = with(ledger, random.nextInt(10));
        }
        return ledger;
    }

    /** The ledger and one more event. */
    Ledger another(Ledger ledger) {
        return with(ledger, random.nextInt(10));
    }

    String customerId() {
        return customerId;
    }

    private Ledger with(Ledger ledger, int kind) {
        if (kind == 0) {
            return ledger.with(new Signup(id(), customerId, time(), word(), word(), word()))
                    .ledger();
        }
        return kind < 4
                ? ledger.with(adjustment()).ledger()
                : ledger.with(purchase()).ledger();
    }

    private Purchase purchase() {
        return new Purchase(
                id(),
                id(),
                customerId,
                time(),
                revision(),
                word(),
                word(),
                money(),
                money(),
                money(),
                word(),
                word(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private Adjustment adjustment() {
        Adjustment.Kind kind = random.nextBoolean() ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED;
        return new Adjustment(id(), id(), customerId, time(), kind, random.nextBoolean() ? Money.ALL : money(), word());
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }

    private long time() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            default -> 1_700_000_000_000L + random.nextInt();
        };
    }

    private long revision() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> Long.MAX_VALUE;
            case 2, 3 -> random.nextInt(300);
            default -> 0;
        };
    }

    private Money money() {
        return switch (random.nextInt(8)) {
            case 0 -> Money.ZERO;
            case 1 -> Money.of(random.nextLong());
            case 2 -> Money.of(random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE);
            case 3 -> new Money(new BigDecimal(new BigInteger(random.nextInt(200), random), Money.SCALE));
            case 4 -> new Money(new BigDecimal(new BigInteger(random.nextInt(200), random).negate(), Money.SCALE));
            default -> Money.of(random.nextInt(10_000_000));
        };
    }

    private String id() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> uuid();
            case 3 -> uuid().toUpperCase(Locale.ROOT);
            case 4 -> damaged(uuid());
            case 5 -> text(256, 0x20, 0x7F);
            case 6 -> text(random.nextInt(257), 0, 0x10000);
            case 7 -> text(random.nextInt(257), 0xD700, 0xE100);
            default -> text(random.nextInt(20), 0x20, 0x7F);
        };
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** One character is another one: no UUID any more, or another UUID. */
    private String damaged(String uuid) {
        int at = random.nextInt(uuid.length());
        char other = "-0gGAF/:\u00B0\u0130\u20AC".charAt(random.nextInt(11));
        return uuid.substring(0, at) + other + uuid.substring(at + 1);
    }

    /** A text as an Avro record can hold it: a surrogate without its partner becomes a question mark. */
    private String text(int length, int fromChar, int toChar) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (fromChar + random.nextInt(toChar - fromChar)));
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
