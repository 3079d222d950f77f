package io.banksynth.junit;

import io.banksynth.GenerationConfig;
import io.banksynth.engine.DatabaseLoader;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.sink.jdbc.TargetDatabase;
import io.banksynth.source.jdbc.DatabaseAddress;
import io.banksynth.source.jdbc.Drivers;
import io.banksynth.source.jdbc.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fills the database that {@link SyntheticData} names. */
public final class SyntheticDataExtension implements BeforeAllCallback {
    private static final int THREADS = 1;

    @Override
    public void beforeAll(ExtensionContext context) {
        SyntheticData wanted = context.getRequiredTestClass().getAnnotation(SyntheticData.class);
        PackFiles.Loaded pack = PackFiles.load(Path.of(wanted.model()));
        GenerationConfig config =
                GenerationConfig.of(wanted.table(), wanted.rows()).withSeed(wanted.seed());
        GenerationConfig all = wanted.includeChildren() ? config.withChildren() : config;
        IndexedPlan plan = new LocalEngine(THREADS).index(Planner.plan(pack.pack(), all.request()));
        TargetDatabase database = TargetDatabase.at(Drivers.ofClassPath(), address(wanted), Optional.empty());
        database.create(
                plan.plan().written().stream().map(TablePlan::table).toList(),
                pack.pack().graph().foreignKeys());
        new DatabaseLoader(database, THREADS, RunListener.SILENT).load(plan, pack.digest());
    }

    private static DatabaseAddress address(SyntheticData wanted) {
        return DatabaseAddress.ofUrl(
                wanted.url(),
                Optional.of(wanted.user()).filter(user -> !user.isEmpty()),
                Optional.of(wanted.passwordVariable())
                        .filter(name -> !name.isEmpty())
                        .map(System::getenv)
                        .map(Secret::new));
    }
}
