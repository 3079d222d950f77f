package io.banksynth.spark.engine;

import io.banksynth.engine.Engine;
import io.banksynth.engine.FilePartition;
import io.banksynth.engine.LocalEngine;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.RunPart;
import io.banksynth.engine.WrittenFile;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.formats.orc.OrcFormat;
import io.banksynth.formats.parquet.ParquetFormat;
import io.banksynth.generate.IndexedPlan;
import io.banksynth.model.ModelPack;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.plan.GenerationRequest;
import io.banksynth.plan.Planner;
import io.banksynth.plan.TablePlan;
import io.banksynth.schema.TableName;
import io.banksynth.sink.FileLayout;
import io.banksynth.sink.TableSink;
import io.banksynth.spark.engine.FaultyFiles.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** One plan, written by several engines to folders that can be compared. */
record EngineRuns(Path folder, ModelPack pack, GenerationPlan plan, IndexedPlan indexed) {
    private static final List<TableSink.Format> FORMATS = List.of(new OrcFormat(), new ParquetFormat());

    static EngineRuns of(Path folder) {
        ModelPack pack = CoreBanking.pack();
        GenerationPlan plan = Planner.plan(
                pack,
                new GenerationRequest(
                        TableName.of("accounts"), 3000, 7, GenerationRequest.Descendants.INCLUDED, Map.of(), 1.0));
        return new EngineRuns(folder, pack, plan, new LocalEngine(2).index(plan));
    }

    /** Every table in that many parts, in an order that nobody would choose. */
    List<RunPart> parts(long number) {
        List<RunPart> parts = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            long rows = indexed.rows(table.name());
            FilePartition.of(rows, Math.max(1, (rows + number - 1) / number))
                    .forEach(part -> parts.add(new RunPart(table.name(), part)));
        }
        Collections.shuffle(parts, new Random(number));
        return parts;
    }

    List<WrittenFile> write(Engine engine, List<RunPart> parts, String name) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        return engine.write(indexed, parts, FORMATS, run, RunListener.SILENT);
    }

    /** Spark on which attempts of tasks go wrong. */
    Engine faulty(SparkSession session, Fault fault) {
        return new SparkEngine(
                session,
                pack,
                FileLayout.USUAL,
                run -> new FaultyFiles(new SharedFolder(run.toString()), fault),
                SparkCounter.FEW_BLOCKS);
    }

    /** All files below a folder, hidden ones as well. */
    List<String> files(String name) throws IOException {
        try (Stream<Path> walk = Files.walk(folder.resolve(name))) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.resolve(name).relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
