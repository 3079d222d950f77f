package io.banksynth.engine;

import io.banksynth.error.BankSynthException;
import io.banksynth.sink.TableSink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a run's rows go.
 *
 * @param outputDir the folder or URI in which the run gets a folder of its own
 * @param runId that folder's name; where none is given, one from the seed and the pack's digest
 * @param formats at least one
 * @param threads that write at the same time; rows do not depend on it
 * @param packDigest names the pack in the manifest
 */
public record RunRequest(
        String outputDir,
        Optional<String> runId,
        List<TableSink.Format> formats,
        int threads,
        long rowsPerFile,
        String packDigest) {
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    public RunRequest {
        formats = List.copyOf(formats);
        if (formats.isEmpty()) {
            throw BankSynthException.usage("Cannot generate: no output format is asked for; give --output_formats");
        }
        if (threads < 1 || threads > 1024) {
            throw BankSynthException.usage("Cannot run " + threads + " threads: give a number from 1 to 1024");
        }
        if (rowsPerFile < 1) {
            throw BankSynthException.usage("Cannot write " + rowsPerFile + " rows per file: give a number above 0");
        }
        runId.ifPresent(id -> {
            if (!RUN_ID.matcher(id).matches()) {
                throw BankSynthException.usage("Cannot use run id '" + id
                        + "': use letters, digits, dots, dashes and underscores, no dot first, at most 128");
            }
        });
    }
}
