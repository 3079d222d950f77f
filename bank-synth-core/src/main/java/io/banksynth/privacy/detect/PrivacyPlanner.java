package io.banksynth.privacy.detect;

import io.banksynth.privacy.ColumnPrivacy;
import io.banksynth.privacy.Level;
import io.banksynth.privacy.PrivacyPlan;
import io.banksynth.privacy.policy.PrivacyPolicy;
import io.banksynth.privacy.provider.Locales;
import io.banksynth.privacy.provider.PersonNames;
import io.banksynth.privacy.provider.Pools;
import io.banksynth.schema.Column;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settles how each column is treated: what a person declared wins, then what is found, then the default. */
public final class PrivacyPlanner {
    private final PrivacyPolicy policy;
    private final Detector detector;
    private @Nullable PersonNames names;

    private PrivacyPlanner(PrivacyPolicy policy) {
        this.policy = policy;
        this.detector = new Detector(this::names);
    }

    private PersonNames names() {
        PersonNames known = names;
        if (known == null) {
            known = new PersonNames(new Pools(), policy.locale().orElse(Locales.DEFAULT));
            names = known;
        }
        return known;
    }

    /** The treatment of every column of the samples. */
    public static PrivacyPlan plan(PrivacyPolicy policy, List<Sample> samples) {
        PrivacyPlanner planner = new PrivacyPlanner(policy);
        Map<TableName, Map<String, ColumnPrivacy>> tables = new LinkedHashMap<>();
        for (Sample sample : samples) {
            Map<String, ColumnPrivacy> columns = new LinkedHashMap<>();
            for (int c = 0; c < sample.columns().size(); c++) {
                columns.put(sample.columns().get(c).name(), planner.column(sample, c));
            }
            tables.put(sample.table(), columns);
        }
        return new PrivacyPlan(policy.unit(), tables);
    }

    /** The treatment of every column by declarations and names alone: no value is looked at. */
    public static PrivacyPlan planByNames(PrivacyPolicy policy, List<Table> declared) {
        PrivacyPlanner planner = new PrivacyPlanner(policy);
        Map<TableName, Map<String, ColumnPrivacy>> tables = new LinkedHashMap<>();
        for (Table table : declared) {
            Map<String, ColumnPrivacy> columns = new LinkedHashMap<>();
            for (Column column : table.columns()) {
                columns.put(
                        column.name(),
                        planner.settled(table.name(), column.name(), () -> Detector.byName(table.name(), column)));
            }
            tables.put(table.name(), columns);
        }
        return new PrivacyPlan(policy.unit(), tables);
    }

    private ColumnPrivacy column(Sample sample, int position) {
        Column column = sample.columns().get(position);
        return settled(sample.table(), column.name(), () -> detector.find(sample, position));
    }

    private ColumnPrivacy settled(TableName table, String column, Supplier<Optional<Finding>> detection) {
        Optional<PrivacyPolicy.Rule> declared = policy.of(table, column);
        if (declared.isPresent()) {
            return declared(declared.get(), detection);
        }
        return detection.get().map(this::found).orElseGet(() -> ColumnPrivacy.byDefault(policy.defaultLevel()));
    }

    /** Declared pii without a provider has the one that its values ask for. */
    private ColumnPrivacy declared(PrivacyPolicy.Rule rule, Supplier<Optional<Finding>> detection) {
        Optional<String> provider = rule.provider();
        if (rule.level() == Level.PII && provider.isEmpty() && rule.pattern().isEmpty()) {
            provider = detection.get().flatMap(f -> f.kind().provider());
        }
        return new ColumnPrivacy(
                rule.level(),
                provider,
                provider.isEmpty() ? Optional.empty() : Optional.of(locale(rule.locale())),
                rule.pattern(),
                ColumnPrivacy.Origin.DECLARED,
                "declared in the policy");
    }

    private ColumnPrivacy found(Finding finding) {
        Level proposed = finding.kind().level();
        Level level = proposed == Level.PII ? policy.undeclaredPii() : proposed;
        Optional<String> provider = level == Level.PII ? finding.kind().provider() : Optional.empty();
        return new ColumnPrivacy(
                level,
                provider,
                provider.map(name -> locale(Optional.empty())),
                Optional.empty(),
                ColumnPrivacy.Origin.DETECTED,
                finding.reason());
    }

    private String locale(Optional<String> own) {
        return own.or(policy::locale).orElse(Locales.DEFAULT);
    }
}
