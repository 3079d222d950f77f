package io.banksynth.spark.engine;

import io.banksynth.engine.PartWriter;
import io.banksynth.engine.RunListener;
import io.banksynth.engine.WrittenFile;
import io.banksynth.schema.TableName;
import io.banksynth.sink.TableSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** What a task does: generates the rows of a part and writes its files, as every engine's tasks do. */
record PartTask(Broadcast<ShippedPlan> plan, List<String> formats, ShippedLayout layout, AttemptFiles files)
        implements Function<PartRows, PartAttempt> {
    @Override
    public PartAttempt call(PartRows rows) throws IOException {
        TaskContext task = TaskContext.get();
        PartWriter writer = new PartWriter(plan.value().indexed(), installed(), new UntilKilled(task));
        String attempt = task.stageId() + "-" + task.taskAttemptId();
        List<WrittenFile> written = files.write(attempt, folder -> writer.write(rows.runPart(), folder));
        return new PartAttempt(
                attempt,
                written.get(0).digest(),
                new ArrayList<>(written.stream().map(WrittenFile::bytes).toList()),
                new ArrayList<>(written.get(0).sums()));
    }

    /** The formats of those names on this executor's class path. */
    private List<TableSink.Format> installed() {
        List<TableSink.Format> installed = new ArrayList<>();
        for (String name : formats) {
            TableSink.Format usual =
                    ServiceLoader.load(TableSink.Format.class, PartTask.class.getClassLoader()).stream()
                            .map(ServiceLoader.Provider::get)
                            .filter(format -> format.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("Not on the executor's class path: " + name));
            installed.add(usual.laidOut(layout.layout()).orElse(usual));
        }
        return installed;
    }

    /** Ends a task between two batches when Spark no longer wants it: another attempt was faster, or the run failed. */
    private record UntilKilled(TaskContext task) implements RunListener {
        @Override
        public void wrote(TableName table, long rows) {
            if (task.isInterrupted()) {
                throw new TaskKilledException();
            }
        }
    }
}
