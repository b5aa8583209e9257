package io.tideline.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tideline.delta.Segment;
import io.tideline.event.Money;
import io.tideline.storage.SalesCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelSalesTest {
    private static final Sales ORDER = new Sales(1, 0, Money.of("9.99"), 0);
    private static final Sales WITHOUT_RATE = new Sales(1, 1, Money.ZERO, 0);

    @Test
    void channelsAreAddedUpApart_andTogether() {
        ChannelSales sales =
                sum(10, "WEB", "STORE", "WEB").add(sum(10, "STORE").sales()).sales();

        assertThat(sales.byChannel()).containsOnly(entry("WEB", ORDER.plus(ORDER)), entry("STORE", ORDER.plus(ORDER)));
        assertThat(sales.total()).isEqualTo(new Sales(4, 0, Money.of("39.96"), 0));
    }

    @Test
    void channelsBeyondTheLimit_areTheOthers_andNothingIsLost() {
        ChannelSales sales = sum(2, "c", "b", "a", "d", "b").sales();

        assertThat(sales.byChannel().keySet()).containsExactly("b", "c", Segment.OTHER);
        assertThat(sales.byChannel().get(Segment.OTHER).orders()).isEqualTo(2);
        assertThat(sales.total().orders()).isEqualTo(5);
    }

    @Test
    void channelThatWasKept_staysApartHoweverOftenItIsAddedUpAgain() {
        ChannelSales sales = sum(2, "web", "app", "store").sales();
        for (int i = 0; i < 3; i++) {
            sales = new ChannelSales.Sum(2)
                    .add(sales)
                    .add(sum(2, "web", "kiosk").sales())
                    .sales();
        }

        assertThat(sales.byChannel().keySet()).containsExactly("app", Segment.OTHER, "web");
        assertThat(sales.byChannel().get("web").orders()).isEqualTo(4);
        assertThat(sales.byChannel().get(Segment.OTHER).orders()).isEqualTo(4);
    }

    @Test
    void anySales_comeBackFromTheirBytes() {
        ChannelSales.Sum sum = sum(10, "WEB", "Café/1");
        sum.add("STORE", WITHOUT_RATE);
        sum.add("", Sales.SIGNUP);
        sum.add("APP", Sales.NONE);

        for (ChannelSales sales : List.of(sum.sales(), ChannelSales.NONE)) {
            assertThat(SalesCodec.decode(SalesCodec.encode(sales))).isEqualTo(sales);
        }
    }

    private static ChannelSales.Sum sum(int mostChannels, String... channels) {
        ChannelSales.Sum sum = new ChannelSales.Sum(mostChannels);
        for (String channel : channels) {
            sum.add(channel, ORDER);
        }
        return sum;
    }
}
