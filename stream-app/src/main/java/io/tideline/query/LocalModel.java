package io.tideline.query;

import io.tideline.config.Plan;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.contract.ModelRecords;
import io.tideline.contract.OutputTopics;
import io.tideline.retention.ChurnModel;
import io.tideline.risk.assess.Gaps;
import io.tideline.risk.assess.RiskJudge;
import io.tideline.risk.model.FittedModel;
import io.tideline.storage.StoreNames;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The newest churn model, which every instance reads back from its topic, and assessments by it. */
public final class LocalModel implements AutoCloseable {
    private final StateAccess state;
    private final Plan plan;
    private final Deserializer<Object> deserializer;
    private byte[] known = {};
    private Optional<ChurnModel> model = Optional.empty();
    private Optional<RiskJudge> judge = Optional.empty();

    /** Makes a reader of the model under the settings of a plan. */
    public LocalModel(StateAccess state, Plan plan) {
        this.state = state;
        this.plan = plan;
        this.deserializer = new AvroSerdes(plan.settings()).deserializer(ChurnModel.class);
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
        ReadOnlyKeyValueStore<String, byte[]> models = state.store(StoreNames.MODELS, OptionalInt.empty());
        byte[] stored = models.get(FittedModel.MBG_NBD);
        if (judge.isEmpty() || (stored != null && !Arrays.equals(stored, known))) {
            model = Optional.ofNullable(stored).map(bytes -> (ChurnModel)
                    deserializer.deserialize(plan.settings().topics().of(OutputTopics.MODEL), bytes));
            known = stored == null ? known : stored;
            judge = Optional.of(new RiskJudge(
                    model.map(ModelRecords::fitted),
                    plan.riskRules(),
                    new Gaps(plan.rules().calendar())));
        }
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
