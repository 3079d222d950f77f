package io.banksynth.formats.orc;

import io.banksynth.error.BankSynthException;
import io.banksynth.formats.TimestampDigits;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.TableName;
import io.banksynth.source.BatchReader;
import io.banksynth.source.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.orc.TypeDescription;

/** Reads ORC files of any writer: samples, and what was generated. */
public final class OrcFileFormat implements FileFormat {
    @Override
    public String name() {
        return "orc";
    }

    @Override
    public boolean accepts(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".orc");
    }

    @Override
    public List<Column> columns(Path file) throws IOException {
        try (OrcInput input = new OrcInput(file)) {
            TypeDescription schema = input.tail().getSchema();
            if (schema.getCategory() != TypeDescription.Category.STRUCT) {
                throw BankSynthException.source("Cannot read " + file + ": its rows are no struct but " + schema);
            }
            List<Column> columns = new ArrayList<>();
            Set<String> undeclared = new HashSet<>();
            for (int i = 0; i < schema.getChildren().size(); i++) {
                String name = schema.getFieldNames().get(i);
                DataType type = OrcTypes.dataType(schema.getChildren().get(i), name, file.toString());
                columns.add(new Column(name, type, true));
                if (schema.getChildren().get(i).getAttributeValue(OrcTypes.TYPE_ATTRIBUTE) == null) {
                    undeclared.add(TableName.fold(name));
                }
            }
            return TimestampDigits.settle(this, file, columns, undeclared);
        }
    }

    @Override
    public BatchReader open(Path file, List<Column> columns) throws IOException {
        refuseOtherCalendars(file, columns);
        OrcInput input = new OrcInput(file);
        try {
            return new OrcBatchReader(file, input, columns);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** The library counts timestamps from 2015 of the default language's calendar, which for Thai is the year 1472. */
    private static void refuseOtherCalendars(Path file, List<Column> columns) {
        String calendar =
                Calendar.getInstance(Locale.getDefault(Locale.Category.FORMAT)).getCalendarType();
        if (!calendar.equals("gregory") && columns.stream().anyMatch(c -> c.type() instanceof DataType.Timestamp)) {
            throw BankSynthException.source("Cannot read timestamps of " + file + ": Java's default language has the "
                    + calendar + " calendar, which the ORC library misreads; start Java with -Duser.language=en");
        }
    }

    /** The position in the file of a column of that name. */
    static int position(TypeDescription schema, Column column, Path file) {
        List<String> names = schema.getFieldNames();
        for (int i = 0; i < names.size(); i++) {
            if (TableName.fold(names.get(i)).equals(column.name())) {
                return i;
            }
        }
        throw BankSynthException.source(
                "Cannot read " + file + ": it has no column " + column.name() + ", only " + String.join(", ", names));
    }
}
