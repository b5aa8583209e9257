package io.tideline.app.simulator;

import io.tideline.app.simulator.ShopEvent.Article;
import io.tideline.app.simulator.ShopEvent.Basket;
import io.tideline.app.simulator.ShopEvent.Line;
import java.util.ArrayList;
import java.util.List;

/** The articles of the shop, and random baskets of them. */
final class Assortment {
    private static final List<Article> ARTICLES = List.of(
            new Article("P-100", "House espresso 1 kg", "coffee"),
            new Article("P-101", "Filter roast 500 g", "coffee"),
            new Article("P-102", "Single estate 250 g", "coffee"),
            new Article("P-200", "First flush 100 g", "tea"),
            new Article("P-201", "Rooibos 250 g", "tea"),
            new Article("P-300", "Hand grinder", "equipment"),
            new Article("P-301", "Pour-over kettle", "equipment"),
            new Article("P-400", "Gift box", "gifts"));

    private static final int MOST_LINES = 3;
    private static final double SPREAD = 0.45;
    private static final long SHIPPING_CENTS = 490;
    private static final long FREE_SHIPPING_FROM_CENTS = 6_000;
    private static final double[] DISCOUNTS = {0.1, 0.1, 0.15, 0.2};

    /** A price contains 19 of 119 parts tax. */
    private static final long TAX_PARTS = 19;

    private static final long PRICE_PARTS = 119;

    private Assortment() {}

    /**
     * Fills a basket.
     *
     * @param medianValue of the goods, in whole currency
     */
    static Basket basket(Chance chance, SalesChannel channel, double medianValue, boolean isReduced) {
        List<Line> lines = lines(chance, medianValue * chance.spread(SPREAD));
        long goods = lines.stream()
                .mapToLong(line -> line.priceCents() * line.quantity())
                .sum();
        long discount = isReduced ? Math.round(goods * DISCOUNTS[chance.between(0, DISCOUNTS.length - 1)]) : 0;
        boolean isSent = channel != SalesChannel.STORE;
        long shipping = isSent && goods - discount < FREE_SHIPPING_FROM_CENTS ? SHIPPING_CENTS : 0;
        long tax = (goods - discount + shipping) * TAX_PARTS / PRICE_PARTS;
        return new Basket(lines, discount, tax, shipping);
    }

    private static List<Line> lines(Chance chance, double value) {
        int count = chance.between(1, MOST_LINES);
        List<Line> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Article article = ARTICLES.get(chance.between(0, ARTICLES.size() - 1));
            int quantity = chance.happens(0.2) ? 2 : 1;
            long price = Math.round(100 * value / count / quantity);
            lines.add(new Line(article, Math.max(price, 1), quantity));
        }
        return lines;
    }
}
