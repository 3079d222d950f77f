package io.banksynth.engine;

import io.banksynth.generate.IndexedPlan;
import io.banksynth.plan.GenerationPlan;
import io.banksynth.sink.TableSink;
import java.nio.file.Path;
import java.util.List;

/** Where plans are run. Rows, files and digests do not depend on it. */
public interface Engine {
    /**
     * Counts the rows of a plan.
     *
     * @throws io.banksynth.error.BankSynthException if counts that were asked for cannot be met
     */
    IndexedPlan index(GenerationPlan plan);

    /**
     * Writes files below a folder that nobody else uses; the caller removes it where this fails.
     *
     * @return a file for each part and format, in their order
     * @throws io.banksynth.error.BankSynthException if anything cannot be written; nobody writes any more then
     */
    List<WrittenFile> write(
            IndexedPlan plan, List<RunPart> parts, List<TableSink.Format> formats, Path folder, RunListener listener);
}
