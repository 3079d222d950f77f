package io.banksynth.junit;

import io.banksynth.GenerationConfig;
import io.banksynth.engine.DatabaseLoader;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.error.BankSynthException;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.sink.jdbc.TargetDatabase;
import io.banksynth.source.jdbc.DatabaseAddress;
import io.banksynth.source.jdbc.Drivers;
import io.banksynth.source.jdbc.Secret;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** Fills the database that {@link SyntheticData} names. */
public final class SyntheticDataExtension implements BeforeAllCallback {
    private static final int THREADS = 1;

    @Override
    public void beforeAll(ExtensionContext context) {
        SyntheticData wanted = context.getRequiredTestClass().getAnnotation(SyntheticData.class);
        // A nested class comes here through the one around it, which has its rows.
        if (wanted != null) {
            fill(wanted, address(wanted, context));
        }
    }

    private static void fill(SyntheticData wanted, DatabaseAddress address) {
        PackFiles.Loaded pack = PackFiles.load(Path.of(wanted.model()));
        String table = given(wanted.table()).orElseGet(() -> largest(pack.pack()));
        GenerationConfig config = GenerationConfig.of(table, wanted.rows()).withSeed(wanted.seed());
        GenerationConfig all = wanted.includeChildren() ? config.withChildren() : config;
        IndexedPlan plan = new LocalEngine(THREADS).index(Planner.plan(pack.pack(), all.request()));
        TargetDatabase database = TargetDatabase.at(Drivers.ofClassPath(), address, given(wanted.schema()));
        database.create(
                plan.plan().written().stream().map(TablePlan::table).toList(),
                pack.pack().graph().foreignKeys());
        new DatabaseLoader(database, THREADS, RunListener.SILENT).load(plan, pack.digest());
    }

    private static String largest(ModelPack pack) {
        return pack.models().stream()
                .filter(model -> !pack.keysOnly().contains(model.table()))
                .max(Comparator.comparingLong(TableModel::rows))
                .map(model -> model.table().shown())
                .orElseThrow(() -> BankSynthException.usage("Cannot choose a table: the pack holds none"));
    }

    private static DatabaseAddress address(SyntheticData wanted, ExtensionContext context) {
        String url = given(wanted.url())
                .or(() -> given(told(wanted)))
                .or(() -> context.getConfigurationParameter(SyntheticData.URL_PARAMETER))
                .orElseThrow(() -> BankSynthException.usage("Cannot fill a database for "
                        + context.getRequiredTestClass().getName()
                        + ": none is named; give @SyntheticData url or urlFrom, or the configuration parameter "
                        + SyntheticData.URL_PARAMETER));
        return DatabaseAddress.ofUrl(
                url, given(wanted.user()), given(wanted.passwordVariable()).map(SyntheticDataExtension::secret));
    }

    private static String told(SyntheticData wanted) {
        return wanted.urlFrom() == SyntheticData.NoUrl.class
                ? ""
                : ReflectionSupport.newInstance(wanted.urlFrom()).get();
    }

    private static Secret secret(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(Secret::new)
                .orElseThrow(
                        () -> BankSynthException.usage("Cannot log on to the database: the environment has no variable "
                                + variable + ", which @SyntheticData names for the password"));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
