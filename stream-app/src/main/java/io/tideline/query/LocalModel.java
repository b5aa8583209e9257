package io.tideline.query;

import io.tideline.codec.ModelRecords;
import io.tideline.retention.ChurnModel;
import io.tideline.risk.FittedModel;
import io.tideline.risk.Gaps;
import io.tideline.topology.AvroSerdes;
import io.tideline.topology.Blueprint;
import io.tideline.topology.ReadableStores;
import io.tideline.topology.RiskJudge;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The newest churn model, which every instance reads back from its topic, and the judge by it. */
public final class LocalModel implements AutoCloseable {
    private final StateAccess state;
    private final Blueprint blueprint;
    private final Deserializer<Object> deserializer;
    private byte[] known = {};
    private Optional<ChurnModel> model = Optional.empty();
    private Optional<RiskJudge> judge = Optional.empty();

    /** The model of a pipeline. */
    public LocalModel(StateAccess state, Blueprint blueprint) {
        this.state = state;
        this.blueprint = blueprint;
        this.deserializer = new AvroSerdes(blueprint.settings()).deserializer(ChurnModel.class);
    }

    /**
     * The record of the newest model; empty before the first fit.
     *
     * @throws NotAvailableException if it is not readable at the moment
     */
    public synchronized Optional<ChurnModel> record() {
        refresh();
        return model;
    }

    /** The judge by the newest model, or by recency before the first fit. */
    public synchronized RiskJudge judge() {
        refresh();
        return judge.orElseThrow();
    }

    private void refresh() {
        ReadOnlyKeyValueStore<String, byte[]> models = state.store(ReadableStores.MODELS, OptionalInt.empty());
        byte[] stored = models.get(FittedModel.MBG_NBD);
        if (judge.isEmpty() || (stored != null && !Arrays.equals(stored, known))) {
            model = Optional.ofNullable(stored).map(bytes -> (ChurnModel)
                    deserializer.deserialize(blueprint.settings().topics().model(), bytes));
            known = stored == null ? known : stored;
            judge = Optional.of(new RiskJudge(
                    model.map(ModelRecords::fitted),
                    blueprint.riskSettings(),
                    new Gaps(blueprint.rules().calendar())));
        }
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
