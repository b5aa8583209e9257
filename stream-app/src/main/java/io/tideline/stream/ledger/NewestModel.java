package io.tideline.stream.ledger;

import io.tideline.config.kafka.AvroSerdes;
import io.tideline.contract.ModelRecords;
import io.tideline.contract.OutputTopics;
import io.tideline.retention.ChurnModel;
import io.tideline.risk.assess.Gaps;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.model.FittedModel;
import io.tideline.stream.Blueprint;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** The newest model that was read back from its topic, and the judge by it. Confined to its task's thread. */
final class NewestModel implements AutoCloseable {
    private final Blueprint blueprint;
    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> models;
    private final Deserializer<Object> deserializer;
    private byte[] known = {};
    private RiskJudge judge;

    NewestModel(Blueprint blueprint, ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> models) {
        this.blueprint = blueprint;
        this.models = models;
        this.deserializer = new AvroSerdes(blueprint.settings()).deserializer(ChurnModel.class);
        this.judge = judgeBy(Optional.empty());
        refresh();
    }

    /** Reads the model again, and returns whether it is another one than before. */
    boolean refresh() {
        ValueAndTimestamp<byte[]> stored = models.get(FittedModel.MBG_NBD);
        if (stored == null || Arrays.equals(stored.value(), known)) {
            return false;
        }
        known = stored.value();
        ChurnModel record = (ChurnModel)
                deserializer.deserialize(blueprint.settings().topics().of(OutputTopics.MODEL), known);
        FittedModel model = ModelRecords.fitted(record);
        judge = judgeBy(Optional.of(model));
        blueprint.observer().modelFitted(model.version(), model.fittedAt(), record.getCustomers());
        return true;
    }

    private RiskJudge judgeBy(Optional<FittedModel> model) {
        return new RiskJudge(
                model, blueprint.riskRules(), new Gaps(blueprint.rules().calendar()));
    }

    /** The judge by the newest model; by recency before the first one. */
    RiskJudge judge() {
        return judge;
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
