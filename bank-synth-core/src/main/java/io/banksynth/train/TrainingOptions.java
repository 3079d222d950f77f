package io.banksynth.train;

import io.banksynth.model.ModelPack;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.schema.TableName;
import io.banksynth.source.census.Census;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to train.
 *
 * @param k how many units must share whatever the pack keeps
 * @param trueRows rows of tables whose samples are only a part, from {@code --tables_file}
 * @param configuration what {@code info} shows of this training
 * @param policy what a person declared of columns
 * @param census counts all rows of tables whose samples are only a part; empty where nobody can
 */
public record TrainingOptions(
        int k,
        Map<TableName, Long> trueRows,
        List<ModelPack.Setting> configuration,
        PrivacyPolicy policy,
        Optional<Census> census) {
    /** Units that share every retained item unless said otherwise. */
    public static final int DEFAULT_K = 10;

    public TrainingOptions {
        trueRows = Map.copyOf(trueRows);
        configuration = List.copyOf(configuration);
    }

    /** Of samples alone. */
    public TrainingOptions(
            int k, Map<TableName, Long> trueRows, List<ModelPack.Setting> configuration, PrivacyPolicy policy) {
        this(k, trueRows, configuration, policy, Optional.empty());
    }

    /** The same with a census of all rows. */
    public TrainingOptions with(Optional<Census> counts) {
        return new TrainingOptions(k, trueRows, configuration, policy, counts);
    }

    /** Without a policy: columns are internal, and personal ones are found. */
    public TrainingOptions(int k, Map<TableName, Long> trueRows, List<ModelPack.Setting> configuration) {
        this(k, trueRows, configuration, PrivacyPolicy.NONE);
    }

    public static TrainingOptions defaults() {
        return new TrainingOptions(DEFAULT_K, Map.of(), List.of());
    }
}
