package io.banksynth.report;

import io.banksynth.error.BankSynthException;
import io.banksynth.model.ModelPack;

/**
 * Reads written tables back and says whether they hold together and how close they are to a pack. What it says depends
 * on the files alone, not on threads; memory does not grow with the rows.
 */
public final class QualityReporter {
    private static final String WORK_FOLDER = ".report-work";

    private final DataReader reader;

    /**
     * @param threads that read at the same time
     */
    public QualityReporter(int threads, Depth depth) {
        this.reader = new DataReader(threads, depth);
    }

    /**
     * Makes a report.
     *
     * @throws BankSynthException if temporary files cannot be written; broken data is reported, not thrown
     */
    public QualityReport compare(ModelPack reference, DataSet synthetic) {
        PackQuestions questions = new PackQuestions(reference, synthetic);
        DataReader.Reading reading =
                reader.read(synthetic, questions, synthetic.folder().resolve(WORK_FOLDER));
        return new Comparison(questions, reading).report();
    }
}
