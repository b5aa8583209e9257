package io.tideline.app.ingest;

import io.tideline.app.ingest.row.Column;
import java.util.List;
import java.util.Random;

/** What an order of the example shop, a coffee roaster, contains and costs; amounts in cents. */
final class ExampleBasket {
    private static final int SHIPPING_CENTS = 490;
    private static final int FREE_SHIPPING_FROM_CENTS = 4_500;

    /** Categories by how often they are bought. */
    private static final List<String> CATEGORIES = List.of(
            "coffee", "coffee", "coffee", "coffee", "coffee", "tea", "tea", "equipment", "accessories", "accessories");

    private final Random random;

    ExampleBasket(Random random) {
        this.random = random;
    }

    void fill(ExampleRow order, String coupon) {
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        long goods = goodsCents(category);
        if (!coupon.isEmpty()) {
            goods = goods * 90 / 100;
            order.with(Column.DISCOUNT_CODE, coupon);
        }
        boolean shipped = !order.value(Column.CHANNEL).equals("STORE") && goods < FREE_SHIPPING_FROM_CENTS;
        long shipping = shipped ? SHIPPING_CENTS : 0;
        int taxPercent = category.equals("coffee") || category.equals("tea") ? 7 : 19;
        long tax = goods * taxPercent / (100 + taxPercent);
        order.with(Column.TOTAL, money(goods + shipping))
                .with(Column.TAX, money(tax))
                .with(Column.CURRENCY, "EUR");
        if (shipped) {
            order.with(Column.SHIPPING, money(shipping));
        }
        if (random.nextInt(100) < 96) {
            order.with(Column.CATEGORY, category);
        }
    }

    private long goodsCents(String category) {
        long typical =
                switch (category) {
                    case "coffee" -> 2_850;
                    case "tea" -> 1_950;
                    case "equipment" -> 11_900;
                    default -> 3_400;
                };
        long cents = StrictMath.round(typical * StrictMath.exp(0.4 * random.nextGaussian()));
        return cents / 10 * 10;
    }

    static String money(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
