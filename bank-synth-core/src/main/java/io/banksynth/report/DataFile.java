package io.banksynth.report;

import io.banksynth.batch.RowRange;
import io.banksynth.source.FileFormat;

/**
 * A written file.
 *
 * @param format its name among the output formats
 * @param reader reads such files
 * @param path below the data set's folder
 * @param rows that it should hold
 * @param digest that its rows should have, 32 hexadecimal digits; empty where nobody said which rows it should hold
 */
public record DataFile(String format, FileFormat reader, String path, RowRange rows, String digest) {}
